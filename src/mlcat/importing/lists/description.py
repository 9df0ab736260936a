"""Extracts the description of an entry: the text between the leading separator and the trailing tags and links.

A function `without_x` returns the inlines without x; a function `split_trailing_x` returns x as well.
"""

from itertools import pairwise

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
    characters_around,
    text_of,
)
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.link_labels import is_link_label

# Separators between a title and its description. Those before `(?=[\s.…>])` may also begin a word (.NET): they count
# only before a blank or punctuation.
_LEADING_SEPARATORS = lazy_compile(
    r"^(?:\s|[-–—―‐‑－:：|｜·・•,，、;；→⟶⇒➜＞>～〜。]|[./\\~*=+…](?=[\s.…>])|[)\]}](?=\s))+"
)
_LOOSE_END = " \t-–—|([{:,;·•：，、｜（「【"
_BEFORE_LOOSE_END = " \t：｜（「【"  # a separator after any other character belongs to a word: "Play-"
_SEPARATOR = lazy_compile(r"^[\s)\]}）】]*(?:\s[-–—]{1,2}\s|[:：–—])\s*")
_DASH = lazy_compile(r"(?:^|\s)(?:[-–—]{1,2}|=>)\s")
_STAR_COUNT = lazy_compile(r"[\[(](?=[^\])]{0,40}[⭐★☆🌟✨])\W{0,8}[\d.,]{1,12}\s?[kK]?\W{0,8}[\])]")
_FOOTNOTE = lazy_compile(r"\[\^[^\]\s]{1,20}\]")
_SQUARE, _ROUND = ("[]", "【】"), ("()", "（）")
_EMPTY_PAIR = lazy_compile(r"(?<!\w)(?:[(（]\s*[)）]|[\[【]\s*[\]】])[,、，]?")
_EMPTY_BRACKETS = ("()", "( )", "（）", "[]", "[ ]", "【】")
_CLOSING_BRACKET = lazy_compile(r"^\s*[\]】)）]")  # the end of a bracket around a link
_DASHES = (" - ", " – ", " — ", "｜", " | ")
_MAX_AFTER_DASH = 20  # maximum characters of a link after a dash; a longer one is part of the description
_MAX_BYLINE = 120  # characters


def description_of(inlines: list[Inline]) -> str:
    """The description in `inlines`: their text without the leading separator, footnotes, and links that are labels.

    "" if no words remain.
    """
    if any(inline.kind == LINK for inline in inlines):
        inlines = _without_bracketed_links(_without_listed_links(_without_labels_of_blocks(inlines)))
    text = text_of(inlines)
    if "[^" in text:
        text = _FOOTNOTE.sub("", text)
    if any(map(text.__contains__, _EMPTY_BRACKETS)):
        text = _EMPTY_PAIR.sub("", text)
    text = _without_leading_separators(text)
    if text[:1] == "[" and _is_one_bracket(text.rstrip()):
        text = text.strip("[] ")
    return _without_loose_end(text) if has_words(text) else ""


def _is_one_bracket(text: str) -> bool:
    """Whether a text is words in one pair of square brackets; a mere number may be that of stars."""
    return text[-1] == "]" and text.count("[") == text.count("]") == 1 and any(map(str.isalpha, text))


def _without_leading_separators(text: str) -> str:
    match = _LEADING_SEPARATORS.match(text)
    return text[match.end() :] if match else text


def _without_loose_end(text: str) -> str:
    """`text` without the separators and opening brackets at its end, which are left of something that was removed."""
    text = text.rstrip()
    positions = range(len(text.rstrip(_LOOSE_END)), len(text))
    end = next((position for position in positions if text[position] in _BEFORE_LOOSE_END), len(text))
    return text[:end].rstrip()


def _without_listed_links(inlines: list[Inline]) -> list[Inline]:
    """`inlines` without several links in round brackets at their end: (Reddit, HN)."""
    link_count = 0
    has_bracket, has_separator = False, False
    for position in range(len(inlines) - 1, -1, -1):
        inline = inlines[position]
        if inline.kind == LINK and has_bracket:
            link_count += 1
        elif link_count > 1 and has_separator and inline.kind == TEXT and inline.text.rstrip().endswith("("):
            return [*inlines[:position], inline._replace(text=inline.text.rstrip()[:-1])]
        elif inline.kind == TEXT and not has_words(inline.text):
            has_separator = has_separator or (has_bracket and any(char in ",，/|·-–—" for char in inline.text))
            has_bracket = has_bracket or ")" in inline.text
        elif inline.kind not in _WORDLESS:
            break
    return inlines


