"""Functions that the citation styles share: names with initials, lists of names, pages, dates and addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mlcat.model import Author, Publication

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def initials(given: str) -> str:
    """The initials of given names: `J. W.` for Jong Wook, `P.-E.` for Pierre-Emmanuel."""
    return " ".join(filter(None, map(_initials, given.split())))


def _initials(word: str) -> str:
    """The initials of a name; of a compound, those of its capitalized parts: `W.` for Wen-tau."""
    first, *others = [part for part in word.split("-") if part] or [""]
    return "-".join(_initial(part) for part in (first, *(part for part in others if not part[0].islower())))


def _initial(name: str) -> str:
    return f"{name[0]}." if name[:1].isupper() and not name.endswith(".") else name


def family_first(person: Author) -> str:
    """`van Beethoven, L., Jr.`; a `literal` name unchanged."""
    if person.literal or not person.family:
        return person.literal or person.given or ""
    parts = (_family(person), initials(person.given or ""), person.suffix or "")
    return ", ".join(part for part in parts if part)


def given_first(person: Author) -> str:
    """`L. van Beethoven Jr.`; a `literal` name unchanged."""
    if person.literal or not person.family:
        return person.literal or person.given or ""
    parts = (initials(person.given or ""), _family(person), person.suffix or "")
    return " ".join(part for part in parts if part)


def _family(person: Author) -> str:
    return f"{person.particle} {person.family}" if person.particle else person.family or ""


def join_names(names: Sequence[str], last: str) -> str:
    """The names with commas between them and `last` (`&`, `and`) before the last: `A & B`, `A, B, & C`."""
    if len(names) < 3:
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


def pages(publication: Publication) -> str:
    """The pages with an en dash between first and last: `8748–8763`."""
    return re.sub(r"(?:(?<!\s)\s+)?(?:--?|–)\s*", "–", publication.pages or "")


def address(publication: Publication) -> str:
    """The address of a publication: its DOI as an address, else its own address, else that on arXiv; "" if it has
    none."""
    if publication.doi:
        return f"https://doi.org/{publication.doi}"
    return publication.url or (f"https://arxiv.org/abs/{publication.arxiv}" if publication.arxiv else "")
