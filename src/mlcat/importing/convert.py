"""Converts a parsed list to a catalog, with the ids of an earlier import."""

import re

from mlcat.constraints import MAX_LINE
from mlcat.importing.lists.facts import add_identifiers
from mlcat.importing.lists.parsed import ParsedEntry, ParsedList
from mlcat.importing.sentences import first_sentence
from mlcat.importing.stable_ids import stable_ids
from mlcat.model import Author, CatalogData, Entry, Link, Publication, Section
from mlcat.sections import SectionTree
from mlcat.text.names import parse_name
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
    """The catalog `name` with the entries of `reading`.

    `fetched` is a date (2026-01-31), `homepage` the address of the list. An entry that is also in `previous` keeps its
    id.
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
        entries=tuple(entry_of(found, section, chosen[position]) for position, (found, section) in enumerate(placed)),
    )


def _spoken(name: str) -> str:
    return name.replace("-", " ").title()


class _Sections:
    """Creates a section for each heading that has entries, directly or under a heading below it."""

    def __init__(self, title: str, previous: CatalogData | None) -> None:
        self.all: list[Section] = []
        self._title = title
        self._ids: dict[tuple[str, ...], str] = {}
        self._before = _paths(previous)
        self._allocator = IdAllocator(set(self._before.values()))

    def of(self, path: tuple[str, ...]) -> str:
        """The id of the section at `path`; entries without a heading get a section with the list's title."""
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
    """The ids of a catalog's sections by the path of their titles from the top."""
    if catalog is None:
        return {}
    tree = SectionTree(catalog.sections)
    return {tree.titles(section.id): section.id for section in catalog.sections}


# --- One entry ---------------------------------------------------------------------------------------------------


def entry_of(found: ParsedEntry, section: str, chosen: str) -> Entry:
    """The entry with the given section and id, and the facts that its address alone reveals (arXiv number, DOI)."""
    add_identifiers(found)
    return Entry(
        id=chosen,
        title=found.title,
        url=found.url,
        section=section,
        tags=tuple(shorten(tag, MAX_LINE) for tag in found.tags),
        kind=found.kind,
        summary=first_sentence(found.description) or None,
        description=found.description or None,
        links=tuple(Link(label=link.label, url=link.url) for link in found.links),
        aliases=found.aliases,
        authors=tuple(shorten(name, MAX_LINE) for name in found.authors),
        year=found.year,
        license=found.license,
        language=found.language,
        install=found.install,
        status=found.status,
        publications=_publications(found),
    )


_JOURNAL = re.compile(
    r"\b(?:journal|transactions|letters|magazine|nature|science|review|annals|bulletin)\b", re.IGNORECASE
)
_PREPRINT = re.compile(r"\b(?:arxiv|preprint|corr|biorxiv)\b", re.IGNORECASE)


def _publications(found: ParsedEntry) -> tuple[Publication, ...]:
    """The publication of an entry, as far as the list describes it; empty if the list does not mention one."""
    if not (found.arxiv or found.doi or found.venue or (found.kind == "paper" and found.authors)):
        return ()
    authors = [Author(**parts) for name in found.authors if (parts := parse_name(shorten(name, MAX_LINE)))]
    paper = Publication(
        type=_type_of(found),
        title=found.title,
        authors=tuple(authors),
        et_al=found.et_al,
        year=found.year,
        venue=shorten(found.venue, MAX_LINE) if found.venue else None,
        doi=found.doi,
        arxiv=found.arxiv,
        url=None if found.arxiv or found.doi else found.url,
    )
    return (paper,)


def _type_of(found: ParsedEntry) -> str:
    """The CSL type of a publication, derived from its venue."""
    if found.venue and not _PREPRINT.search(found.venue):
        return "article-journal" if _JOURNAL.search(found.venue) else "paper-conference"
    return "article" if found.arxiv or found.venue else "document"