def _without_bracketed_links(inlines: list[Inline]) -> list[Inline]:
    """`inlines` without links that are alone in brackets, and without the brackets.

    A link in round brackets stays if words follow it.
    """
    remaining: list[Inline] = []
    is_dropped = False
    for position, inline in enumerate(inlines):
        follows_dropped_link, is_dropped = is_dropped, False
        if inline.kind == LINK:
            is_dropped = _is_bracketed_link(inlines, position)
            if is_dropped and not _has_own_brackets(inline):
                remaining[-1] = remaining[-1]._replace(text=remaining[-1].text.rstrip()[:-1])
        elif inline.kind == TEXT and follows_dropped_link and remaining:
            inline = inline._replace(text=_CLOSING_BRACKET.sub(" ", inline.text))  # noqa: PLW2901
        if not is_dropped:
            remaining.append(inline)
    return remaining


def _is_bracketed_link(inlines: list[Inline], position: int) -> bool:
    """Whether a link is alone in square brackets, or in round ones that no words follow."""
    brackets = "".join(characters_around(inlines, position))
    is_in_round_brackets = brackets in _ROUND and not _has_text(inlines[position + 1 :])
    return _has_own_brackets(inlines[position]) or brackets in _SQUARE or is_in_round_brackets


def _has_own_brackets(link: Inline) -> bool:
    """Whether the brackets are part of the text of a link: [[pdf]](address)."""
    return link.text[:1] + link.text[-1:] in _SQUARE


def _has_text(inlines: list[Inline]) -> bool:
    return has_words(text_of(inline for inline in inlines if inline.kind in (TEXT, CODE)))


def skip_bracketed_links(rest: list[Inline]) -> list[Inline]:
    """The description in [Name](..) ([paper](..)) - description: the inlines after the links and the separator.

    `rest` are the inlines after the name. All of them are returned if they have another form. Code spans beside the
    links stay, with a dash after them.
    """
    has_link = False
    for position, inline in enumerate(rest):
        if inline.kind == LINK:
            has_link = True
        elif inline.kind == TEXT and has_words(inline.text):
            cut = _SEPARATOR.match(inline.text) if has_link else None
            if cut is None:
                return rest
            codes = [other for other in rest[:position] if other.kind == CODE]
            return [*codes, Inline(TEXT, " - " * bool(codes) + inline.text[cut.end() :]), *rest[position + 1 :]]
        elif inline.kind == BLOCK_END and has_link:
            return rest
    return rest


def skip_symbols(rest: list[Inline]) -> tuple[list[Inline], list[str]]:
    """The inlines after a dash, and the code spans before it.

    Before the dash, there may also be symbols: emoji, a number of stars, a footnote. If there are words, all of `rest`
    is returned, and no code spans. The code spans may be between two dashes.
    """
    codes: list[str] = []
    after_dash: tuple[list[Inline], list[str]] = (rest, [])
    for position, inline in enumerate(rest):
        if inline.kind == CODE and " " not in inline.text:
            codes.append(inline.text)
        elif inline.kind == TEXT:
            cut = _DASH.search(inline.text)
            before = inline.text[: cut.start()] if cut else inline.text
            before = before if before.isascii() else _STAR_COUNT.sub("", before)
            if has_words(before) and not (position == 0 and before.isdigit()):
                break
            if cut:
                after = inline.text[cut.end() :]
                after_dash = [Inline(TEXT, after), *rest[position + 1 :]], list(codes)
                if after.strip():
                    break
        elif inline.kind not in (BADGE, IMAGE, STRONG_END):
            break
    return after_dash


def without_byline(inlines: list[Inline]) -> list[Inline]:
    """`inlines` without a first line such as "by Ada Moss", if further text follows."""
    first = next((inline for inline in inlines if inline.text), None)
    if first is None or not first.text.lstrip(" -–—").startswith("by "):
        return inlines
    end = next((n for n, inline in enumerate(inlines) if inline.kind in (LINE_BREAK, BLOCK_END)), len(inlines))
    is_short = len(text_of(inlines[:end])) <= _MAX_BYLINE
    return inlines[end:] if is_short and has_words(text_of(inlines[end:])) else inlines


