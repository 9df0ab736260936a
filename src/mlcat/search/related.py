"""Finds related entries ("more like this"): entries on the same topics, preferably in the same section."""

from __future__ import annotations

import math

from mlcat.filters import Filter
from mlcat.index.schema import FIELDS
from mlcat.index.terms import match_any_stem
from mlcat.search.query import LIGHT_WORDS
from mlcat.text.tokens import CASE_SEPARATOR, MARK_SEPARATOR, STOP_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index

_MAX_WORDS = 24  # words of the entry to look up, the rarest of those that other entries share
_MAX_COMPARED = 60  # entries to compare
_SAME_SECTION = 1.5  # factor on the score of entries in the same section
_COMPARED = tuple(FIELDS.index(field) for field in ("title", "topics", "summary", "facets"))
_MAX_SHARE = 0.25  # of all entries; a more frequent word is ignored


def related_entries(index: Index, rowid: int, limit: int | None) -> list[int]:
    """The row ids of at most `limit` entries that share words with an entry, the most similar first.

    Without a limit, there are at most `_MAX_COMPARED`. Compares the words of title, topics, summary and facets; a
    shared word counts by its rarity (inverse document frequency).
    """
    words_of_entry = _words(index.tokens_of([rowid])[0][1])
    max_count = max(2, index.count * _MAX_SHARE)
    rows = [row for row in index.vocabulary.rows(words_of_entry).values() if 1 < row.entry_count <= max_count]
    rows = sorted(rows, key=lambda row: (row.entry_count, row.word))[:_MAX_WORDS]
    if not rows:
        return []
    weights = {row.word: math.log(index.count / row.entry_count) for row in rows}
    expression = match_any_stem(row.stem for row in rows)
    section = index.row(rowid).section
    scores = []
    for other_rowid, tokens in index.tokens_of(index.search_stems(expression, Filter(), _MAX_COMPARED)):
        shared = sum(weights[word] for word in _words(tokens) & weights.keys())
        if other_rowid != rowid and shared:
            factor = _SAME_SECTION if index.row(other_rowid).section == section else 1.0
            scores.append((-shared * factor, other_rowid))
    return [other_rowid for _, other_rowid in sorted(scores)[:limit]]


def _words(tokens: str) -> set[str]:
    lines = tokens.split("\n")
    text = " ".join(lines[i] for i in _COMPARED)
    return set(text.replace(CASE_SEPARATOR, " ").replace(MARK_SEPARATOR, " ").split()) - STOP_WORDS - LIGHT_WORDS
