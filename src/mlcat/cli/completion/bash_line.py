"""Parses a command line as bash does, and quotes text that is inserted at its end."""

from __future__ import annotations

_SPECIAL = frozenset(" !\"#$&'()*;<>?[\\]^`{|}~")
"""The characters that bash interprets outside of quotes."""
_IN_DOUBLE = frozenset('$`"\\')
"""The characters that a backslash quotes inside of double quotes."""


def split_line(line: str) -> tuple[list[str], str, str]:
    """Splits a line into words as bash does; the last word may be unfinished.

    Returns the words without their quotes, the last word as it is typed, and the quote that is open at the end: "'",
    '"' or "" for none. COMP_WORDS, bash's own list of words, is also split at : and =.
    """
    words: list[str] = []
    word, has_begun, start, quote = "", False, 0, ""
    position = 0
    while position < len(line):
        char = line[position]
        following = line[position + 1 : position + 2]
        if quote and char == quote:
            quote = ""
        elif quote == "'":
            word += char
        elif char == "\\" and (not quote or following in _IN_DOUBLE):
            position += 1
            word += following
            has_begun = True
        elif quote:
            word += char
        elif char in "'\"":
            quote, has_begun = char, True
        elif char in " \t":
            words += [word] if has_begun else []
            word, has_begun, start = "", False, position + 1
        else:
            word += char
            has_begun = True
        position += 1
    return [*words, word], line[start:], quote


def quote_text(text: str, quote: str) -> str:
    """Escapes a text that follows an open `quote` ("'", '"' or "" for none)."""
    if quote == "'":
        result = text.replace("'", "'\\''")
    elif quote == '"':
        # An exclamation mark would trigger history expansion inside the quotes, so it is put outside.
        result = "".join('"\\!"' if char == "!" else f"\\{char}" if char in _IN_DOUBLE else char for char in text)
    else:
        return "".join(f"\\{char}" if char in _SPECIAL else char for char in text)
    # bash closes the quotes unless the text ends with a quote, which it takes for the closing one.
    if text.endswith(quote):
        result += quote
    if quote == '"' and text.endswith("!"):
        result += '"'
    return result
