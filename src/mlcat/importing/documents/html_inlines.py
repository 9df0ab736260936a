"""The inlines of HTML: links, code, images, line breaks and text with its style."""

from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from mlcat.importing.documents.text import has_words, plain, word_set
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
_SILENT = word_set(
    """
    script style template head title svg noscript iframe textarea select object video audio
    -comment !-- _comment !doctype
    """
)
_CODES = frozenset(("code", "kbd", "samp", "tt"))


def is_silent(tag: str) -> bool:
    """Whether elements of this name show no text of their own: a comment, a script."""
    return tag in _SILENT


def children(node: LexborNode) -> list[LexborNode]:
    """The nodes right below."""
    below = []
    child = node.first_child
    while child is not None:
        below.append(child)
        child = child.next
    return below


class InlineRun:
    """A run of inlines, and the style in effect at its end."""

    def __init__(self) -> None:
        self.style = 0
        self._inlines: list[Inline] = []
        self._says_something = False

    def add(self, inline: Inline) -> None:
        """Appends an inline."""
        self._inlines.append(inline)
        if not self._says_something:
            self._says_something = inline.kind not in (TEXT, STRONG_END) or not inline.text.isspace()

    def take(self) -> list[Inline]:
        """The inlines since the last call; none if they are only blanks."""
        taken, said = self._inlines, self._says_something
        self._inlines, self._says_something = [], False
        return taken if said else []

    def of(self, nodes: Iterable[LexborNode]) -> list[Inline]:
        """The inlines of `nodes` and everything in them, with a block end where a block ends."""
        todo: list[LexborNode | Inline | int] = list(reversed(list(nodes)))
        before = self.style
        while todo:
            node = todo.pop()
            if isinstance(node, Inline):
                self._inlines.append(node)
            elif isinstance(node, int):
                self.style = node
            elif (tag := node.tag or "") == "-text":
                self._inlines.append(Inline(TEXT, node.text_content or "", "", self.style))
            elif not is_silent(tag) and tag != "pre" and not read_inline(node, tag, self):
                self._descend(node, tag, todo)
        self.style = before
        self._says_something = bool(self._inlines)
        return self.take()

    def _descend(self, node: LexborNode, tag: str, todo: list[LexborNode | Inline | int]) -> None:
        if tag in BLOCKS:
            self._inlines.append(Inline(BLOCK_END))
            todo.append(Inline(BLOCK_END))
        elif style := STYLES.get(tag, 0):
            todo.append(self.style)
            if style == BOLD:
                todo.append(Inline(STRONG_END))
            self.style |= style
        todo.extend(reversed(children(node)))


def read_inline(node: LexborNode, tag: str, run: InlineRun) -> bool:
    """Adds an element that is one inline; returns whether it was one."""
    if tag == "a":
        href = node.attributes.get("href")
        if href is None:
            return False
        _read_link(node, href, run)
    elif tag in _CODES:
        run.add(Inline(CODE, plain(_content(node)[0]), "", run.style))
    elif tag == "img":
        run.add(Inline(IMAGE, node.attributes.get("alt") or ""))
    elif tag == "br":
        run.add(Inline(LINE_BREAK))
    else:
        return False
    return True


def _read_link(node: LexborNode, href: str, run: InlineRun) -> None:
    shown, pictures = _content(node)
    text = plain(shown)
    if not has_words(text):
        run.add(Inline(BADGE, pictures or text, href, run.style))
        return
    if shown[:1].isspace():
        run.add(Inline(TEXT, " "))
    run.add(Inline(LINK, text, href, run.style))
    if shown[-1:].isspace():
        run.add(Inline(TEXT, " "))


def _content(node: LexborNode) -> tuple[str, str]:
    """The text in an element, and the alternative texts of its images."""
    texts: list[str] = []
    pictures: list[str] = []
    todo = list(reversed(children(node)))
    while todo:
        inner = todo.pop()
        tag = inner.tag or ""
        if tag == "-text":
            texts.append(inner.text_content or "")
        elif tag == "img":
            pictures.append(inner.attributes.get("alt") or "")
        elif tag == "br" or tag in BLOCKS:
            texts.append(" ")
        if not is_silent(tag):
            todo.extend(reversed(children(inner)))
    return "".join(texts), plain(", ".join(filter(None, pictures)))
