"""Puts the reasons for a hit into words."""

from __future__ import annotations

from collections.abc import Iterable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.search.results import Reason

_MAX_LINES = 8
_FIELD_NAMES = {
    "id": "id", "title": "title", "aliases": "aliases", "topics": "topics", "people": "authors", "facets": "tags",
    "summary": "summary", "description": "description", "url": "address", "links": "links", "arxiv": "arXiv number",
    "doi": "DOI",
}  # fmt: skip
_MATCH_TEMPLATES = {
    "exact": "'{word}'",
    "inflection": "'{word}' as '{matched}'",
    "stem": "'{word}' as a relative of '{matched}'",
    "joined": "'{word}' as a part of '{matched}'",
    "part": "'{word}' as a part of a longer word",
    "prefix": "'{word}' as the beginning of '{matched}'",
    "synonym": "'{word}' as a synonym of '{matched}'",
    "clipping": "'{word}' as another form of '{matched}'",
    "corrected": "'{word}' as a misspelling of '{matched}'",
    "likely": "'{word}' as a misspelling of '{matched}'",
    "phrase": "the phrase '{matched}'",
    "name": "the whole name",
    "reordered": "the whole name in another order",
    "acronym": "the initials",
    "identifier": "'{matched}'",
}


def reason_lines(reasons: Iterable[Reason]) -> list[str]:
    """The reasons as lines, the largest contribution to the score first; at most `_MAX_LINES`.

    A line has the word and its match, the fields, and the contribution to the score (0 to 1).
    """
    fields: dict[str, list[str]] = {}
    scores: dict[str, float] = {}
    for reason in reasons:
        match = _MATCH_TEMPLATES[reason.how].format(word=reason.word, matched=reason.matched)
        fields.setdefault(match, []).append(_FIELD_NAMES[reason.field])
        scores[match] = scores.get(match, 0.0) + reason.score
    ranked = sorted(scores, key=lambda match: -scores[match])[:_MAX_LINES]
    return [f"{match} in {_and_list(dict.fromkeys(fields[match]))}, {scores[match]:+.2f}" for match in ranked]


def _and_list(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
