"""Tokenizes text, so that titles, topics and queries give the same words.

A *token* is a word between blanks, folded: lower case, no accents, American spelling, singular. A compound keeps the
boundaries of its parts: `Wav2CLIP` becomes `wav_2_clip` and `fine-tuned` stays `fine-tuned`, so that it can be found as
a whole and by its parts.
"""

import re
from collections.abc import Iterable, Iterator

from mlcat.text.english import fold
from mlcat.text.normalize import separate_words, spell_symbols, strip_accents

# For ASCII text, which most is; `patterns` has them for all scripts.
_ASCII_CHUNK = re.compile("[0-9A-Za-z]+(?:[-_.'&+][0-9A-Za-z]+)*")
SEAM = "_"
"""Separates the parts of a compound that is written without a mark between them: Wav2CLIP, OpenMetricLearning."""
HYPHEN = "-"
"""Separates the parts of a compound that is written with a mark between them: fine-tuned, socket.io."""
STOP_WORDS = frozenset(
    "a about all am an and any are as at be been but by can could did do doe don for from get give go had ha has have "
    "hi how i if in into is it just let like ll me my need no not of off on onto or our out please re s shall should "
    "so some t tell than that the their them then there these they thi this those to too up us ve very wa want was we "
    "were what when where which while who whom whose why will with would you your im ive id cant i'm one ones "
    "does doing having being own onto via per it's its".split()
)
"""Folded words that say nothing about what a user looks for."""


def tokens(text: str) -> list[str]:
    """The folded tokens of `text` in its order; compounds with `SEAM` or `HYPHEN` between their parts.

    >>> tokens("Fine-tuned Wav2CLIP embeddings, centred")
    ['fine-tuned', 'wav_2_clip', 'embedding', 'centered']
    """
    if text.isascii():
        return [token(chunk) for chunk in chunks(text)]
    from mlcat.text.ngrams import is_run, pairs  # for scripts without blanks

    return [folded for chunk in chunks(text) for folded in (pairs(chunk) if is_run(chunk) else (token(chunk),))]


def chunks(text: str) -> list[str]:
    """The words between blanks in `text`, without accents but not folded.

    Each chunk becomes one token, except a run of a script without blanks, which becomes pairs (see `ngrams`).
    """
    text = spell_symbols(text)
    if text.isascii():
        return _ASCII_CHUNK.findall(text)
    from mlcat.text.ngrams import split_runs  # for scripts without blanks
    from mlcat.text.patterns import CHUNK, MARKS  # see there

    parts = [part.strip(MARKS) for chunk in CHUNK.findall(strip_accents(text)) for part in split_runs(chunk)]
    return [part for part in parts if part]


def plain_words(text: str) -> tuple[str, ...]:
    """The words between blanks and punctuation, each folded, without splitting compounds further."""
    return tuple(fold(word) for word in separate_words(text if text.isascii() else strip_accents(text)))


def parts(token: str) -> list[str]:
    """The parts of a token; a plain word has one."""
    return token.replace(HYPHEN, SEAM).split(SEAM)


def joined(token: str) -> str:
    """A token as one word: `wav2clip`, `finetuned`."""
    return token.replace(HYPHEN, "").replace(SEAM, "")


def forms(token: str) -> list[str]:
    """All words that match a token: the joined word, then its parts."""
    pieces = parts(token)
    return pieces if len(pieces) == 1 else [joined(token), *pieces]


def token(chunk: str) -> str:
    """Folds a chunk, which has no blanks, to a token."""
    if chunk.isalpha() and (chunk.islower() or chunk.istitle()):  # most are plain words
        return fold(chunk)
    from mlcat.text.compounds import split_compound  # regular expressions that plain words need not compile

    return HYPHEN.join([SEAM.join(pieces) for pieces in split_compound(chunk)])


def unpack(folded: str) -> str:
    """The words in tokens of an index, in which compounds have all of their forms; separated by blanks.

    >>> unpack("wav2clip_wav_2_clip embedding")
    'wav2clip wav 2 clip embedding'
    """
    return folded.replace(SEAM, " ").replace(HYPHEN, " ")


def sorted_words(name: Iterable[str]) -> str:
    """The parts of a name's tokens in alphabetical order, separated by blanks; "" if there is only one.

    >>> sorted_words(["open_metric_learning"])
    'learning metric open'
    """
    words = " ".join(name).replace(HYPHEN, " ").replace(SEAM, " ").split()
    return " ".join(sorted(words)) if len(words) > 1 else ""


def token_spans(text: str) -> Iterator[tuple[int, int, set[str]]]:
    """The positions of the tokens in a plain text, as (start, end, all forms of the token)."""
    if text.isascii():
        pattern = _ASCII_CHUNK
    else:
        from mlcat.text.patterns import CHUNK  # see there

        pattern = CHUNK
    for match in pattern.finditer(text):
        yield match.start(), match.end(), {form for token in tokens(match[0]) for form in forms(token)}
