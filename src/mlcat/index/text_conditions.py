"""Conditions on the text of an entry: an exact phrase, and a word with its inflections.

Both compare the folded tokens in `entries.tokens`, in all fields of `schema.FIELDS`. The full-text table narrows the
entries down first, so that few of them are compared.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from mlcat.index.reader import Condition
from mlcat.index.schema import PHRASE_SEPARATOR, NameKind
from mlcat.index.terms import match_any_stem
from mlcat.text.compounds import split_compound
from mlcat.text.english import base_forms, fold, irregular_forms
from mlcat.text.ngrams import bigrams, indexed_bigrams, is_unsegmented
from mlcat.text.normalize import name_key
from mlcat.text.stemming import stem
from mlcat.text.tokens import CASE_SEPARATOR, MARK_SEPARATOR, chunks, words_of_tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcat.index.reader import Index

_SHARED_LENGTH = 3
"""Length of the prefix that the regular forms of a word share, but for a final y; irregular ones are looked up as
well."""
_MAX_EXTRA_LENGTH = 5
"""Maximum number of letters that a form has more than the word."""
_MAX_COMPOUND_WORDS = 4
"""Maximum number of words of a phrase that can be one compound with marks (`ResNet-50` for `resnet 50`)."""


def phrase_condition(index: Index, phrase: str) -> Condition:
    """True for entries that have the words of `phrase` in sequence within one phrase of a field, and for entries whose
    id or derived name is `phrase`.

    The words are folded as search folds them: case, accents, British spelling and the plural make no difference, and
    neither does punctuation. A compound with marks (`fine-tuned`) has the words between the marks; one without
    (`Wav2CLIP`) is a single word.
    """
    words = phrase_words(phrase)
    forms = [_catalog_forms(index, word) for word in words]
    # For each word, the catalog's words that may stand for it; an entry with the phrase has at least one of them.
    candidates = [
        {*forms[position], *_compounds_with_marks(index, words, forms, position)} for position in range(len(words))
    ]
    if not words or not all(candidates):
        return Condition(_HAS_NAME, (name_key(phrase),))
    index.db.create_function("has_phrase", 3, _has_phrase, deterministic=True)
    expression = " AND ".join(match_any_stem(map(stem, alternatives)) for alternatives in candidates)
    joined_forms = " ".join(
        "|".join(sorted({word, *word_forms})) for word, word_forms in zip(words, forms, strict=True)
    )
    values = (expression, " ".join(words), joined_forms, name_key(phrase))
    return Condition(f"({_HAS_STEMS} AND has_phrase(tokens, ?, ?) OR {_HAS_NAME})", values)


def text_word_condition(index: Index, word: str) -> Condition:
    """True for entries that have `word` or an inflection of it (`track`, `tracks`, `tracked`, `tracking`).

    Relatives by stem and synonyms do not count. A compound with marks counts as a phrase.
    """
    words = phrase_words(word)
    if len(words) != 1:
        return phrase_condition(index, word)
    bases = set(base_forms(words[0]))
    similar_words = _similar_words(index, bases, len(words[0]) + _MAX_EXTRA_LENGTH)
    inflections = {candidate for candidate in similar_words if not bases.isdisjoint(base_forms(fold(candidate)))}
    forms = inflections.union(_catalog_forms(index, words[0]))
    if not forms:
        return Condition("0")
    index.db.create_function("has_any_word", 2, _has_any_word, deterministic=True)
    values = (match_any_stem(map(stem, forms)), " ".join(sorted(forms)))
    return Condition(f"({_HAS_STEMS} AND has_any_word(tokens, ?))", values)


_HAS_STEMS = "entries.rowid IN (SELECT stems.rowid FROM stems WHERE stems MATCH ?)"
_HAS_NAME = (
    "entries.rowid IN (SELECT entry FROM names WHERE names.name = ? "
    f"AND names.kind IN ({NameKind.ID}, {NameKind.DERIVED}))"
)


def phrase_words(text: str) -> list[str]:
    """The words of a phrase, folded and in order; none if it has neither letters nor digits.

    A run of a script without blanks becomes bigrams: see `text.ngrams`.

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


