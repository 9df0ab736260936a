"""Citations as text in the style of the IEEE."""

from __future__ import annotations

from mlcat.citing.prose import MONTHS, given_first, joined, pages
from mlcat.model import Publication

MAX_AUTHORS = 6
"""Of more authors only the first is named."""

_UNQUOTED = ("book", "thesis", "software", "dataset")


def ieee(one: Publication, accessed: str | None = None) -> str:
    """The reference of a publication on one line; `accessed` is the day on which its address was accessed."""
    title = one.title if one.type in _UNQUOTED else f"“{one.title},”"
    start = ", ".join(part for part in (_authors(one), title) if part)
    source = _source(one)
    separator = " " if start.endswith("”") else ", " if one.type in ("book", "thesis") else ". "
    body = f"{start}{separator}{source}" if source else start.replace(",”", ".”")
    if one.doi:
        return f"{body}, doi: {one.doi}." if one.type == "article-journal" else f"{_closed(body)} doi: {one.doi}."
    return " ".join(part for part in (_closed(body), _source_and_date(one, accessed)) if part)


def _authors(one: Publication) -> str:
    names = [name for person in one.authors if (name := given_first(person))]
    if not names:
        return ""
    return f"{names[0]} et al." if one.et_al or len(names) > MAX_AUTHORS else joined(names, "and")


def _source(one: Publication) -> str:
    """The part after the title: where it appeared, when, and on which pages."""
    volume = f"vol. {one.volume}" if one.volume else None
    number = f"no. {one.number}" if one.number else None
    container = one.container or one.venue
    if one.type == "article-journal":
        return _commas(container, volume, number, _pages(one), _date(one))
    if one.type in ("paper-conference", "chapter"):
        series = f"in {_commas(one.series, volume)}." if one.series else None
        start = _commas(f"in {container}" if container else None, _editors(one), series or volume)
        rest = _commas(_publisher(one), _date(one), _pages(one))
        return f"{start}{' ' if series else ', '}{rest}" if rest and start else start or rest
    if one.type == "article" and one.arxiv:
        return _commas(_date(one), f"arXiv:{one.arxiv}")
    if one.type in ("software", "dataset"):
        version = f"Version {one.version}" if one.version else None
        return ". ".join(part for part in (version, f"({one.year})" if one.year else None, one.publisher) if part)
    series = f"in {one.series}" if one.series else None
    return _commas(container, series, volume, _publisher(one), _date(one), _pages(one))


def _commas(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _editors(one: Publication) -> str:
    names = [name for person in one.editors if (name := given_first(person))]
    return f"{joined(names, 'and')}, Ed{'s' if len(names) > 1 else ''}." if names else ""


def _publisher(one: Publication) -> str | None:
    return f"{one.place}: {one.publisher}" if one.place and one.publisher else one.publisher


def _date(one: Publication) -> str:
    if not one.year:
        return ""
    return f"{_month(one.month)} {one.year}" if one.month else str(one.year)


def _month(month: int) -> str:
    return MONTHS[month - 1] if len(MONTHS[month - 1]) < 4 else f"{MONTHS[month - 1][:3]}."


def _pages(one: Publication) -> str:
    return f"{'pp.' if '–' in pages(one) else 'p.'} {pages(one)}" if one.pages else ""


def _source_and_date(one: Publication, accessed: str | None) -> str:
    url = one.url or (f"https://arxiv.org/abs/{one.arxiv}" if one.arxiv else "")
    if not url:
        return ""
    year, month, day = (int(part) for part in accessed.split("-")) if accessed else (0, 1, 0)
    seen = f"Accessed: {_month(month)} {day}, {year}. " if accessed else ""
    return f"{seen}[Online]. Available: {url}"


def _closed(text: str) -> str:
    return text if text.endswith((".", ".”")) else f"{text}."
