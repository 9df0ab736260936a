"""Splits a personal name into given name, particle and family name: `Ludwig van Beethoven`."""

from __future__ import annotations

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ORGANIZATION_WORDS = frozenset(
    "ai association authors committee community company consortium contributors corporation developers foundation "
    "gmbh group inc inc. initiative institute lab labs laboratory llc ltd ltd. maintainers organization project "
    "research society team university".split()
)


def parse_name(name: str) -> dict[str, str]:
    """The parts of a personal name, by the field names of `mlcat.model.Author`; empty for an empty name.

    The name may be written in each of the ways that BibTeX reads: `Given particle Family`, `Family, Given` or
    `Family, Jr., Given`. Lower-case words before the family name are the particle. The whole name becomes the field
    `literal` if it is a single word or an organization, or has no capitalized word.
    """
    words = name.replace(",", " , ").split()
    if len(words) < 2 or _is_organization(words) or not any(word[0].isupper() for word in words):
        return {"literal": " ".join(name.split())} if words else {}
    if "," in words:
        return _parse_with_comma(name)
    suffix = words.pop() if len(words) > 2 and words[-1].lower() in _SUFFIXES else ""
    first = next((position for position, word in enumerate(words[:-1]) if word[0].islower()), len(words) - 1)
    last = max(
        (position + 1 for position in range(first, len(words) - 1) if words[position][0].islower()), default=first
    )
    parts = (" ".join(words[:first]), " ".join(words[first:last]), " ".join(words[last:]), suffix)
    return _name_parts(*parts)


def full_name(given: str | None, particle: str | None, family: str | None, suffix: str | None) -> str:
    """The name in spoken order: `Ludwig van Beethoven`."""
    return " ".join(part for part in (given, particle, family, suffix) if part)


def _is_organization(words: list[str]) -> bool:
    return any(word.lower() in _ORGANIZATION_WORDS or word.isdigit() or word == "&" for word in words)


def _parse_with_comma(name: str) -> dict[str, str]:
    before, *others = (" ".join(part.split()) for part in name.split(","))
    given = others.pop() if others else ""
    words = before.split()
    last = next((position for position, word in enumerate(words[:-1]) if not word[0].islower()), max(len(words) - 1, 0))
    if given.lower() in _SUFFIXES and not others:  # `Martin Luther King, Jr.`
        return parse_name(f"{before} {given}")
    return _name_parts(given, " ".join(words[:last]), " ".join(words[last:]), " ".join(others))


def _name_parts(given: str, particle: str, family: str, suffix: str) -> dict[str, str]:
    parts = {"family": family, "given": given, "particle": particle, "suffix": suffix}
    return {key: value for key, value in parts.items() if value}
