"""Converts a parsed list to a catalog, with the ids of an earlier import."""

import re

from mlcat.constraints import MAX_LINE
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.facts import add_identifiers
from mlcat.importing.lists.parsed import ParsedEntry, ParsedList
from mlcat.importing.naming import title_from_name
from mlcat.importing.sentences import first_sentence
from mlcat.importing.stable_ids import stable_ids
from mlcat.model import Author, CatalogData, Entry, Link, Publication, Section
from mlcat.sections import SectionTree
from mlcat.text.person_names import parse_name
from mlcat.text.safety import shorten
from mlcat.text.slugs import IdAllocator


def to_catalog(
    parsed_list: ParsedList,
    *,
    name: str,
    source: str,
    fetched: str,
    homepage: str | None = None,
    previous: CatalogData | None = None,
) -> CatalogData:
    """Converts a parsed list to the catalog `name`.

    `source` is where the list comes from, `homepage` its address, `fetched` the day (2026-01-31). Entries and sections
    keep the ids that they have in `previous`.
    """
    sections = _Sections(parsed_list.title or title_from_name(name), previous)
    with_sections = [(parsed, sections.section_at(parsed.path)) for parsed in parsed_list.entries]
    ids = stable_ids(with_sections, previous)
    return CatalogData(
        name=name,
        title=shorten(parsed_list.title, MAX_LINE) or title_from_name(name),
        description=parsed_list.description or None,
        homepage=homepage,
        license=parsed_list.license,
        source=shorten(source, MAX_LINE) or None,
        fetched=fetched,
        sections=tuple(sections.all),
        entries=tuple(
            to_entry(parsed, section, ids[position]) for position, (parsed, section) in enumerate(with_sections)
        ),
    )


class _Sections:
    """Creates a section for each heading with entries below it."""

    def __init__(self, title: str, previous: CatalogData | None) -> None:
        self.all: list[Section] = []
        self._title = title
        self._ids: dict[tuple[str, ...], str] = {}
        self._previous_ids = _ids_by_path(previous)
        self._allocator = IdAllocator(set(self._previous_ids.values()))

    def section_at(self, path: tuple[str, ...]) -> str:
        """The id of the section at `path`, which is created if necessary. An empty path means the title of the list."""
        path = path or (self._title,)
        for depth in range(len(path)):
            self._create(path[: depth + 1])
        return self._ids[path]

    def _create(self, path: tuple[str, ...]) -> None:
        if path in self._ids:
            return
        parent = self._ids.get(path[:-1])
        section_id = self._previous_ids.get(path) or self._allocator.section_id(path[-1], parent)
        self._ids[path] = section_id
        self.all.append(Section(id=section_id, title=shorten(path[-1], MAX_LINE), parent=parent))


def _ids_by_path(catalog: CatalogData | None) -> dict[tuple[str, ...], str]:
    """The id of each section of a catalog by the titles from the outermost section to it."""
    if catalog is None:
        return {}
    tree = SectionTree(catalog.sections)
    return {tree.titles(section.id): section.id for section in catalog.sections}


# --- One entry ---------------------------------------------------------------------------------------------------


def to_entry(parsed: ParsedEntry, section: str, entry_id: str) -> Entry:
    """Converts a parsed entry. First adds the facts in its address (arXiv number, DOI) to `parsed`."""
    add_identifiers(parsed)
    return Entry(
        id=entry_id,
        title=parsed.title,
        url=parsed.url,
        section=section,
        tags=tuple(shorten(tag, MAX_LINE) for tag in parsed.tags),
        kind=parsed.kind,
        summary=first_sentence(parsed.description) or None,
        description=parsed.description or None,
        links=tuple(Link(label=link.label, url=link.url) for link in parsed.links),
        aliases=parsed.aliases,
        authors=tuple(shorten(name, MAX_LINE) for name in parsed.authors),
        year=parsed.year,
        license=parsed.license,
        language=parsed.language,
        install=parsed.install,
        status=parsed.status,
        publications=_publications(parsed),
    )


_JOURNAL = lazy_compile(
    r"\b(?:journal|transactions|letters|magazine|nature|science|review|annals|bulletin)\b", re.IGNORECASE
)
_PREPRINT = lazy_compile(r"\b(?:arxiv|preprint|corr|biorxiv)\b", re.IGNORECASE)


def _publications(parsed: ParsedEntry) -> tuple[Publication, ...]:
    """The publication that the list describes; none if it describes no publication."""
    if not (parsed.arxiv or parsed.doi or parsed.venue or (parsed.kind == "paper" and parsed.authors)):
        return ()
    authors = [Author(**parts) for name in parsed.authors if (parts := parse_name(shorten(name, MAX_LINE)))]
    paper = Publication(
        type=_csl_type(parsed),
        title=parsed.title,
        authors=tuple(authors),
        et_al=parsed.et_al,
        year=parsed.year,
        venue=shorten(parsed.venue, MAX_LINE) if parsed.venue else None,
        doi=parsed.doi,
        arxiv=parsed.arxiv,
        url=None if parsed.arxiv or parsed.doi else parsed.url,
    )
    return (paper,)


def _csl_type(parsed: ParsedEntry) -> str:
    """The CSL type of a publication, derived from its venue."""
    if parsed.venue and not _PREPRINT.search(parsed.venue):
        return "article-journal" if _JOURNAL.search(parsed.venue) else "paper-conference"
    return "article" if parsed.arxiv or parsed.venue else "document"
