"""Formats citations as text in the style of the APA, seventh edition."""

from __future__ import annotations

from mlcat.citing.prose import (
    MONTHS,
    family_first,
    given_first,
    join_names,
    pages,
    publication_address,
    with_full_stop,
)
from mlcat.model import Publication

MAX_AUTHORS = 20
"""Maximum number of authors that are named. Of more authors, the first 19 and the last are named."""

_DESCRIPTIONS = {"software": " [Computer software]", "dataset": " [Data set]"}
_TYPES_WITH_DATE = ("webpage", "post-weblog")  # types with a full date, not only a year


def apa(publication: Publication, max_authors: int = MAX_AUTHORS) -> str:
    """The reference of a publication on one line, with at most `max_authors` authors."""
    authors = _authors(publication, max_authors)
    date = f"({_date(publication)})."
    title = with_full_stop(f"{publication.title}{_after_title(publication)}")
    start = (authors, date, title) if authors else (title, date)
    return " ".join(
        part for part in (*start, with_full_stop(_source(publication)), publication_address(publication)) if part
    )


def _authors(publication: Publication, limit: int) -> str:
    names = [name for person in publication.authors if (name := family_first(person))]
    if publication.et_al:
        return with_full_stop(", ".join([*names[: limit - 1], "et al."]))
    if len(names) > limit:
        return with_full_stop(", ".join([*names[: limit - 1], f". . . {names[-1]}"]))
    return with_full_stop(f"{names[0]}, & {names[1]}" if len(names) == 2 else join_names(names, "&"))


def _date(publication: Publication) -> str:
    if not publication.year:
        return "n.d."
    if publication.type not in _TYPES_WITH_DATE or not publication.month:
        return str(publication.year)
    return f"{publication.year}, {MONTHS[publication.month - 1]}{f' {publication.day}' if publication.day else ''}"


def _after_title(publication: Publication) -> str:
    """The text between the title and its full stop: a number, a version, a description in brackets."""
    if publication.type == "article" and publication.arxiv:
        return f" (arXiv:{publication.arxiv})"
    if publication.type == "thesis":
        return f" [Thesis{', ' + publication.publisher if publication.publisher else ''}]"
    if publication.type == "book" and publication.volume:
        return f" (Vol. {publication.volume})"
    version = f" (Version {publication.version})" if publication.version else ""
    return version + _DESCRIPTIONS.get(publication.type, "")


def _source(publication: Publication) -> str:
    """The part after the title: container, volume and pages, or publisher."""
    if publication.type in ("paper-conference", "chapter") and publication.editors:
        return _in_edited_book(publication)
    if publication.type == "book":
        return publication.publisher or ""
    if publication.container:
        series = publication.series if publication.type == "paper-conference" else None
        volume = f"{publication.volume or ''}{f'({publication.number})' if publication.number else ''}"
        return ", ".join(part for part in (publication.container, series, volume, pages(publication)) if part)
    if publication.type == "article" and publication.arxiv:
        return "arXiv"
    return ". ".join(
        part for part in (publication.venue, publication.publisher if publication.type != "thesis" else None) if part
    )


def _in_edited_book(publication: Publication) -> str:
    names = [name for person in publication.editors if (name := given_first(person))]
    editors = f"{join_names(names, '&')} ({'Ed.' if len(names) == 1 else 'Eds.'}), " if names else ""
    location_parts = (
        f"Vol. {publication.volume}" if publication.volume else "",
        f"{_page_label(publication)} {pages(publication)}" if publication.pages else "",
    )
    location = ", ".join(part for part in location_parts if part)
    title = publication.container or publication.venue or ""
    container = f"In {editors}{title}{f' ({location})' if location else ''}"
    return ". ".join(part for part in (container, publication.publisher) if part)


def _page_label(publication: Publication) -> str:
    return "pp." if "–" in pages(publication) else "p."