def _catalog_forms(index: Index, word: str) -> list[str]:
    """The words of the catalog that stand for `word` in a phrase.

    Usually these are the words that fold to it: parts of compounds are not folded in the index, such as `networks` in
    `networks-based`. For a single character of a script without blanks, they are the bigrams that begin with it.
    """
    if len(word) == 1 and is_unsegmented(word):
        return index.vocabulary.with_prefix_and_length(word, 1, 2)
    similar_words = _similar_words(index, [word], len(word) + _MAX_EXTRA_LENGTH)
    return [candidate for candidate in similar_words if fold(candidate) == word]


def _similar_words(index: Index, words: Iterable[str], max_length: int) -> list[str]:
    """The words of the catalog, of at most `max_length` characters, that may be forms of one of the folded `words`."""
    spellings = {spelling for word in words for spelling in (word, *irregular_forms(word))}
    spellings |= {f"{spelling[:-1]}i" for spelling in spellings if spelling.endswith("y")}  # fly, flies
    prefixes = {spelling[:_SHARED_LENGTH] for spelling in spellings}
    return [
        candidate
        for prefix in sorted(prefixes)
        for candidate in index.vocabulary.with_prefix_and_length(prefix, 1, max_length)
    ]


def _compounds_with_marks(index: Index, words: list[str], forms: list[list[str]], position: int) -> list[str]:
    """The compounds of the catalog that are the word at `position`, or a form of it, joined with its neighbors."""
    alternatives = [
        {word} if is_unsegmented(word) else {word, *word_forms} for word, word_forms in zip(words, forms, strict=True)
    ]
    starts = range(max(0, position - _MAX_COMPOUND_WORDS + 1), position + 1)
    return index.vocabulary.existing(
        "".join(parts)
        for first in starts
        for end in range(max(position + 1, first + 2), min(len(words), first + _MAX_COMPOUND_WORDS) + 1)
        for parts in product(*alternatives[first : end - 1], words[end - 1 : end])  # the last part is folded
    )


def _has_any_word(tokens: str, wanted_words: str) -> bool:
    """Whether an entry with these folded tokens has one of the words."""
    return not _split_words(wanted_words).isdisjoint(words_of_tokens(tokens).split())


@lru_cache(maxsize=8)
def _split_words(words: str) -> frozenset[str]:
    return frozenset(words.split())


@lru_cache(maxsize=8)
def _split_forms(joined_forms: str) -> list[frozenset[str]]:
    return [frozenset(forms.split("|")) for forms in joined_forms.split(" ")]


def _has_phrase(tokens: str, words: str, joined_forms: str) -> bool:
    """Whether a phrase of one of the fields has the words in sequence.

    `joined_forms` has the forms of each word, separated by `|`, and a blank between one word and the next.
    """
    wanted_words, forms = words.split(), _split_forms(joined_forms)
    return any(
        _has_sequence(phrase.split(), wanted_words, forms)
        for field in tokens.split("\n")
        for phrase in field.split(PHRASE_SEPARATOR)
        if phrase
    )


def _has_sequence(tokens: list[str], words: list[str], forms: list[frozenset[str]]) -> bool:
    """Whether consecutive tokens are the words; `forms` are the forms of each word.

    A nondeterministic automaton. A match may begin at any token, so there are several at a time; the states are their
    numbers of words matched so far.
    """
    states: set[int] = set()
    for token in tokens:
        whole, *parts = token.replace(MARK_SEPARATOR, CASE_SEPARATOR).split(CASE_SEPARATOR)
        before = states | {0}
        states = {state + 1 for state in before if whole in forms[state]}
        if MARK_SEPARATOR in token:
            states |= _match_parts(parts, before, forms)
            states |= {end for state in before for end in _ends_of_compound(whole, words, forms, state)}
        if len(words) in states:
            return True
    return False


def _ends_of_compound(compound: str, words: list[str], forms: list[frozenset[str]], first: int) -> Iterator[int]:
    """The positions up to which the words from `first` on, two or more, are the parts of a compound without marks.

    The last part of a compound is folded, the others need not be.
    """
    rests = {compound}
    for position in range(first, min(len(words), first + _MAX_COMPOUND_WORDS)):
        if position > first and words[position] in rests:
            yield position + 1
        rests = {rest.removeprefix(form) for rest in rests for form in forms[position] if rest.startswith(form)}


def _match_parts(parts: list[str], states: set[int], forms: list[frozenset[str]]) -> set[int]:
    """The states of `_has_sequence` after a compound. Each of its parts counts as a word, and a match may begin or end
    at any part."""
    for part in parts:
        states = {state + 1 for state in states if part in forms[state]}
        if len(forms) in states:
            return states
        states |= {0}
    return states - {0}
