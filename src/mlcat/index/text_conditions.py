"""Conditions on the text of an entry: an exact phrase, and a word with its inflections.

Both compare the folded tokens in `entries.words`, in all fields of `schema.FIELDS`. The full-text table narrows the
entries down first, so that few of them are compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from mlcat.index.schema import PHRASE, NameKind
from mlcat.text.compounds import split_compound
from mlcat.text.english import base_forms, fold
from mlcat.text.ngrams import bigrams, indexed_bigrams, is_unsegmented
from mlcat.text.normalize import name_key
from mlcat.text.stemming import stem
from mlcat.text.tokens import CASE_SEPARATOR, HYPHEN, chunks, words_of_tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index

    Condition = tuple[str, tuple[object, ...]]  # an SQL expression and its values

_SAME_START = 3
"""Number of letters that all forms of a word share: folding and inflection only change the end of a word."""
_LONGER_BY = 5
"""Maximum number of letters by which a form is longer than the word."""
_MAX_MARKED = 4
"""Maximum number of words of a phrase in one compound with marks: `ResNet-50`."""


def phrase_condition(index: Index, phrase: str) -> Condition:
    """True for entries with the words of `phrase` in sequence, within one phrase of a field; and for entries whose id
    or derived name is the phrase.

    The words are folded as search folds them: case, accents, British spelling and the plural make no difference, and
    neither does punctuation. A compound with marks (`fine-tuned`) has the words between the marks; one without
    (`Wav2CLIP`) is a single word.
    """
    words = phrase_words(phrase)
    forms = [_forms(index, word) for word in words]
    narrowed = [{*forms[at], *_compounds_with_marks(index, words, at)} for at in range(len(words))]
    if not words or not all(narrowed):
        return _NAMED, (name_key(phrase),)
    index.db.create_function("has_phrase", 3, _has_phrase, deterministic=True)
    expression = " AND ".join(map(_any_stem, narrowed))
    key = " ".join("|".join(sorted(word_forms)) for word_forms in forms)
    values = (expression, " ".join(words), key, name_key(phrase))
    return f"({_NARROWED} AND has_phrase(words, ?, ?) OR {_NAMED})", values


def text_word_condition(index: Index, word: str) -> Condition:
    """True for entries that have `word` or an inflection of it (`track`, `tracks`, `tracked`, `tracking`).

    Relatives by stem and synonyms do not count. A compound with marks counts as a phrase.
    """
    words = phrase_words(word)
    if len(words) != 1:
        return phrase_condition(index, word)
    bases = set(base_forms(words[0]))
    similar_words = index.words_between(words[0][:_SAME_START], 1, len(words[0]) + _LONGER_BY)
    forms = {candidate for candidate in similar_words if not bases.isdisjoint(base_forms(fold(candidate)))} | set(
        _forms(index, words[0])
    )
    if not forms:
        return "0", ()
    index.db.create_function("has_any_word", 2, _has_any_word, deterministic=True)
    return f"({_NARROWED} AND has_any_word(words, ?))", (_any_stem(forms), " ".join(sorted(forms)))


_NARROWED = "entries.rowid IN (SELECT stems.rowid FROM stems WHERE stems MATCH ?)"
_NAMED = (
    "entries.rowid IN (SELECT entry FROM names WHERE names.name = ? "
    f"AND names.kind IN ({NameKind.ID}, {NameKind.DERIVED}))"
)


def phrase_words(text: str) -> list[str]:
    """The words of a phrase, folded; none if it has neither letters nor digits.

    A run of a script without blanks becomes pairs, as `text.ngrams` describes.

    >>> phrase_words("Fine-tuned Wav2CLIPs")
    ['fine', 'tuned', 'wav2clip']
    """
    words: list[str] = []
    all_chunks = chunks(text)
    for position, chunk in enumerate(all_chunks, start=1):
        if is_unsegmented(chunk):
            words += bigrams(chunk) if position == len(all_chunks) else indexed_bigrams(chunk)
        else:
            words += [fold("".join(parts)) for parts in split_compound(chunk)]
    return words


def _forms(index: Index, word: str) -> list[str]:
    """The words of the catalog that fold to `word`, or that begin with it if it is a character of a run.

    Parts of compounds are not folded in the index: `networks` in `networks-based`.
    """
    if len(word) == 1 and is_unsegmented(word):
        return index.words_between(word, 1, 2)
    similar_words = index.words_between(word[:_SAME_START], 1, len(word) + _LONGER_BY)
    return [candidate for candidate in similar_words if fold(candidate) == word]


def _compounds_with_marks(index: Index, words: list[str], at: int) -> list[str]:
    """The compounds of the catalog that are the word at `at` joined with its neighbors."""
    starts = range(max(0, at - _MAX_MARKED + 1), at + 1)
    return index.existing_words(
        "".join(words[first:end]) for first in starts for end in _ends(len(words), first) if end > at
    )


def _any_stem(words: Iterable[str]) -> str:
    """An FTS5 expression that matches any of the stems of the words, which contain no quotes."""
    return "(" + " OR ".join(f'"{word_stem}"' for word_stem in sorted({stem(word) for word in words})) + ")"


def _has_any_word(fields: str, wanted_words: str) -> bool:
    """Whether an entry with these folded tokens has one of the words."""
    return not _split(wanted_words).isdisjoint(words_of_tokens(fields).split())


@lru_cache(maxsize=8)
def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


@lru_cache(maxsize=8)
def _alternatives(key: str) -> list[frozenset[str]]:
    return [frozenset(forms.split("|")) for forms in key.split(" ")]


def _has_phrase(fields: str, words: str, key: str) -> bool:
    """Whether a phrase of one of the fields has the words in sequence; `key` has the forms of each word."""
    wanted_words, forms = words.split(), _alternatives(key)
    return any(
        _has_sequence(phrase.split(), wanted_words, forms)
        for field in fields.split("\n")
        for phrase in field.split(PHRASE)
        if phrase
    )


def _has_sequence(tokens: list[str], words: list[str], forms: list[frozenset[str]]) -> bool:
    """Whether consecutive tokens are the words. Tracks all partial matches at once, by their number of matched
    words."""
    reached: set[int] = set()
    for token in tokens:
        joined_word, *parts = token.replace(HYPHEN, CASE_SEPARATOR).split(CASE_SEPARATOR)
        starts = reached | {0}
        reached = {start + 1 for start in starts if joined_word in forms[start]}
        if HYPHEN in token:
            reached |= _by_parts(parts, starts, forms)
            reached |= {
                end for start in starts for end in _ends(len(words), start) if "".join(words[start:end]) == joined_word
            }
        if len(words) in reached:
            return True
    return False


def _ends(count: int, first: int) -> range:
    """The positions at which a compound of two or more words may end if it begins at word `first` of `count`."""
    return range(first + 2, min(count, first + _MAX_MARKED) + 1)


def _by_parts(parts: list[str], starts: set[int], forms: list[frozenset[str]]) -> set[int]:
    """The numbers of matched words after the parts of a compound; a match may begin or end at any part."""
    reached = starts
    for part in parts:
        reached = {at + 1 for at in reached if part in forms[at]}
        if len(forms) in reached:
            return reached
        reached |= {0}
    return reached - {0}
