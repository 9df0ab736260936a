"""Tokenizes scripts that are written without blanks, such as Japanese and Thai, into overlapping bigrams.

A *run* is a stretch of such text, a bigram a pair of adjacent characters. Splitting a run into words would need a
dictionary; bigrams need none, match every substring of two characters or more, and are also used by Lucene's
CJKAnalyzer. SQLite's trigram tokenizer matches nothing shorter than three characters, but most Chinese and Japanese
words have two.
"""

from __future__ import annotations


def is_unsegmented(text: str) -> bool:
    """Whether a text is a single run: all of it is in scripts written without blanks.

    >>> [is_unsegmented(text) for text in ("日本語", "Python入門", "word", "")]
    [True, False, False, False]
    """
    if text.isascii():
        return False
    from mlcat.text.patterns import WHOLE_RUN

    return WHOLE_RUN.fullmatch(text) is not None


def split_runs(text: str) -> list[str]:
    """Splits a text without blanks into its runs and the parts between them, in order.

    >>> split_runs("Python入門2版")
    ['Python', '入門', '2', '版']
    """
    from mlcat.text.patterns import SPLIT_RUNS

    return [part for part in SPLIT_RUNS.split(text) if part]


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
