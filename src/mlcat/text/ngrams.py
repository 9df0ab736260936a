"""Tokenizes scripts that are written without blanks: overlapping pairs of characters.

Splitting such text into words would need a dictionary. Pairs need none, match every substring of two characters or
more, and are also used by Lucene's CJKAnalyzer. SQLite's trigram tokenizer matches nothing shorter than three
characters, but most Chinese and Japanese words have two.
"""

from __future__ import annotations


def is_run(text: str) -> bool:
    """Whether all of a text is in scripts written without blanks.

    >>> [is_run(text) for text in ("日本語", "Python入門", "word", "")]
    [True, False, False, False]
    """
    if text.isascii():
        return False
    from mlcat.text.patterns import WHOLE_RUN  # see there

    return WHOLE_RUN.fullmatch(text) is not None


def split_runs(text: str) -> list[str]:
    """Splits a text without blanks into runs of such scripts and the parts between them, in order.

    >>> split_runs("Python入門2版")
    ['Python', '入門', '2', '版']
    """
    from mlcat.text.patterns import SPLIT_RUNS  # see there

    return [part for part in SPLIT_RUNS.split(text) if part]


def pairs(run: str) -> list[str]:
    """The overlapping pairs of a run; a run of one character is its own pair.

    >>> pairs("日本語")
    ['日本', '本語']
    """
    return [run[start : start + 2] for start in range(len(run) - 1)] or [run]


def indexed_pairs(run: str) -> list[str]:
    """The pairs of a run and its last character, so that each character begins an indexed word.

    >>> indexed_pairs("日本語")
    ['日本', '本語', '語']
    """
    return [run[start : start + 2] for start in range(len(run))]
