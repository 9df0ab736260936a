"""Parses the inlines of HTML: links, code, images, line breaks and text with its style."""

from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from mlcat.importing.documents.text import emoji_code, has_words, plain_text, word_set
from mlcat.importing.documents.tree import (
    BADGE,
    BLOCK_END,
    BOLD,
    CODE,
    IMAGE,
    ITALIC,
    LINE_BREAK,
    LINK,
    STRONG_END,
    STRUCK,
    TEXT,
    Inline,
)

BLOCKS = word_set(
    """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody td
    tfoot th thead tr ul caption
    """
)
STYLES = {
    **dict.fromkeys(("b", "strong"), BOLD), **dict.fromkeys(("i", "em", "cite"), ITALIC),
    **dict.fromkeys(("s", "del", "strike"), STRUCK),
}  # fmt: skip
_INVISIBLE = word_set(
    """
    script style template head title svg noscript iframe textarea select object video audio
    -comment !-- _comment !doctype
    """
)
_CODE_TAGS = frozenset(("code", "kbd", "samp", "tt"))


def is_invisible(tag: str) -> bool:
    """Whether elements with this tag, such as comments and scripts, have no visible text."""
    return tag in _INVISIBLE


def children(node: LexborNode) -> list[LexborNode]:
    """The child nodes in order."""
    child_nodes = []
    child = node.first_child
    while child is not None:
        child_nodes.append(child)
        child = child.next
    return child_nodes


class InlineRun:
    """A run of inlines between two blocks, with the style for the next text."""

    def __init__(self) -> None:
        self.style = 0
        self._inlines: list[Inline] = []
        self._has_content = False

    def add(self, inline: Inline) -> None:
        """Appends an inline."""
        self._inlines.append(inline)
        if not self._has_content:
            self._has_content = inline.kind not in (TEXT, STRONG_END) or bool(inline.text.strip())

    def take(self) -> list[Inline]:
        """Removes the inlines and returns them; none if they are only blanks."""
        inlines, has_content = self._inlines, self._has_content
        self._inlines, self._has_content = [], False
        return inlines if has_content else []

    def read(self, nodes: Iterable[LexborNode]) -> list[Inline]:
        """The inlines of `nodes` and their descendants, with a BLOCK_END at the end of each block."""
        pending: list[LexborNode | Inline | int] = list(reversed(list(nodes)))
        before = self.style
        while pending:
            node = pending.pop()
            if isinstance(node, Inline):
                self._inlines.append(node)
            elif isinstance(node, int):
                self.style = node
            elif (tag := node.tag or "") == "-text":
                self._inlines.append(Inline(TEXT, node.text_content or "", "", self.style))
            elif not is_invisible(tag) and tag != "pre" and not read_inline(node, tag, self):
                self._descend(node, tag, pending)
        self.style = before
        self._has_content = bool(self._inlines)
        return self.take()

    def _descend(self, node: LexborNode, tag: str, pending: list[LexborNode | Inline | int]) -> None:
        if tag in BLOCKS:
            self._inlines.append(Inline(BLOCK_END))
            pending.append(Inline(BLOCK_END))
        elif style := STYLES.get(tag, 0):
            pending.append(self.style)
            if style == BOLD:
                pending.append(Inline(STRONG_END))
            self.style |= style
        pending.extend(reversed(children(node)))


def read_inline(node: LexborNode, tag: str, run: InlineRun) -> bool:
    """Adds an element to `run` if it is a single inline: a link, code, an image, a line break.

    Returns False for any other element.
    """
    if tag == "a":
        href = node.attributes.get("href")
        if href is None:
            return False
        _read_link(node, href, run)
    elif tag in _CODE_TAGS:
        run.add(Inline(CODE, plain_text(_text_and_alt_texts(node)[0]), "", run.style))
    elif tag == "img":
        run.add(Inline(IMAGE, node.attributes.get("alt") or ""))
    elif tag == "br":
        run.add(Inline(LINE_BREAK))
    else:
        return False
    return True


def _read_link(node: LexborNode, href: str, run: InlineRun) -> None:
    content, alt_texts = _text_and_alt_texts(node)
    text = plain_text(content)
    if not has_words(text):
        run.add(Inline(BADGE, alt_texts or text or emoji_code(content), href, run.style))
        return
    if content[:1].isspace():
        run.add(Inline(TEXT, " "))
    run.add(Inline(LINK, text, href, run.style))
    if content[-1:].isspace():
        run.add(Inline(TEXT, " "))


def _text_and_alt_texts(node: LexborNode) -> tuple[str, str]:
    """The text of an element, and the alternative texts of its images."""
    child = node.first_child
    if child is not None and child.tag == "-text" and child.next is None:  # nearly all links
        return child.text_content or "", ""
    texts: list[str] = []
    alt_texts: list[str] = []
    pending = list(reversed(children(node)))
    while pending:
        inner = pending.pop()
        tag = inner.tag or ""
        if tag == "-text":
            texts.append(inner.text_content or "")
        elif tag == "img":
            alt_texts.append(inner.attributes.get("alt") or "")
        elif tag == "br" or tag in BLOCKS:
            texts.append(" ")
        if not is_invisible(tag):
            pending.extend(reversed(children(inner)))
    return "".join(texts), plain_text(", ".join(filter(None, alt_texts)))
