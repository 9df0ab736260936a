"""Plain text out of the tree: what stands in an element, as a row of small pieces."""

from collections.abc import Iterable
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from mlcat.importing.lists.keywords import has_words, listed, without_emoji_codes
from mlcat.text.safety import one_line

TEXT, LINK, ASIDE, CODE = "text", "link", "aside", "code"
IMAGE, BADGE, BREAK, END, STRONG = "image", "badge", "break", "end", "strong"
"""Kinds of pieces. A badge is a link around nothing but pictures, an aside a link whose words are no part of the text;
END is where a block ends, BREAK a line in it, STRONG bold text."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = listed(
    """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody td
    tfoot th thead tr ul caption
    """
)
_SILENT = listed(
    """
    script style template head title svg noscript iframe textarea select object video audio
    """
)
_CODES = frozenset(("code", "kbd", "samp", "tt"))
_NESTED = frozenset(("ul", "ol", "menu", "dir", "table", "details"))


class Inline(NamedTuple):
    """A bit of content: its kind, its text (of an image: what stands for it), and where a link leads."""

    kind: str
    text: str = ""
    url: str = ""


def is_block(node: LexborNode) -> bool:
    """Whether an element starts a line of its own."""
    return node.tag in _BLOCKS


def is_silent(node: LexborNode) -> bool:
    """Whether a node shows no text of its own: a comment, a script."""
    return node.tag in _SILENT or node.tag in ("-comment", "!--", "_comment", "!doctype")


def inlines(
    nodes: Iterable[LexborNode], nested: list[LexborNode] | None = None, code_blocks: bool = False
) -> list[Inline]:
    """What stands in `nodes`, in order.

    With `nested`, lists, tables and details blocks inside are added to it instead of being read.
    """
    found: list[Inline] = []
    todo: list[LexborNode | Inline] = list(reversed(list(nodes)))
    while todo:
        node = todo.pop()
        if isinstance(node, Inline):
            found.append(node)
            continue
        tag = node.tag
        if tag == "-text":
            found.append(Inline(TEXT, node.text_content or ""))
        elif nested is not None and tag in _NESTED:
            nested.append(node)
            found.append(Inline(END))
        elif not _leaf(node, tag, found) and not is_silent(node) and (tag != "pre" or code_blocks):
            if tag in _BLOCKS:
                found.append(Inline(END))
                todo.append(Inline(END))
            elif tag in ("b", "strong"):
                todo.append(Inline(STRONG))
            todo.extend(reversed(children(node)))
    return found


def _leaf(node: LexborNode, tag: str | None, found: list[Inline]) -> bool:
    """Adds the piece of an element that is read as one; says whether it was one."""
    if tag == "a":
        href = node.attributes.get("href")
        if href is None:
            return False
        shown, pictures = _shown(node)
        text = plain(shown)
        if has_words(text):
            edges = shown[:1].isspace(), shown[-1:].isspace()
            found += [Inline(TEXT, " ")] * edges[0] + [Inline(LINK, text, href)] + [Inline(TEXT, " ")] * edges[1]
        else:
            found.append(Inline(BADGE, pictures or text, href))
    elif tag in _CODES:
        found.append(Inline(CODE, plain(_shown(node)[0])))
    elif tag == "img":
        found.append(Inline(IMAGE, node.attributes.get("alt") or ""))
    elif tag == "br":
        found.append(Inline(BREAK))
    else:
        return False
    return True


def _shown(node: LexborNode) -> tuple[str, str]:
    """The text in an element, and that which stands for its pictures."""
    texts: list[str] = []
    pictures: list[str] = []
    todo = list(reversed(children(node)))
    while todo:
        inner = todo.pop()
        if inner.tag == "-text":
            texts.append(inner.text_content or "")
        elif inner.tag == "img":
            pictures.append(inner.attributes.get("alt") or "")
        elif inner.tag == "br" or inner.tag in _BLOCKS:
            texts.append(" ")
        if inner.tag not in _SILENT:
            todo.extend(reversed(children(inner)))
    return "".join(texts), plain(" ".join(pictures))


def children(node: LexborNode) -> list[LexborNode]:
    """The nodes right below."""
    below = []
    child = node.first_child
    while child is not None:
        below.append(child)
        child = child.next
    return below


def plain(text: str) -> str:
    """`text` cleaned, on one line, without emoji codes."""
    return one_line(without_emoji_codes(text))


def text_of(row: Iterable[Inline]) -> str:
    """The text of pieces: links by their text, pictures not at all."""
    words = []
    for piece in row:
        if piece.kind in (TEXT, LINK, CODE):
            words.append(piece.text)
        elif piece.kind in (BREAK, END):
            words.append(" ")
    return plain("".join(words))
