"""Splits compounds such as `fine-tuned` and `Wav2CLIP` into their parts."""

import re

from mlcat.text.english import fold

_MARKS = str.maketrans(dict.fromkeys("-_.'’&+", " "))  # join the parts of a compound, in which there is no blank
_ASCII_PART = re.compile("[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")  # `patterns` has it for all scripts
_AFTER_APOSTROPHE = frozenset({"s", "t", "re", "ll", "ve", "d", "m"})


def split_compound(chunk: str) -> list[list[str]]:
    """Splits a chunk at marks such as hyphens, and each stretch between marks at changes of case and at digits.

    Returns a list for each stretch between marks, with its parts in lower case; the last part is folded.

    >>> split_compound("fine-tuned-Wav2CLIPs")
    [['fine'], ['tuned'], ['wav', '2', 'clip']]
    """
    if chunk.islower() and chunk.replace("-", "").isalpha():  # most compounds are names of packages
        stretches = [[word] for word in chunk.split("-")]
    else:
        stretches = [_split_by_case(word) or [word] for word in chunk.translate(_MARKS).split(" ")]
        last = "".join(stretches[-1]).lower()
        if len(stretches) > 1 and last in _AFTER_APOSTROPHE and "'" in chunk.replace("’", "'"):
            stretches.pop()  # Google's, don't
        stretches = [[part.casefold() for part in parts] for parts in stretches]
    stretches[-1][-1] = fold(stretches[-1][-1])
    return stretches


def _split_by_case(word: str) -> list[str]:
    """The parts of a word, split at changes of case and between letters and digits."""
    if word.isascii():
        return _ASCII_PART.findall(word)
    from mlcat.text.patterns import PART

    return PART.findall(word)
