"""Lines as bash reads them: the words, the quotes that are open at its end, and how to quote what is inserted there."""

from __future__ import annotations

_SPECIAL = frozenset(" !\"#$&'()*;<>?[\\]^`{|}~")
"""The characters that bash interprets outside of quotes."""
_IN_DOUBLE = frozenset('$`"\\')
"""The characters that a backslash quotes inside of double quotes."""


def split(line: str) -> tuple[list[str], str, str]:
    """Splits a line into words as bash does; the last word may be unfinished.

    Returns the words without their quotes, the last word as it is typed, and the quote that is open at the end: "'",
    '"' or "". bash's own COMP_WORDS are cut at : and = too.
    """
    words: list[str] = []
    word, begun, start, quote = "", False, 0, ""
    at = 0
    while at < len(line):
        one = line[at]
        following = line[at + 1 : at + 2]
        if quote and one == quote:
            quote = ""
        elif quote == "'":
            word += one
        elif one == "\\" and (not quote or following in _IN_DOUBLE):
            at += 1
            word += following
            begun = True
        elif quote:
            word += one
        elif one in "'\"":
            quote, begun = one, True
        elif one in " \t":
            words += [word] if begun else []
            word, begun, start = "", False, at + 1
        else:
            word += one
            begun = True
        at += 1
    return [*words, word], line[start:], quote


def quoted(text: str, quote: str) -> str:
    """`text` escaped for its place after an open `quote` ("'", '"' or "")."""
    if quote == "'":
        result = text.replace("'", "'\\''")
    elif quote == '"':
        # An exclamation mark would trigger history expansion inside the quotes, so it is put outside.
        result = "".join('"\\!"' if one == "!" else f"\\{one}" if one in _IN_DOUBLE else one for one in text)
    else:
        return "".join(f"\\{one}" if one in _SPECIAL else one for one in text)
    # bash closes the quotes unless the last character looks as if that was done.
    if text.endswith(quote):
        result += quote
    if quote == '"' and text.endswith("!"):
        result += '"'
    return result
