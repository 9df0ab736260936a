"""Splits a JSON array into its elements without parsing them: an invalid element does not affect the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlcat.importing.lazy_patterns import lazy_compile

_TOKEN = lazy_compile(rb'"(?:[^"\\]|\\.)*+("?)|[\[\]{},]', re.DOTALL)


def split_array(text: bytes) -> Iterator[bytes] | None:
    """The unparsed elements of a JSON array; None if the text is not one array with matching brackets and quotes.

    The whole text is scanned once, in linear time and without recursion, before the first element is returned.
    """
    bounds = _element_bounds(text)
    if bounds is None:
        return None
    return (element for start, end in bounds if (element := text[start:end].strip()) or len(bounds) > 1)


def _element_bounds(text: bytes) -> list[tuple[int, int]] | None:
    """The start and end of each element; None if the text is not a single array."""
    bounds: list[tuple[int, int]] = []
    open_brackets = bytearray()
    start: int  # of the current element
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token[:1] == b'"':
            if not match[1] or not open_brackets:
                return None
        elif token in b"[{":
            if not open_brackets and (token != b"[" or text[: match.start()].strip()):
                return None
            if not open_brackets:
                start = match.end()
            open_brackets += b"]" if token == b"[" else b"}"
        elif token in b"]}":
            if not open_brackets or open_brackets.pop() != token[0]:
                return None
            if not open_brackets:
                bounds.append((start, match.start()))
                return None if text[match.end() :].strip() else bounds
        elif len(open_brackets) == 1:
            bounds.append((start, match.start()))
            start = match.end()
    return None
