"""Citations as text in the style of the APA, seventh edition."""

from __future__ import annotations

from mlcat.citing.prose import MONTHS, address, family_first, given_first, joined, pages
from mlcat.model import Publication

MAX_AUTHORS = 20
"""Of more authors the first 19 and the last are named."""

_DESCRIPTIONS = {"software": " [Computer software]", "dataset": " [Data set]"}
_DATED = ("webpage", "post-weblog")  # types with a full date, not only a year


def apa(one: Publication, max_authors: int = MAX_AUTHORS) -> str:
    """The reference of a publication on one line; some authors are left out if there are more than `max_authors`."""
    authors = _authors(one, max_authors)
    date = f"({_date(one)})."
    title = _sentence(f"{one.title}{_after_title(one)}")
    start = (authors, date, title) if authors else (title, date)
    return " ".join(part for part in (*start, _sentence(_source(one)), address(one)) if part)


def _authors(one: Publication, limit: int) -> str:
    names = [name for person in one.authors if (name := family_first(person))]
    if one.et_al:
        return _sentence(", ".join([*names[: limit - 1], "et al."]))
    if len(names) > limit:
        return _sentence(", ".join([*names[: limit - 1], f". . . {names[-1]}"]))
    return _sentence(f"{names[0]}, & {names[1]}" if len(names) == 2 else joined(names, "&"))


def _date(one: Publication) -> str:
    if not one.year:
        return "n.d."
    if one.type not in _DATED or not one.month:
        return str(one.year)
    return f"{one.year}, {MONTHS[one.month - 1]}{f' {one.day}' if one.day else ''}"


def _after_title(one: Publication) -> str:
    if one.type == "article" and one.arxiv:
        return f" (arXiv:{one.arxiv})"
    if one.type == "thesis":
        return f" [Thesis{', ' + one.publisher if one.publisher else ''}]"
    if one.type == "book" and one.volume:
        return f" (Vol. {one.volume})"
    version = f" (Version {one.version})" if one.version else ""
    return version + _DESCRIPTIONS.get(one.type, "")


def _source(one: Publication) -> str:
    if one.type in ("paper-conference", "chapter") and one.editors:
        return _in_edited_book(one)
    if one.type == "book":
        return one.publisher or ""
    if one.container:
        series = one.series if one.type == "paper-conference" else None
        volume = f"{one.volume or ''}{f'({one.number})' if one.number else ''}"
        return ", ".join(part for part in (one.container, series, volume, pages(one)) if part)
    if one.type == "article" and one.arxiv:
        return "arXiv"
    return ". ".join(part for part in (one.venue, one.publisher if one.type != "thesis" else None) if part)


def _in_edited_book(one: Publication) -> str:
    names = [name for person in one.editors if (name := given_first(person))]
    editors = f"{joined(names, '&')} ({'Ed.' if len(names) == 1 else 'Eds.'}), " if names else ""
    where = (f"Vol. {one.volume}" if one.volume else "", f"{_page_label(one)} {pages(one)}" if one.pages else "")
    part = ", ".join(one for one in where if one)
    container = f"In {editors}{one.container or one.venue or ''}{f' ({part})' if part else ''}"
    return ". ".join(part for part in (container, one.publisher) if part)


def _page_label(one: Publication) -> str:
    return "pp." if "–" in pages(one) else "p."


def _sentence(text: str) -> str:
    """`text` with one full stop at its end; "" stays empty."""
    return text if not text or text[-1] in ".?!" else f"{text}."
