"""Assembles the page: fills the template with the style sheet, the scripts, the filters and the cards."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from string import Template
from urllib.parse import quote

from mlcat.render.formats.section_groups import Group, group_by_section
from mlcat.render.item import Item
from mlcat.render.webpage.blocks import blocks, section_paths
from mlcat.render.webpage.cards import FACETS, facet_values
from mlcat.render.webpage.facets import SectionCount, facets
from mlcat.render.webpage.markup import display_address, escape_text, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index

BLOCK_SIZE = 60
"""Maximum number of cards that the script draws at once."""
_TITLE = "Catalogs"  # of a list with entries of several catalogs
_FIRST_SCRIPT = 'document.documentElement.className = matchMedia("(min-width: 56rem)").matches ? "js wide" : "js";'
# Runs before the first paint, so that the layout does not shift.
_SCRIPTS = ("search.js", "list.js", "controls.js")
_ENTRIES = "\0"  # placeholder for the entries; no text of a catalog contains it


def render_web_page(items: Iterable[Item]) -> Iterator[str]:
    """Renders the page of these entries, by section and in the order of the catalog."""
    groups = group_by_section(items)
    before, after = Template(_file("template.html")).substitute(_placeholder_values(groups) | _code()).split(_ENTRIES)
    first, *rest = blocks(groups, BLOCK_SIZE) if groups else [""]
    yield before
    yield first
    # If scripts run, the content of `noscript` is plain text to the browser: the cards that are not shown at
    # first cost little until the script reads them, line by line.
    yield from ("<noscript>\n", *rest, "</noscript>\n") if rest else ()
    yield after


def _placeholder_values(groups: list[Group]) -> dict[str, str]:
    """The values of the template's placeholders."""
    items = [item for _, members in groups for item in members]
    indexes = {item.catalog: item.index for item in items}
    only_index = next(iter(indexes.values())) if len(indexes) == 1 else None
    title = escape_text(only_index.title) if only_index else _TITLE
    about = escape_text(only_index.description or "") if only_index else ""
    count = f"{len(items):,} {'entry' if len(items) == 1 else 'entries'}"
    return {
        "title": title,
        "about": f'<p class="about" dir="auto">{about}</p>\n' if about else "",
        "description": about or f"{title}: {count}",
        "origin": "".join(f"<span>{part}</span>" for part in _origin(indexes.values())),
        "facets": "".join(_facets(groups, len(items))),
        "count": count,
        "total": str(len(items)),
        "step": str(BLOCK_SIZE),
        "entries": _ENTRIES,
    }


def _origin(indexes: Iterable[Index]) -> Iterator[str]:
    """The sources of the catalogs, and their licenses."""
    for index in indexes:
        if index.homepage:
            yield link(index.homepage, display_address(index.homepage))
        if index.license:
            yield f"data: {escape_text(index.license)}"
    yield "made with mlcat"


def _facets(groups: list[Group], total: int) -> Iterator[str]:
    sections: dict[str, SectionCount] = {}
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for path, (_, members) in zip(section_paths(groups), groups, strict=True):
        for depth, (key, title) in enumerate(path):
            sections.setdefault(key, SectionCount(title, depth)).count += len(members)
        for item in members:
            for facet, values in facet_values(item, item.entry()).items():
                counts[facet].update(dict.fromkeys(values, 1))
    return facets(sections, counts, total)


def _code() -> dict[str, str]:
    """The style sheet, the scripts, the icon, and the content security policy that allows only these.

    The scripts make no connections. `connect-src` is for Lighthouse, which fetches robots.txt.
    """
    style = _compact(_file("style.css"))
    script = f'(() => {{\n"use strict";\n{_compact("".join(map(_file, _SCRIPTS)))}\n}})();'
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(_FIRST_SCRIPT)} {_hash(script)}; "
        "img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )
    icon = f"data:image/svg+xml,{quote(_file('icon.svg').strip(), safe='')}"
    return {"policy": policy, "style": style, "first_script": _FIRST_SCRIPT, "script": script, "icon": icon}


_COMMENT = re.compile(r"^[ \t]*(/\*.*?\*/|//[^\n]*)$", re.MULTILINE | re.DOTALL)


def _compact(source: str) -> str:
    """A style sheet or script without comment lines, indentation and empty lines."""
    return "\n".join(filter(None, map(str.strip, _COMMENT.sub("", source).splitlines())))


def _hash(source: str) -> str:
    """The CSP source for an inline element with exactly this content: https://www.w3.org/TR/CSP3/."""
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def _file(name: str) -> str:
    return files("mlcat.render.webpage").joinpath(name).read_text("utf-8")