_WORDLESS = (BADGE, IMAGE, LINE_BREAK, BLOCK_END, STRONG_END)


def _without_labels_of_blocks(inlines: list[Inline]) -> list[Inline]:
    """`inlines` without the links at the end of each block that `without_labels` removes."""
    ends = [position for position, inline in enumerate(inlines) if inline.kind == BLOCK_END]
    if not ends:
        return without_labels(inlines)
    blocks = (inlines[start:end] for start, end in pairwise([0, *ends, len(inlines)]))
    return [inline for block in blocks for inline in without_labels(block)]


def without_labels(inlines: list[Inline]) -> list[Inline]:
    """`inlines` without the links at their end that are labels ("code"), lead into the page, or follow a dash.

    They are returned unchanged if the text before the links would be incomplete.
    """
    cut = position = len(inlines)
    while position:
        inline = inlines[position - 1]
        if inline.kind == LINK and (
            is_link_label(inline.text) or inline.url.startswith("#") or _is_after_dash(inlines, position - 1)
        ):
            position -= 1
            cut = position
        elif inline.kind in _WORDLESS or (inline.kind == TEXT and not has_words(inline.text)):
            if inline.kind == TEXT and any(char in ".!?" for char in inline.text) and cut == len(inlines):
                break
            position -= 1
        else:
            break
    if cut == len(inlines) or (position and not is_complete(inlines[:cut])):
        return inlines
    remaining = inlines[:cut]
    if remaining and remaining[-1].kind == TEXT:
        remaining[-1] = Inline(TEXT, remaining[-1].text.rstrip().rstrip("([{|/-–—,;·•:").rstrip())
    last_text = text_of(remaining)
    return inlines if last_text.count("(") > last_text.count(")") else remaining


def _is_after_dash(inlines: list[Inline], position: int) -> bool:
    """Whether a short link follows a dash after the text: One mast. - [more](address)."""
    before = inlines[position - 1] if position else None
    return (
        before is not None
        and before.kind == TEXT
        and before.text.endswith(_DASHES)
        and len(inlines[position].text) <= _MAX_AFTER_DASH
        and has_words(before.text)
    )


def is_complete(inlines: list[Inline]) -> bool:
    """Whether a text is complete without the labels after it: it ends with a sentence, a bracket or a separator."""
    text = text_of(inlines).rstrip()
    return not text or text[-1] in ".!?([{|-–—/·•,;:>)]"


# --- Code spans after the text ------------------------------------------------------------------------------------

_WORDS_BEFORE_CODE = word_set(
    """
    for of with to and or like using by the a an in via as is from on around into your than through over uses
    called named e.g. i.e. vs between under without
    """
)


def split_trailing_codes(inlines: list[Inline]) -> tuple[list[Inline], list[str]]:
    """`inlines` without the code spans at the end of their first block, and these code spans, which are tags.

    If the code spans are part of the sentence before them, returns `inlines` and no code spans.
    """
    if not any(inline.kind == CODE for inline in inlines):
        return inlines, []
    cut = position = block_end = _end_of_first_block(inlines)
    codes: list[str] = []
    while position:
        inline = inlines[position - 1]
        if inline.kind == CODE:
            codes.insert(0, inline.text)
            cut = position - 1
        elif inline.kind == LINK or (inline.kind == TEXT and (has_words(inline.text) or "." in inline.text)):
            break
        position -= 1
    if not codes or not _are_tags(text_of(inlines[:cut]).rstrip(), codes):
        return inlines, []
    return inlines[:cut] + inlines[block_end:], codes


def _end_of_first_block(inlines: list[Inline]) -> int:
    """The position of the end of the first block with words."""
    has_text = False
    for position, inline in enumerate(inlines):
        has_text = has_text or (inline.kind in (TEXT, LINK, CODE) and has_words(inline.text))
        if inline.kind == BLOCK_END and has_text:
            return position
    return len(inlines)


def _are_tags(before: str, codes: list[str]) -> bool:
    """Whether code spans after the text `before` are tags, rather than a part of its last sentence."""
    if not has_words(before) or len(codes) > 1:
        return not before.endswith(",")
    return before[-1] != "," and before.rsplit(maxsplit=1)[-1].casefold() not in _WORDS_BEFORE_CODE
