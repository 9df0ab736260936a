"""Formats citations as text in the style of the IEEE."""

from __future__ import annotations

from mlcat.citing.prose import MONTHS, given_first, join_names, pages, web_address, with_full_stop
from mlcat.model import Publication

MAX_AUTHORS = 6
"""Maximum number of authors that are named. Of more authors, only the first is named."""

_TYPES_WITHOUT_QUOTES = ("book", "thesis", "software", "dataset")


def ieee(publication: Publication, accessed: str | None = None) -> str:
    """The reference of a publication on one line. `accessed` is the day on which its address was accessed."""
    title = publication.title if publication.type in _TYPES_WITHOUT_QUOTES else f"“{publication.title},”"
    start = ", ".join(part for part in (_authors(publication), title) if part)
    source = _source(publication)
    body = f"{start}{_separator(start, publication)}{source}" if source else _with_full_stop(start)
    if publication.doi:
        return (
            f"{body}, doi: {publication.doi}."
            if publication.type == "article-journal"
            else f"{_with_full_stop(body)} doi: {publication.doi}."
        )
    return " ".join(part for part in (_with_full_stop(body), _access_note(publication, accessed)) if part)


def _separator(start: str, publication: Publication) -> str:
    """The text between authors and title, which are `start`, and the source."""
    if start.endswith("”"):
        return " "
    return ", " if publication.type in ("book", "thesis") else ". "


def _authors(publication: Publication) -> str:
    names = [name for person in publication.authors if (name := given_first(person))]
    if not names:
        return ""
    return f"{names[0]} et al." if publication.et_al or len(names) > MAX_AUTHORS else join_names(names, "and")


def _source(publication: Publication) -> str:
    """The part after the title: container, date and pages, in the order that the type requires."""
    volume = f"vol. {publication.volume}" if publication.volume else None
    number = f"no. {publication.number}" if publication.number else None
    container = publication.container or publication.venue
    if publication.type == "article-journal":
        return _join_with_commas(container, volume, number, _pages(publication), _date(publication))
    if publication.type in ("paper-conference", "chapter"):
        series = f"in {_join_with_commas(publication.series, volume)}." if publication.series else None
        start = _join_with_commas(f"in {container}" if container else None, _editors(publication), series or volume)
        rest = _join_with_commas(_publisher(publication), _date(publication), _pages(publication))
        return f"{start}{' ' if series else ', '}{rest}" if rest and start else start or rest
    if publication.type == "article" and publication.arxiv:
        return _join_with_commas(_date(publication), f"arXiv:{publication.arxiv}")
    if publication.type in ("software", "dataset"):
        version = f"Version {publication.version}" if publication.version else None
        return ". ".join(
            part
            for part in (version, f"({publication.year})" if publication.year else None, publication.publisher)
            if part
        )
    series = f"in {publication.series}" if publication.series else None
    return _join_with_commas(
        container, series, volume, _publisher(publication), _date(publication), _pages(publication)
    )


def _join_with_commas(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _editors(publication: Publication) -> str:
    names = [name for person in publication.editors if (name := given_first(person))]
    return f"{join_names(names, 'and')}, Ed{'s' if len(names) > 1 else ''}." if names else ""


def _publisher(publication: Publication) -> str | None:
    return (
        f"{publication.place}: {publication.publisher}"
        if publication.place and publication.publisher
        else publication.publisher
    )


def _date(publication: Publication) -> str:
    if not publication.year:
        return ""
    return f"{_month(publication.month)} {publication.year}" if publication.month else str(publication.year)


def _month(month: int) -> str:
    return MONTHS[month - 1] if len(MONTHS[month - 1]) < 4 else f"{MONTHS[month - 1][:3]}."


def _pages(publication: Publication) -> str:
    return f"{'pp.' if '–' in pages(publication) else 'p.'} {pages(publication)}" if publication.pages else ""


def _access_note(publication: Publication, accessed: str | None) -> str:
    """The address with the day of access; "" if the publication has no address."""
    url = web_address(publication)
    if not url:
        return ""
    year, month, day = (int(part) for part in accessed.split("-")) if accessed else (0, 1, 0)
    accessed_note = f"Accessed: {_month(month)} {day}, {year}. " if accessed else ""
    return f"{accessed_note}[Online]. Available: {url}"


def _with_full_stop(text: str) -> str:
    """`text` with a full stop, before the quotation mark if it ends with one, in place of a comma there."""
    return f"{with_full_stop(text[:-1].removesuffix(','))}”" if text.endswith("”") else with_full_stop(text)
