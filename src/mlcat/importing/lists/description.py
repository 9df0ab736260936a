"""Extracts the description of an item: the text between the leading separator and the trailing tags and links."""

import re

from mlcat.importing.documents.text import has_words, word_set
from mlcat.importing.documents.tree import (
    BADGE,
    BLOCK_END,
    CODE,
    IMAGE,
    LINE_BREAK,
    LINK,
    STRONG_END,
    TEXT,
    Inline,
    text_of,
)
from mlcat.importing.fields.licenses import license_of
from mlcat.importing.lists.titles import is_label

# Separators between a title and its description; those of the second group may also begin a word (.NET, ~/.config).
_MARKS = re.compile(r"^(?:\s|[-–—―‐‑－:：|｜·・•,，、;；→⟶⇒➜＞>～〜。]|[./\\~*=+…](?=[\s.…>])|[)\]}](?=\s))+")
_LOOSE = " \t-–—|([{:,;·•：，、｜（「【"
_BEFORE_LOOSE = " \t：｜（「【"  # a mark that follows none of these belongs to a word: "Play-"
_SEPARATOR = re.compile(r"^[\s)\]}）】]*(?:\s[-–—]{1,2}\s|[:：–—])\s*")
_DASH = re.compile(r"(?:^|\s)(?:[-–—]{1,2}|=>)\s")
_STARS = re.compile(r"[\[(](?=[^\])]{0,40}[⭐★☆🌟✨])\W{0,8}[\d.,]{1,12}\s?[kK]?\W{0,8}[\])]")  # a number and a star
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,20}\]")
_SQUARE, _ROUND = ("[]", "【】"), ("()", "（）")
_EMPTY = re.compile(r"(?<!\w)(?:[(（]\s*[)）]|[\[【]\s*[\]】])[,、，]?")
_EMPTY_BRACKETS = ("()", "( )", "（）", "[]", "[ ]", "【】")
_CLOSED = re.compile(r"^\s*[\]】)）]")  # the end of a bracket around a link
_DASHES = (" - ", " – ", " — ", "｜", " | ")
_MAX_AFTER_DASH = 20  # characters of a link after a dash that is no part of the description
_RATING = re.compile(r"^\([^()]*[⭐★🥇🥈🥉][^()]*\)\s*")


def description_of(row: list[Inline]) -> str:
    """The description in the inlines, without the leading separator and trailing links that are only labels."""
    text = _FOOTNOTE.sub("", text_of(_without_bracketed_links(without_labels(row))))
    if any(map(text.__contains__, _EMPTY_BRACKETS)):
        text = _EMPTY.sub("", text)
    text = _MARKS.sub("", text)
    text = _MARKS.sub("", _RATING.sub("", text))
    return _without_loose_end(text) if has_words(text) else ""


def _without_loose_end(text: str) -> str:
    """`text` without opening brackets at its end (after a blank, or full-width), whose content was removed."""
    cut = text.rstrip()
    stripped = cut.rstrip(_LOOSE)
    end = next((n for n in range(len(stripped), len(cut)) if cut[n] in _BEFORE_LOOSE), len(cut))
    return cut[:end].rstrip()


def _without_bracketed_links(row: list[Inline]) -> list[Inline]:
    """`row` without brackets that contain nothing but links; round ones stay where words follow."""
    remaining: list[Inline] = []
    for position, inline in enumerate(row):
        if inline.kind == LINK and inline.text[:1] + inline.text[-1:] in ("[]", "【】"):
            continue
        before = row[position - 1].text.rstrip()[-1:] if position and row[position - 1].kind == TEXT else ""
        after = (
            row[position + 1].text.lstrip()[:1] if position + 1 < len(row) and row[position + 1].kind == TEXT else ""
        )
        if inline.kind == LINK and (
            before + after in _SQUARE or (before + after in _ROUND and not _has_text(row[position + 1 :]))
        ):
            remaining[-1] = remaining[-1]._replace(text=remaining[-1].text.rstrip()[:-1])
            continue
        if (
            remaining
            and inline.kind == TEXT
            and position
            and row[position - 1].kind == LINK
            and remaining[-1] is not row[position - 1]
        ):
            remaining.append(inline._replace(text=_CLOSED.sub(" ", inline.text)))
        else:
            remaining.append(inline)
    return remaining


def _has_text(row: list[Inline]) -> bool:
    return has_words(text_of(inline for inline in row if inline.kind in (TEXT, CODE)))


def after_links(rest: list[Inline]) -> list[Inline]:
    """`rest` without bracketed links between the title and the separator: [Name](..) ([paper](..)) - description."""
    has_link = False
    for position, inline in enumerate(rest):
        if inline.kind == LINK:
            has_link = True
        elif inline.kind == TEXT and has_words(inline.text):
            cut = _SEPARATOR.match(inline.text)
            return [Inline(TEXT, inline.text[cut.end() :]), *rest[position + 1 :]] if has_link and cut else rest
        elif inline.kind == BLOCK_END and has_link:
            return rest
    return rest


