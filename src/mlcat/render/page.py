"""`show`: everything known of an entry, as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from mlcat.citing.apa import apa
from mlcat.citing.prose import address as reading_address
from mlcat.model import Entry, Link, Publication
from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from mlcat.render.panel import fitting
from mlcat.render.theme import BORDER, COMMAND, ID, LABEL, STATUS, TAG, TITLE, address, box, draw, joined, linked, text

_NARROW = 60  # columns below which a label stands above its value
_MAX_AUTHORS = 6  # of a publication; `cite` names them all
_PUBLISHED = ("paper", "survey", "article")  # kinds of an entry that is a publication itself


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
        facts.append(text(f"in {', '.join(item.catalogs)}"))
    return joined(canvas, facts)


def _facts(entry: Entry, item: Item, near: list[Item], canvas: Canvas) -> Iterator[tuple[str, Text]]:
    """What the page says line by line: label and value; what is unknown is left out."""
    if entry.authors:
        yield "by", text(", ".join(entry.authors))
    if entry.organization:
        yield "at" if entry.authors else "by", text(entry.organization)
    if entry.year and not (entry.publications and entry.kind in _PUBLISHED):
        yield "year", text(str(entry.year))
    for publication in entry.publications:
        yield publication.role or "publication", _citation(publication, canvas)
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
    """License, language and status; of an entry that is no code itself, say that they are those of its code."""
    whose = " (of its code)" if entry.kind in _PUBLISHED else ""
    if entry.license:
        yield "license", text(entry.license)
    if entry.code_license:
        yield "code license", text(entry.code_license)
    if entry.language:
        yield "written in", text(entry.language + whose)
    if entry.status or entry.last_activity:
        since = f"last activity {entry.last_activity}" if entry.last_activity else ""
        status = text((entry.status or "") + (whose if entry.status else ""), STATUS.get(entry.status or "", ""))
        yield "status", joined(canvas, [status, text(since if entry.status else since + whose)])


def _citation(publication: Publication, canvas: Canvas) -> Text:
    """The reference as APA has it, with few authors, its address a link; the number on arXiv is added."""
    reference, where = apa(publication, _MAX_AUTHORS), reading_address(publication)
    number = f"arXiv:{publication.arxiv}" if publication.arxiv else ""
    start = text(reference.removesuffix(where).rstrip())
    links = [(where, where)] if where else []
    if number and number not in reference:
        links.append((number, f"https://arxiv.org/abs/{publication.arxiv}"))
    for shown, url in links:
        link = text(shown)
        if canvas.links:
            link.stylize(linked(url))
        start.append(" ").append_text(link)
    return start


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
