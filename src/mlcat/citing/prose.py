"""Formats what the citation formats share: names with initials, lists of names, pages and addresses."""

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
    return " ".join(filter(None, map(_initials_of_name, given.split())))


def _initials_of_name(name: str) -> str:
    """The initials of a given name. A compound has those of its capitalized parts: `W.` for Wen-tau."""
    first, *others = [part for part in name.split("-") if part] or [""]
    return "-".join(_initial(part) for part in (first, *(part for part in others if not part[0].islower())))


def _initial(part: str) -> str:
    """The initial of a part of a name. A part in lower case or with a full stop stays unchanged."""
    return f"{part[0]}." if part[:1].isupper() and not part.endswith(".") else part


def family_first(person: Author) -> str:
    """The name for a list by family names: `van Beethoven, L., Jr.`. A `literal` name stays unchanged."""
    if person.literal or not person.family:
        return person.literal or person.given or ""
    parts = (_family(person), initials(person.given or ""), person.suffix or "")
    return ", ".join(part for part in parts if part)


def given_first(person: Author) -> str:
    """The name for running text: `L. van Beethoven Jr.`. A `literal` name stays unchanged."""
    if person.literal or not person.family:
        return person.literal or person.given or ""
    parts = (initials(person.given or ""), _family(person), person.suffix or "")
    return " ".join(part for part in parts if part)


def _family(person: Author) -> str:
    return f"{person.particle} {person.family}" if person.particle else person.family or ""


def join_names(names: Sequence[str], last: str) -> str:
    """Joins names with commas, and with `last` (`&`, `and`) before the last name: `A & B`, `A, B, & C`."""
    if len(names) < 3:
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


def with_full_stop(text: str) -> str:
    """`text` with a full stop unless it is empty or ends with `.`, `?` or `!`."""
    return text if not text or text[-1] in ".?!" else f"{text}."


def pages(publication: Publication) -> str:
    """The pages with an en dash: `8748–8763`; "" if they are unknown."""
    return re.sub(r"(?:(?<!\s)\s+)?(?:--?|–)\s*", "–", publication.pages or "")


def publication_address(publication: Publication) -> str:
    """The most permanent address of a publication: that of its DOI, else `web_address`."""
    return f"https://doi.org/{publication.doi}" if publication.doi else web_address(publication)


def web_address(publication: Publication) -> str:
    """The address of a publication, else that of its preprint on arXiv; "" if it has neither."""
    return publication.url or (arxiv_address(publication.arxiv) if publication.arxiv else "")


def arxiv_address(number: str) -> str:
    """The address of an arXiv number."""
    return f"https://arxiv.org/abs/{number}"
