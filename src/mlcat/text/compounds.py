"""Splits compounds such as `fine-tuned` and `Wav2CLIP` into their parts."""

import re

from mlcat.text.english import fold

_MARKS = str.maketrans(dict.fromkeys("-_.'’&+", " "))  # join the parts of a compound, in which there is no blank
_ASCII_PART = re.compile("[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")  # `patterns` has it for all scripts
_AFTER_APOSTROPHE = frozenset({"s", "t", "re", "ll", "ve", "d", "m"})


def split_compound(chunk: str) -> list[list[str]]:
    """The folded parts of a chunk: split at marks such as hyphens, and each piece at changes of case and digits.

    >>> split_compound("fine-tuned-Wav2CLIPs")
    [['fine'], ['tuned'], ['wav', '2', 'clip']]
    """
    if chunk.islower() and chunk.replace("-", "").isalpha():  # most compounds are names of packages
        pieces = [[piece] for piece in chunk.split("-")]
    else:
        pieces = [_parts_by_case(piece) or [piece] for piece in chunk.translate(_MARKS).split(" ")]
        if len(pieces) > 1 and "'" in chunk.replace("’", "'") and "".join(pieces[-1]).lower() in _AFTER_APOSTROPHE:
            pieces.pop()  # Google's, don't
        pieces = [[part.casefold() for part in piece] for piece in pieces]
    pieces[-1][-1] = fold(pieces[-1][-1])
    return pieces


def _parts_by_case(piece: str) -> list[str]:
    """The parts of a piece, split at changes of case and between letters and digits."""
    if piece.isascii():
        return _ASCII_PART.findall(piece)
    from mlcat.text.patterns import PART  # see there

    return PART.findall(piece)
