"""From what a list says to a catalog of ours, with the ids that an earlier import gave."""

import re
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from mlcat.constraints import MAX_LINE
from mlcat.importing.lists.parsed import ParsedEntry, ParsedList
from mlcat.importing.sentences import first_sentence
from mlcat.importing.stable_ids import stable_ids
from mlcat.model import CatalogData, Entry, Link, Publication, Section
from mlcat.sections import SectionTree
from mlcat.text.safety import shorten
from mlcat.text.slugs import IdAllocator


def to_catalog(
    reading: ParsedList,
    *,
    name: str,
    source: str,
    fetched: str,
    homepage: str | None = None,
    previous: CatalogData | None = None,
) -> CatalogData:
    """The catalog `name` of what `reading` found; `fetched` is a date (2026-01-31), `homepage` where the list is kept.

    An entry that `previous` has too keeps its id.
    """
    sections = _Sections(reading.title or _spoken(name), previous)
    placed = [(found, sections.of(found.path)) for found in reading.entries]
    chosen = stable_ids(placed, previous)
    return CatalogData(
        name=name,
        title=shorten(reading.title, MAX_LINE) or _spoken(name),
        description=reading.description or None,
        homepage=homepage,
        license=reading.license,
        source=shorten(source, MAX_LINE) or None,
        fetched=fetched,
        sections=tuple(sections.all),
        entries=tuple(_entry(found, section, chosen[place]) for place, (found, section) in enumerate(placed)),
    )


def _spoken(name: str) -> str:
    return name.replace("-", " ").title()


class _Sections:
    """Makes a section of each heading that holds entries, or holds one that does."""

    def __init__(self, title: str, previous: CatalogData | None) -> None:
        self.all: list[Section] = []
        self._title = title
        self._ids: dict[tuple[str, ...], str] = {}
        self._before = _paths(previous)
        self._allocator = IdAllocator(set(self._before.values()))

    def of(self, path: tuple[str, ...]) -> str:
        """The id of the section at `path`; entries under no heading stand in one with the list's title."""
        path = path or (self._title,)
        for depth in range(1, len(path) + 1):
            self._make(path[:depth])
        return self._ids[path]

    def _make(self, path: tuple[str, ...]) -> None:
        if path in self._ids:
            return
        parent = self._ids.get(path[:-1])
        chosen = self._before.get(path) or self._allocator.section(path[-1], parent)
        self._ids[path] = chosen
        self.all.append(Section(id=chosen, title=shorten(path[-1], MAX_LINE), parent=parent))


def _paths(catalog: CatalogData | None) -> dict[tuple[str, ...], str]:
    """The ids of a catalog's sections by their titles from the top."""
    if catalog is None:
        return {}
    tree = SectionTree(catalog.sections)
    return {tree.titles(section.id): section.id for section in catalog.sections}


# --- One entry ---------------------------------------------------------------------------------------------------


def _entry(found: ParsedEntry, section: str, chosen: str) -> Entry:
    entry = Entry(
        id=chosen,
        title=found.title,
        url=found.url,
        section=section,
        tags=tuple(shorten(tag, MAX_LINE) for tag in found.tags),
        summary=first_sentence(found.description) or None,
        description=found.description or None,
        links=tuple(Link(label=link.label, url=link.url) for link in found.links),
        license=found.license,
        language=found.language,
        year=found.year,
    )
    return _by_address(entry)


_ARXIV = re.compile(r"^/(?:abs|pdf|html)/(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?:\.pdf)?/?$")
_DOI = re.compile(r"^/(10\.\d{4,9}/[^\s<>]{1,300})$")


def _by_address(entry: Entry) -> Entry:
    """`entry` with what its address alone tells: a paper's number, or that it is a dataset."""
    try:
        address = urlsplit(entry.url)
        host = (address.hostname or "").removeprefix("www.")
    except ValueError:
        return entry
    if host in ("arxiv.org", "export.arxiv.org") and (arxiv := _ARXIV.match(address.path)):
        paper = Publication(type="article", title=entry.title, year=entry.year, arxiv=arxiv[1])
        return replace(entry, kind="paper", publications=(paper,))
    if host in ("doi.org", "dx.doi.org") and (doi := _DOI.match(_readable(address.path))):
        paper = Publication(type="document", title=entry.title, year=entry.year, doi=doi[1])
        return replace(entry, kind="paper", publications=(paper,))
    if host == "huggingface.co" and address.path.startswith("/datasets/"):
        return replace(entry, kind="dataset")
    return entry


def _readable(path: str) -> str:
    """`path` with percent codes read, unless that brings in what no DOI holds."""
    text = unquote(path)
    return text if text.isprintable() else path