def after_signs(rest: list[Inline]) -> tuple[list[Inline], list[str]]:
    """`rest` without symbols between the title and a dash (emoji, a number of stars, a footnote), and the code spans
    among them; unchanged if there are words."""
    codes: list[str] = []
    for position, inline in enumerate(rest):
        if inline.kind == CODE and " " not in inline.text:
            codes.append(inline.text)
        elif inline.kind == TEXT:
            cut = _DASH.search(inline.text)
            before = _STARS.sub("", inline.text[: cut.start()] if cut else inline.text)
            if has_words(before) and not (position == 0 and before.isdigit()):
                break
            if cut:
                return [Inline(TEXT, inline.text[cut.end() :]), *rest[position + 1 :]], codes
        elif inline.kind not in (BADGE, IMAGE, STRONG_END):
            break
    return rest, []


_WORDLESS = (BADGE, IMAGE, LINE_BREAK, BLOCK_END, STRONG_END)


def without_labels(row: list[Inline]) -> list[Inline]:
    """`row` without the bracketed label links at its end, such as "code" and "demo"."""
    cut = position = len(row)
    while position:
        inline = row[position - 1]
        if inline.kind == LINK and (
            is_label(inline.text) or inline.url.startswith("#") or _is_after_dash(row, position - 1)
        ):
            position -= 1
            cut = position
        elif inline.kind in (BADGE, IMAGE, LINE_BREAK, BLOCK_END, STRONG_END) or (
            inline.kind == TEXT and not has_words(inline.text)
        ):
            if inline.kind == TEXT and any(char in ".!?" for char in inline.text) and cut == len(row):
                break
            position -= 1
        else:
            break
    if cut == len(row) or (position and not _ends(row[:cut])):
        return row
    remaining = row[:cut]
    if remaining and remaining[-1].kind == TEXT:
        remaining[-1] = Inline(TEXT, remaining[-1].text.rstrip().rstrip("([{|/-–—,;·•:").rstrip())
    last_text = text_of(remaining)
    return row if last_text.count("(") > last_text.count(")") else remaining


def _is_after_dash(row: list[Inline], position: int) -> bool:
    """Whether a short link follows a dash after the text: One mast. - [more](address)."""
    before = row[position - 1] if position else None
    return (
        before is not None
        and before.kind == TEXT
        and before.text.endswith(_DASHES)
        and len(row[position].text) <= _MAX_AFTER_DASH
        and has_words(before.text)
    )


def _ends(row: list[Inline]) -> bool:
    """Whether the text before the labels is complete: it ends a sentence, or with an opening bracket or a separator."""
    text = text_of(row).rstrip()
    return not text or text[-1] in ".!?([{|-–—/·•,;:>)]"


# --- Code spans and licenses after the text ---------------------------------------------------------------------

_JOINERS = word_set(
    """
    for of with to and or like using by the a an in via as is from on around into your than through over uses
    called named e.g. i.e. vs between under without
    """
)


def without_codes(row: list[Inline]) -> tuple[list[Inline], list[str]]:
    """`row` without the code spans at the end of its first block that are tags, and these tags."""
    cut = position = first = _first_block(row)
    codes: list[str] = []
    while position:
        inline = row[position - 1]
        if inline.kind == CODE:
            codes.insert(0, inline.text)
            cut = position - 1
        elif inline.kind == LINK or (inline.kind == TEXT and (has_words(inline.text) or "." in inline.text)):
            break
        position -= 1
    if not codes or not _are_tags(text_of(row[:cut]).rstrip(), codes):
        return row, []
    return row[:cut] + row[first:], codes


def _first_block(row: list[Inline]) -> int:
    """The position at which the first block with text ends."""
    words = False
    for position, inline in enumerate(row):
        words = words or (inline.kind in (TEXT, LINK, CODE) and has_words(inline.text))
        if inline.kind == BLOCK_END and words:
            return position
    return len(row)


def _are_tags(before: str, codes: list[str]) -> bool:
    if not has_words(before) or before[-1] in ".!?)]…;:|-–—\"'”" or len(codes) > 1:
        return not before.endswith(",")
    return before[-1] != "," and before.rsplit(maxsplit=1)[-1].casefold() not in _JOINERS


def without_license(row: list[Inline]) -> tuple[list[Inline], str | None]:
    """`row` without a license in brackets at its end, and the license."""
    for position in range(len(row) - 1, -1, -1):
        inline = row[position]
        text = inline.text.rstrip()
        if inline.kind == TEXT and text:
            start = text.rfind("[")
            name = license_of(text[start + 1 : -1]) if start >= 0 and text.endswith("]") else None
            if name:
                return [*row[:position], Inline(TEXT, text[:start].rstrip()), *row[position + 1 :]], name
            return row, None
        if inline.kind in (LINK, CODE):
            return row, None
    return row, None
