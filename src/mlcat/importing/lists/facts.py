"""Adds facts to an entry.

Of several values for one field, the first is kept.
"""

import re

from mlcat.importing.documents.tree import CODE_BLOCK, Block
from mlcat.importing.fields.authors import authors_and_year_of, authors_of
from mlcat.importing.fields.code_spans import code_facts
from mlcat.importing.fields.field_labels import AUTHORS, INSTALL, LANGUAGE, LICENSE, STATUS, TAGS, VENUE, YEAR
from mlcat.importing.fields.identifiers import arxiv_of, doi_of, is_dataset, is_on_paper_host, is_paper
from mlcat.importing.fields.install import install_line, is_clone
from mlcat.importing.fields.languages import language_of
from mlcat.importing.fields.licenses import license_of
from mlcat.importing.fields.status import status_of
from mlcat.importing.fields.venues import venue_and_year_of
from mlcat.importing.fields.years import year_in, year_of
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.link_labels import is_star_count
from mlcat.importing.lists.parsed import ParsedEntry

_PART_SEPARATOR = lazy_compile(r"(?:(?<!\s)\s+)?[,;/、，|·]\s*")
_MAX_TOOL_WORDS = 3  # words of the name of a tool; a longer one is the title of a paper
_PAPER = lazy_compile(r"^paper[-:\s]+(?=\w)", re.IGNORECASE)  # before the venue in a label: "Paper-ROOTS"
_MAX_TAGS = 40  # of an entry
_MAX_TAG = 60  # characters


def add_tags(entry: ParsedEntry, *tags: str) -> None:
    """Adds new tags, except those longer than `_MAX_TAG`. An entry has at most `_MAX_TAGS`."""
    for tag in tags:
        if tag and len(tag) <= _MAX_TAG and tag not in entry.tags and len(entry.tags) < _MAX_TAGS:
            entry.tags += (tag,)


def add_code(entry: ParsedEntry, code: str) -> None:
    """Adds the facts in a code span: a license, tags, a language, an install line, the venue of a publication."""
    command = install_line(code) if " " in code else None
    if command:
        entry.install = entry.install or command
        return
    if not any(char.isalpha() for char in code):  # a year, or another number such as that of stars
        entry.year = entry.year or year_of(code)
        return
    if not code.isascii() and is_star_count(code):
        return
    if entry.kind == "paper" and (published := venue_and_year_of(code)):
        entry.venue, entry.year = entry.venue or published.venue, entry.year or published.year
        return
    facts = code_facts(code)
    entry.license = entry.license or facts.license
    entry.language = entry.language or facts.language
    add_tags(entry, *facts.tags)


def add_field(entry: ParsedEntry, field: str, text: str) -> bool:
    """Adds the value of a labeled field (see `field_labels`); returns False if the value belongs to the description.

    An unknown license or year ("free", "unknown") is dropped, and True is returned: it would say little there.
    """
    if field == TAGS:
        parts = (part.strip("[]") for part in _PART_SEPARATOR.split(text.rstrip(".")))
        tags = [part for part in parts if any(char.isalnum() for char in part)]
        if not tags or max(map(len, tags)) > _MAX_TAG:
            return False
        add_tags(entry, *tags)
    elif field == LICENSE:
        entry.license = entry.license or license_of(text)
    elif field == LANGUAGE:
        languages = [part for part in _PART_SEPARATOR.split(text) if language_of(part)]
        entry.language = entry.language or (language_of(languages[0]) if languages else None)
        add_tags(entry, *languages[1:])
        return bool(languages)
    elif field == YEAR:
        published = venue_and_year_of(text)
        entry.venue = entry.venue or (published.venue if published else None)
        entry.year = entry.year or year_in(text)
    elif field == VENUE and (published := venue_and_year_of(text, is_venue=True)):
        entry.venue, entry.year = entry.venue or published.venue, entry.year or published.year
    elif field == AUTHORS and (authors := authors_of(text)):
        entry.authors, entry.et_al = entry.authors or authors.names, entry.et_al or authors.et_al
    elif field == INSTALL:
        entry.install = entry.install or install_line(text)
        return entry.install is not None
    elif field == STATUS:
        entry.status = entry.status or status_of(text)
        return entry.status is not None
    else:
        return False
    return True


def add_install(entry: ParsedEntry, block: Block) -> None:
    """Adds the install line of a code block; it replaces an earlier one that only clones the source."""
    if block.kind == CODE_BLOCK:
        command = install_line("".join(inline.text for inline in block.inlines))
        if command and (entry.install is None or (is_clone(entry.install) and not is_clone(command))):
            entry.install = command


def add_facts_of_label(entry: ParsedEntry, label: str) -> bool:
    """Adds the venue and year, or the authors and year, from the label of a link: "[ROOTS 2018]", "Moss (1986)".

    Returns whether the label has such facts of a publication.
    """
    label = label.strip("[]【】 ")
    reference = authors_and_year_of(label)
    if reference:
        (entry.authors, entry.et_al), entry.year = reference
        return True
    has_year = any(map(str.isdigit, label))
    published = venue_and_year_of(_PAPER.sub("", label), is_venue=has_year and is_on_paper_host(entry.url))
    if published is None or (published.venue == "arXiv" and not has_year):
        return False
    entry.venue, entry.year = entry.venue or published.venue, entry.year or published.year
    return published.venue is not None


def add_identifiers(entry: ParsedEntry) -> None:
    """Adds facts from the entry's own address: the arXiv number, the DOI, and whether it is a paper or a data set."""
    entry.arxiv = entry.arxiv or arxiv_of(entry.url)
    entry.doi = entry.doi or doi_of(entry.url)
    if entry.arxiv or entry.doi:
        entry.kind = "paper"
    elif is_dataset(entry.url):
        entry.kind = entry.kind or "dataset"


def is_tool_with_paper(entry: ParsedEntry) -> bool:
    """Whether an entry has the kind of a paper only by a link to one: its own name and address are those of a tool."""
    if entry.kind != "paper" or entry.authors or entry.venue or entry.year or is_paper(entry.url):
        return False
    return len(entry.title.split()) <= _MAX_TOOL_WORDS and any(link.label == "paper" for link in entry.links)


def is_paper_entry(entry: ParsedEntry) -> bool:
    """Whether an entry is a paper: by its kind, by its address, or by a link with the label "paper"."""
    return entry.kind == "paper" or is_paper(entry.url) or any(link.label == "paper" for link in entry.links)
