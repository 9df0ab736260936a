"""Tokenizes scripts that are written without blanks, such as Japanese and Thai, into overlapping bigrams.

A *run* is a stretch of such text, a bigram a pair of adjacent characters. Splitting a run into words would need a
dictionary; bigrams need none, match every substring of two characters or more, and are also used by Lucene's
CJKAnalyzer. SQLite's trigram tokenizer matches nothing shorter than three characters, but most Chinese and Japanese
words have two.
"""

from __future__ import annotations

import re
from functools import cache

_LOWEST = "\u0e00"  # of the characters in a run
_RUN = (
    "[\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u3005-\u3007\u3041-\u309f\u30a0-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"  # Han
    "\uac00-\ud7a3]+"  # Hangul: Korean has blanks, but puts compounds and endings together
)
"""Matches a run of characters in scripts that are written without blanks."""


@cache
def _runs() -> re.Pattern[str]:
    # Compiled on first use: it takes a millisecond, and most texts need no such pattern.
    return re.compile(f"({_RUN})")


def is_unsegmented(text: str) -> bool:
    """Whether a text is a single run: all of it is in scripts written without blanks.

    >>> [is_unsegmented(text) for text in ("日本語", "Python入門", "word", "")]
    [True, False, False, False]
    """
    return text[:1] >= _LOWEST and _runs().fullmatch(text) is not None


def split_runs(text: str) -> list[str]:
    """Splits a text without blanks into its runs and the parts between them, in order.

    >>> split_runs("Python入門2版")
    ['Python', '入門', '2', '版']
    """
    if max(text, default="") < _LOWEST:
        return [text] if text else []
    return [part for part in _runs().split(text) if part]


def bigrams(run: str) -> list[str]:
    """The bigrams of a run, for a query; a run of one character is returned as it is.

    >>> bigrams("日本語")
    ['日本', '本語']
    """
    return [run[start : start + 2] for start in range(len(run) - 1)] or [run]


def indexed_bigrams(run: str) -> list[str]:
    """The bigrams of a run and its last character, for the index: each character begins an indexed word.

    >>> indexed_bigrams("日本語")
    ['日本', '本語', '語']
    """
    return [run[start : start + 2] for start in range(len(run))]
