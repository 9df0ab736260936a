"""`show`: everything known of an entry, as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from mlcat.model import Entry, Link
from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from mlcat.render.panel import fitting
from mlcat.render.theme import BORDER, COMMAND, ID, LABEL, STATUS, TAG, TITLE, address, box, draw, joined, linked, text

_NARROW = 60  # columns below which a label stands above its value


def page(item: Item, near: Iterable[Item], canvas: Canvas) -> str:
    """The page of an entry; `near` are the entries named at its foot."""
    entry = item.entry()
    facts = list(_facts(entry, item, list(near), canvas))
    narrow = canvas.width < _NARROW
    indent = 2 if narrow else max((len(label) for label, _ in facts), default=0) + 2
    addresses = [link.url for link in _addresses(entry)]
    width = fitting(canvas, addresses, indent)
    parts: list[RenderableType] = [text(entry.title, TITLE), _where(entry, item, canvas)]
    if body := entry.description or entry.summary:
        parts += [Text(), text(body)]
    parts += [Text(), *(_stacked(facts) if narrow else [_grid(facts)])]
    frame = Panel(
        Group(*parts), border_style=BORDER, box=box(canvas), width=width, title=text(entry.id, ID), title_align="left"
    )
    return draw(canvas, frame, width=width)


def _where(entry: Entry, item: Item, canvas: Canvas) -> Text:
    facts = [text(entry.kind or ""), text(" > ".join(item.path)), text(" ".join(entry.tags), TAG)]
    if item.owned:
        facts.append(text(f"in {item.catalog}"))
    return joined(canvas, facts)


def _facts(entry: Entry, item: Item, near: list[Item], canvas: Canvas) -> Iterator[tuple[str, Text]]:
    """What the page says line by line: label and value; what is unknown is left out."""
    if entry.authors:
        yield "by", text(", ".join(entry.authors) + (" and others" if entry.et_al else ""))
    if entry.organization:
        yield "at" if entry.authors else "by", text(entry.organization)
    if entry.year or entry.venue:
        yield "published", _published(entry, canvas)
    if entry.arxiv:
        yield "arXiv", _numbered(entry.arxiv, f"https://arxiv.org/abs/{entry.arxiv}", canvas)
    if entry.doi:
        yield "DOI", _numbered(entry.doi, f"https://doi.org/{entry.doi}", canvas)
    yield from _state(entry, canvas)
    if entry.install:
        yield "install", text(entry.install, COMMAND)
    for link in _addresses(entry):
        yield link.label, address(link.url, canvas)
    if entry.aliases:
        yield "also called", text(", ".join(entry.aliases))
    if entry.topics:
        yield "good for", text(", ".join(entry.topics))
    if near:
        yield "near", Text("  ".join(other.row.id for other in near), ID)


def _state(entry: Entry, canvas: Canvas) -> Iterator[tuple[str, Text]]:
    """Licence, language and status: those of the code or data; a paper has none of its own, so say whose they are."""
    whose = " (of its code)" if entry.kind in ("paper", "survey", "article") else ""
    if entry.license:
        yield "licence", text(entry.license + whose)
    if entry.language:
        yield "written in", text(entry.language + whose)
    if entry.status or entry.last_activity:
        since = f"last activity {entry.last_activity}" if entry.last_activity else ""
        status = text((entry.status or "") + (whose if entry.status else ""), STATUS.get(entry.status or "", ""))
        yield "status", joined(canvas, [status, text(since if entry.status else since + whose)])


def _published(entry: Entry, canvas: Canvas) -> Text:
    venue, year = entry.venue or "", str(entry.year or "")
    if year in venue:
        return text(venue)
    if any(part.isdigit() and len(part) == 4 for part in venue.replace(",", " ").split()):
        return text(f"{venue}, first in {year}")  # the venue is that of a later paper
    return joined(canvas, [text(venue), text(year)])


def _numbered(number: str, url: str, canvas: Canvas) -> Text:
    shown = text(number)
    if canvas.links:
        shown.stylize(linked(url))
    return shown


def _addresses(entry: Entry) -> list[Link]:
    """The address and the links; several labels of one address become one line."""
    labels: dict[str, list[str]] = {entry.url: ["address"]}
    for link in entry.links:
        labels.setdefault(link.url, []).append(link.label)
    return [Link(label=", ".join(names), url=url) for url, names in labels.items()]


def _grid(facts: list[tuple[str, Text]]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=LABEL, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for label, value in facts:
        grid.add_row(text(label), value)
    return grid


def _stacked(facts: list[tuple[str, Text]]) -> Iterator[RenderableType]:
    from rich.padding import Padding

    for label, value in facts:
        yield text(label, LABEL)
        yield Padding(value, (0, 0, 0, 2))
