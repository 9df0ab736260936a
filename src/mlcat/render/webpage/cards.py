"""Renders the cards of the page: a list item for each entry.

The script reads two attributes: `data-f` has the facet of a value, `data-name` marks an alias.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from mlcat.citing.apa import apa
from mlcat.constraints import STATUSES
from mlcat.model import Entry
from mlcat.render.item import Item
from mlcat.render.webpage.markup import display_address, escape_text, link
from mlcat.text.safety import one_line

FACETS = ("kind", "tag", "status", "language", "license")
"""The facts of an entry that the page filters by, besides its section."""
_MAX_AUTHORS = 6  # in a reference


def card(item: Item) -> str:
    """Renders an entry as a list item: title as a link, summary, short facts, and the rest in a details element."""
    row, entry = item.row, item.entry()
    name, key = escape_text(row.title), escape_text(item.reference)
    anchor = f'<a class="anchor" href="#{key}" aria-label="Link to {name}">#</a>'
    title = link(row.url, name, ' dir="auto"')
    parts = [f'<p class="name">{title}{anchor}</p>', f'<p class="address">{display_address(row.url)}</p>']
    if row.summary:
        parts.append(f'<p class="summary" dir="auto">{escape_text(row.summary)}</p>')
    if facts := "".join(_short_facts(item, entry)):
        parts.append(f'<p class="facts">{facts}</p>')
    if details := _details(entry):
        parts.append(f'<details><summary aria-label="Details of {name}">Details</summary>{details}</details>')
    return f'<li class="card" id="{key}">{"".join(parts)}</li>\n'


def facet_values(item: Item, entry: Entry) -> dict[str, tuple[str, ...]]:
    """The values of the entry in each of FACETS, in that order."""
    by_facet = (item.row.kind,), item.row.tags, (entry.status,), (entry.language,), (entry.license,)
    return {
        facet: tuple(one_line(value) for value in values if value)
        for facet, values in zip(FACETS, by_facet, strict=True)
    }


def _short_facts(item: Item, entry: Entry) -> Iterator[str]:
    for facet, values in facet_values(item, entry).items():
        for value in values:
            mark = value if facet == "status" and value in STATUSES else facet
            yield f'<span class="{mark}" data-f="{facet}">{escape(value)}</span> '
    if item.row.year:
        yield f"<span>{escape_text(str(item.row.year))}</span>"


def _details(entry: Entry) -> str:
    facts = "".join(f"<dt>{label}</dt>{''.join(parts)}" for label, parts in _facts(entry) if parts)
    about = f'<p class="about" dir="auto">{escape_text(entry.description)}</p>' if entry.description else ""
    return about + (f"<dl>{facts}</dl>" if facts else "")


def _facts(entry: Entry) -> Iterator[tuple[str, list[str]]]:
    """Labels with their values, each a `dd` element."""
    yield "Authors", _optional_dd(", ".join(entry.authors))
    yield "From", _optional_dd(entry.organization)
    yield "Install", _optional_dd(entry.install, "<code>", "</code>")
    yield "Code license", _optional_dd(entry.code_license)
    yield "Last activity", _optional_dd(entry.last_activity)
    yield "Cite", [_dd(escape_text(apa(publication, _MAX_AUTHORS))) for publication in entry.publications[:1]]
    for further_link in entry.links:
        if further_link.url != entry.url:
            yield (
                _capitalized(escape_text(further_link.label)),
                [_dd(link(further_link.url, display_address(further_link.url)))],
            )
    names = ", ".join(f"<bdi data-name>{escape_text(alias)}</bdi>" for alias in entry.aliases)
    yield "Also called", [_dd(names)] if names else []
    yield "Topics", _optional_dd("; ".join(entry.topics))
    yield "Checked", _optional_dd(entry.checked)
    yield "Added", _optional_dd(entry.added)


def _capitalized(label: str) -> str:
    return label[:1].upper() + label[1:]


def _optional_dd(value: str | None, before: str = "", after: str = "") -> list[str]:
    return [_dd(f"{before}{escape_text(value)}{after}")] if value else []


def _dd(html: str) -> str:
    return f'<dd dir="auto">{html}</dd>'
