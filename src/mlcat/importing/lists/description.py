"""What an item says of its resource: the text between the separator in front and the tags and links behind."""

import re

from mlcat.importing.lists.inline import BADGE, BREAK, CODE, END, IMAGE, LINK, STRONG, TEXT, Inline, text_of
from mlcat.importing.lists.keywords import LABELS, bare, has_words, listed
from mlcat.importing.lists.licenses import licence
from mlcat.importing.lists.titles import title_of

# Marks between a title and what is said of it. Those of the second kind may begin a word (.NET, *nix, ~/.config).
_MARKS = re.compile(r"^(?:\s|[-–—―‐‑－:：|｜·・•,，、;；→⟶⇒➜＞>～〜。]|[./\\~*=+…](?=[\s.…>])|[)\]}](?=\s))+")
_LOOSE_END = re.compile(r"(?:\s+[-–—|(\[{:·•]+|[：｜（「【]+)+$")
_SEPARATOR = re.compile(r"^[\s)\]}）】]*(?:\s[-–—]{1,2}\s|[:：–—])\s*")
_DASH = re.compile(r"(?:^|\s)(?:[-–—]{1,2}|=>)\s")
_STARS = re.compile(r"[\[(](?=[^\])]*[⭐★☆🌟✨])\W*[\d.,]+\s?[kK]?\W*[\])]")  # how many, and their sign
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,20}\]")
_RATING = re.compile(r"^\([^()]*[⭐★🥇🥈🥉][^()]*\)\s*")


def description_of(row: list[Inline]) -> str:
    """What pieces say as a description: without the separator in front, without links that are only labels behind."""
    text = _MARKS.sub("", _FOOTNOTE.sub("", text_of(without_labels(row))))
    text = _MARKS.sub("", _RATING.sub("", text))
    return _LOOSE_END.sub("", text) if has_words(text) else ""


def after_links(rest: list[Inline]) -> list[Inline]:
    """`rest` without bracketed links between the title and the separator: [Name](..) ([paper](..)) - what it is."""
    linked = False
    for place, piece in enumerate(rest):
        if piece.kind == LINK:
            linked = True
        elif piece.kind == TEXT and has_words(piece.text):
            cut = _SEPARATOR.match(piece.text)
            return [Inline(TEXT, piece.text[cut.end() :]), *rest[place + 1 :]] if linked and cut else rest
        elif piece.kind == END and linked:
            return rest
    return rest


def after_signs(rest: list[Inline]) -> tuple[list[Inline], list[str]]:
    """`rest` without the signs between the title and a dash (emoji, a number of stars, a footnote), and the code spans
    among them; as it is where words stand there."""
    codes: list[str] = []
    for place, piece in enumerate(rest):
        if piece.kind == CODE and " " not in piece.text:
            codes.append(piece.text)
        elif piece.kind == TEXT:
            cut = _DASH.search(piece.text)
            before = _STARS.sub("", piece.text[: cut.start()] if cut else piece.text)
            if has_words(before) and not (place == 0 and before.isdigit()):
                break
            if cut:
                return [Inline(TEXT, piece.text[cut.end() :]), *rest[place + 1 :]], codes
        elif piece.kind not in (BADGE, IMAGE, STRONG):
            break
    return rest, []


def without_labels(row: list[Inline]) -> list[Inline]:
    """`row` without the bracketed links at its end that say only "code", "demo": they are links, not words."""
    cut = place = len(row)
    while place:
        piece = row[place - 1]
        if piece.kind == LINK and (bare(title_of(piece.text)) in LABELS or piece.url.startswith("#")):
            place -= 1
            cut = place
        elif piece.kind in (BADGE, IMAGE, BREAK, END, STRONG) or (piece.kind == TEXT and not has_words(piece.text)):
            if piece.kind == TEXT and any(char in ".!?" for char in piece.text) and cut == len(row):
                break
            place -= 1
        else:
            break
    if cut == len(row) or (place and not _ends(row[:cut])):
        return row
    kept = row[:cut]
    if kept and kept[-1].kind == TEXT:
        kept[-1] = Inline(TEXT, kept[-1].text.rstrip().rstrip("([{|/-–—,;·•:").rstrip())
    said = text_of(kept)
    return row if said.count("(") > said.count(")") else kept


def _ends(row: list[Inline]) -> bool:
    """Whether what stands before labels is said: a sentence has ended, or a bracket or separator begins."""
    text = text_of(row).rstrip()
    return not text or text[-1] in ".!?([{|-–—/·•,;:>)]"


# --- Code spans and licences behind the text ---------------------------------------------------------------------

_JOINERS = listed(
    """
    for of with to and or like using by the a an in via as is from on around into your than through over uses
    called named e.g. i.e. vs between under without
    """
)


def without_codes(row: list[Inline]) -> tuple[list[Inline], list[str]]:
    """The first block of `row` without the code spans at its end that are tags, with what follows, and the tags."""
    cut = place = first = _first_block(row)
    codes: list[str] = []
    while place:
        piece = row[place - 1]
        if piece.kind == CODE:
            codes.insert(0, piece.text)
            cut = place - 1
        elif piece.kind == LINK or (piece.kind == TEXT and (has_words(piece.text) or "." in piece.text)):
            break
        place -= 1
    if not codes or not _are_tags(text_of(row[:cut]).rstrip(), codes):
        return row, []
    return row[:cut] + row[first:], codes


def _first_block(row: list[Inline]) -> int:
    """Where the first block that says something ends."""
    words = False
    for place, piece in enumerate(row):
        words = words or (piece.kind in (TEXT, LINK, CODE) and has_words(piece.text))
        if piece.kind == END and words:
            return place
    return len(row)


def _are_tags(before: str, codes: list[str]) -> bool:
    if not has_words(before) or before[-1] in ".!?)]…;:|-–—\"'”" or len(codes) > 1:
        return not before.endswith(",")
    return before[-1] != "," and before.rsplit(maxsplit=1)[-1].casefold() not in _JOINERS


def without_licence(row: list[Inline]) -> tuple[list[Inline], str | None]:
    """`row` without a licence in brackets at its end, and that licence."""
    for place in range(len(row) - 1, -1, -1):
        piece = row[place]
        text = piece.text.rstrip()
        if piece.kind == TEXT and text:
            start = text.rfind("[")
            name = licence(text[start + 1 : -1]) if start >= 0 and text.endswith("]") else None
            if name:
                return [*row[:place], Inline(TEXT, text[:start].rstrip()), *row[place + 1 :]], name
            return row, None
        if piece.kind in (LINK, CODE):
            return row, None
    return row, None
