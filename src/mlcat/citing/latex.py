"""Escapes text for LaTeX: special characters, accented letters, and words that must keep their capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "#": r"\#", "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
# BibTeX counts the brace of `\{`, too, so it is used only if the braces of a text are balanced.
_SPECIAL_IF_BALANCED = {**_SPECIAL, "{": r"\{", "}": r"\}"}

_LETTERS = {
    "ß": r"\ss", "æ": r"\ae", "Æ": r"\AE", "œ": r"\oe", "Œ": r"\OE", "ø": r"\o", "Ø": r"\O", "å": r"\aa", "Å": r"\AA",
    "ł": r"\l", "Ł": r"\L", "ı": r"\i", "ȷ": r"\j", "đ": r"\dj", "Đ": r"\DJ", "ð": r"\dh", "Ð": r"\DH", "þ": r"\th",
    "Þ": r"\TH",
}  # fmt: skip
_ACCENTS = {
    "\u0300": r"\`", "\u0301": r"\'", "\u0302": r"\^", "\u0303": r"\~", "\u0304": r"\=", "\u0306": r"\u",
    "\u0307": r"\.", "\u0308": r"\"", "\u030a": r"\r", "\u030b": r"\H", "\u030c": r"\v", "\u0323": r"\d",
    "\u0327": r"\c", "\u0328": r"\k", "\u0331": r"\b",
}  # fmt: skip
_PUNCTUATION = {
    "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "…": r"\ldots{}", "\u00a0": "~", "·": r"$\cdot$",
    "×": r"$\times$", "≥": r"$\geq$", "≤": r"$\leq$", "°": r"$^\circ$", "®": r"\textregistered{}",
    "™": r"\texttrademark{}", "©": r"\textcopyright{}",
}  # fmt: skip


def escape(text: str) -> str:
    """Escapes the special characters of LaTeX. Other characters stay."""
    escapes = _escapes_for(text)
    return "".join(escapes.get(character, character) for character in text)


def to_latex(text: str) -> str:
    """Escapes a text, and converts accented Latin letters to commands: `{\\'e}`. Other scripts stay."""
    escapes = _escapes_for(text)
    return "".join(_as_command(character, escapes) for character in unicodedata.normalize("NFC", text))


def _escapes_for(text: str) -> dict[str, str]:
    """The escapes for a text. Unbalanced braces need other escapes than balanced ones."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return _SPECIAL
    return _SPECIAL if depth else _SPECIAL_IF_BALANCED


def _as_command(character: str, escapes: dict[str, str]) -> str:
    if character.isascii():
        return escapes.get(character, character)
    if character in _LETTERS:
        return f"{{{_LETTERS[character]}}}"
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    base, *marks = list(unicodedata.normalize("NFD", character))
    if not base.isascii() or not base.isalpha() or len(marks) != 1 or marks[0] not in _ACCENTS:
        return character
    command = _ACCENTS[marks[0]]
    return f"{{{command}{' ' if command[1].isalpha() else ''}{base}}}"


_INNER_CAPITAL = re.compile(r"(?<=[^\W_])[A-Z]|[A-Z](?=\d)")


def protect(title: str, proper_nouns: frozenset[str], encode: Callable[[str], str]) -> str:
    """Puts braces around the words of a title that keep their capitals if a style writes titles in lower case.

    These are words with a capital after a letter or digit or before a digit (FaceNet, GPUs, T5), and the proper nouns.
    `encode` is applied to the text of each word.
    """
    parts = re.split(r"(\s+)", title)
    return "".join(part if part.isspace() else _protected(part, proper_nouns, encode) for part in parts)


def _protected(word: str, proper_nouns: frozenset[str], encode: Callable[[str], str]) -> str:
    core = word.strip(".,:;!?()[]\"'“”‘’")
    is_protected = bool(_INNER_CAPITAL.search(core)) or core in proper_nouns
    if not is_protected:
        return encode(word)
    before, _, after = word.partition(core)
    return f"{encode(before)}{{{encode(core)}}}{encode(after)}"
