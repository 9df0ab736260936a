"""Tokenizes text, so that titles, topics and queries give the same words.

A *chunk* is a word of the text between blanks, without the punctuation around it: `Wav2CLIP`, `Fine-tuned`. A *token*
is a chunk that is folded: lower case, no accents, American spelling, singular. The token of a compound keeps the
boundaries of its parts, so that it can be found as a whole and by its parts: `wav_2_clip`, `fine-tuned`.
"""

import re
from collections.abc import Iterable, Iterator

from mlcat.text.english import fold
from mlcat.text.normalize import separate_words, spell_symbols, strip_accents

# For ASCII text, which most is; `patterns` has them for all scripts.
_ASCII_CHUNK = re.compile("[0-9A-Za-z]+(?:[-_.'&+][0-9A-Za-z]+)*")
CASE_SEPARATOR = "_"
"""Separates, in a token, parts that differ in case or are letters and digits: `wav_2_clip` for Wav2CLIP."""
MARK_SEPARATOR = "-"
"""Separates, in a token, parts with a punctuation mark between them: `fine-tuned`, and `socket-io` for socket.io."""
STOP_WORDS = frozenset(
    "a about all am an and any are as at be been but by can could did do doe don for from get give go had ha has have "
    "hi how i if in into is it just let like ll me my need no not of off on onto or our out please re s shall should "
    "so some t tell than that the their them then there these they thi this those to too up us ve very wa want was we "
    "were what when where which while who whom whose why will with would you your im ive id cant one ones does "
    "doing having being own via per its".split()
)
"""Words that say nothing about what a user looks for. They are folded; `does` and `ones` are also listed as they are
written in names and in parts of compounds, which are not folded."""


def tokens(text: str) -> list[str]:
    """The tokens of `text`, in order.

    >>> tokens("Fine-tuned Wav2CLIP embeddings, centred")
    ['fine-tuned', 'wav_2_clip', 'embedding', 'centered']
    """
    if text.isascii():
        return [to_token(chunk) for chunk in chunks(text)]
    from mlcat.text.ngrams import bigrams, is_unsegmented

    return [
        folded for chunk in chunks(text) for folded in (bigrams(chunk) if is_unsegmented(chunk) else (to_token(chunk),))
    ]


def chunks(text: str) -> list[str]:
    """The chunks of `text`, in order, without accents but not folded.

    Each becomes one token, except a run of a script without blanks, which becomes bigrams (see `ngrams`).
    """
    text = spell_symbols(text)
    if text.isascii():
        return _ASCII_CHUNK.findall(text)
    from mlcat.text.ngrams import split_runs
    from mlcat.text.patterns import CHUNK

    return [chunk for part in split_runs(strip_accents(text)) for chunk in CHUNK.findall(part)]


def plain_words(text: str) -> tuple[str, ...]:
    """The folded words of `text`, in order. Blanks and punctuation separate words: `fine-tuned` is two, `Wav2CLIP`
    one."""
    return tuple(fold(word) for word in separate_words(text if text.isascii() else strip_accents(text)))


def token_parts(token: str) -> list[str]:
    """The parts of a token, such as `wav`, `2` and `clip` of `wav_2_clip`; a plain word has one."""
    return token.replace(MARK_SEPARATOR, CASE_SEPARATOR).split(CASE_SEPARATOR)


def join_parts(token: str) -> str:
    """The parts of a token as one word: `wav2clip`, `finetuned`."""
    return token.replace(MARK_SEPARATOR, "").replace(CASE_SEPARATOR, "")


def token_forms(token: str) -> list[str]:
    """All words that match a token: its parts as one word, then each part."""
    parts = token_parts(token)
    return parts if len(parts) == 1 else [join_parts(token), *parts]


def to_token(chunk: str) -> str:
    """The token of a chunk: see the top of this module."""
    if chunk.isalpha() and (chunk.islower() or chunk.istitle()):  # most are plain words
        return fold(chunk)
    from mlcat.text.compounds import split_compound

    return MARK_SEPARATOR.join([CASE_SEPARATOR.join(parts) for parts in split_compound(chunk)])


def words_of_tokens(folded: str) -> str:
    """Converts tokens of an index, in which a compound has all its forms, to words, separated by blanks.

    >>> words_of_tokens("wav2clip_wav_2_clip embedding")
    'wav2clip wav 2 clip embedding'
    """
    return folded.replace(CASE_SEPARATOR, " ").replace(MARK_SEPARATOR, " ")


def parts_of_tokens(folded: str) -> str:
    """Converts tokens of an index to words, with the parts of each compound in place of it.

    >>> parts_of_tokens("wav2clip_wav_2_clip embedding")
    'wav 2 clip embedding'
    """
    parts = [token.replace(MARK_SEPARATOR, CASE_SEPARATOR).partition(CASE_SEPARATOR)[2] for token in folded.split()]
    words = [part or token for part, token in zip(parts, folded.split(), strict=True)]
    return " ".join(words).replace(CASE_SEPARATOR, " ")


def sorted_words(name: Iterable[str]) -> str:
    """The parts of a name's tokens in alphabetical order, separated by blanks; "" if there is only one.

    >>> sorted_words(["open_metric_learning"])
    'learning metric open'
    """
    words = " ".join(name).replace(MARK_SEPARATOR, " ").replace(CASE_SEPARATOR, " ").split()
    return " ".join(sorted(words)) if len(words) > 1 else ""


def token_spans(text: str) -> Iterator[tuple[int, int, set[str]]]:
    """Yields the start, the end (exclusive) and the forms of each chunk of `text`, in order.

    The forms are those of its tokens (see `token_forms`): a run of a script without blanks has several. Symbols are not
    spelled out: the chunk of `C++` is `C`.
    """
    if text.isascii():
        pattern = _ASCII_CHUNK
    else:
        from mlcat.text.patterns import CHUNK

        pattern = CHUNK
    for match in pattern.finditer(text):
        yield match.start(), match.end(), {form for token in tokens(match[0]) for form in token_forms(token)}
