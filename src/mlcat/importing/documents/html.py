"""Parses HTML to a document tree, as a browser does."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mlcat.errors import ImportFailedError
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.html_inlines import BLOCKS, STYLES, InlineRun, children, is_invisible, read_inline
from mlcat.importing.documents.markdown import LINE_ATTRIBUTE
from mlcat.importing.documents.nesting import clean_markup
from mlcat.importing.documents.tree import (
    BOLD,
    CELL,
    CODE_BLOCK,
    DEFINITION,
    DETAILS,
    DOCUMENT,
    HEADING,
    ITEM,
    LINK,
    LIST,
    LOOSE_TEXT,
    PARAGRAPH,
    ROW,
    STRONG_END,
    SUMMARY,
    TABLE,
    TERM,
    TEXT,
    Block,
    Document,
    Inline,
)

_LEAF_TAGS = {**dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), HEADING), "p": PARAGRAPH, "pre": CODE_BLOCK}
_CONTAINER_TAGS = {
    **dict.fromkeys(("ul", "ol", "menu", "dir"), LIST), "li": ITEM, "table": TABLE, "tr": ROW, "td": CELL, "th": CELL,
    "details": DETAILS, "summary": SUMMARY, "dt": TERM, "dd": DEFINITION,
}  # fmt: skip
_INLINE_TAGS = frozenset(("-text", "img", "code", "br"))  # the most frequent tags that contain no heading
_HEADINGS = ", ".join(tag for tag, kind in _LEAF_TAGS.items() if kind == HEADING)


def html_to_document(html: str, deadline: Deadline, *, whole_page: bool) -> Document:
    """Parses HTML. Of a whole page, only the main content is parsed.

    Raises `ImportFailedError` for a page without a body, and for HTML that would take too long to parse.
    """
    tree = LexborHTMLParser("<!doctype html>" + clean_markup(html))
    body = (whole_page and (tree.css_first("article") or tree.css_first("main"))) or tree.body
    if body is None:  # a frameset
        raise ImportFailedError("this page has no text.", "Give the address of the list itself.")
    deadline.check()
    builder = _ElementBuilder(deadline)
    builder.read(body)
    return Document(builder.root)


class _ElementEnd:
    """The end of an element: the style to restore, whether it closes a block, and whether it ends bold text."""

    __slots__ = ("closes_block", "is_bold", "style")

    def __init__(self, style: int, *, closes_block: bool = False, is_bold: bool = False) -> None:
        self.style, self.closes_block, self.is_bold = style, closes_block, is_bold


class _ElementBuilder:
    """Builds blocks from elements in reading order, without recursion."""

    def __init__(self, deadline: Deadline) -> None:
        self.root = Block(DOCUMENT)
        self._open = [self.root]
        self._run = InlineRun()
        self._line = 0
        self._deadline = deadline
        self._pending: list[LexborNode | _ElementEnd | None] = []  # the next node is last; None ends a run

    def read(self, body: LexborNode) -> None:
        """Adds everything in `body` to the root."""
        self._pending = list(reversed(children(body)))
        while self._pending:
            node = self._pending.pop()
            if node is None:
                self._end_run()
            elif isinstance(node, _ElementEnd):
                self._leave(node)
            else:
                self._enter(node)
        self._end_run()

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._run.add(Inline(TEXT, node.text_content or "", "", self._run.style))
        elif tag in _CONTAINER_TAGS:
            self._enter_container(node, _CONTAINER_TAGS[tag])
        elif tag in _LEAF_TAGS:
            self._enter_leaf(node, _LEAF_TAGS[tag])
        elif tag in BLOCKS:
            self._end_run()
            if tag != "caption":
                self._push_children(node, None)
        elif is_invisible(tag):
            return
        elif tag == "a" and _contains_heading(node):
            self._push_children(node, None)
        elif not read_inline(node, tag, self._run):
            self._enter_styled(node, tag)

    def _push_children(self, node: LexborNode, end: "_ElementEnd | None") -> None:
        self._pending.append(end)
        self._pending.extend(reversed(children(node)))

    def _enter_styled(self, node: LexborNode, tag: str) -> None:
        before = self._run.style
        self._run.style |= STYLES.get(tag, 0)
        self._push_children(node, _ElementEnd(before, is_bold=STYLES.get(tag) == BOLD))

    def _leave(self, end: _ElementEnd) -> None:
        if end.closes_block:
            self._end_run()
            self._open.pop()
        elif end.is_bold:
            self._run.add(Inline(STRONG_END))
        self._run.style = end.style

    def _enter_container(self, node: LexborNode, kind: str) -> None:
        self._end_run()
        self._deadline.check()
        block = self._block(kind, node)
        block.level = int(node.tag == "th")
        self._open.append(block)
        self._push_children(node, _ElementEnd(self._run.style, closes_block=True))

    def _enter_leaf(self, node: LexborNode, kind: str) -> None:
        self._end_run()
        block = self._block(kind, node)
        if kind == CODE_BLOCK:
            block.inlines = [Inline(TEXT, node.text(deep=True))]
            return
        block.level = int((node.tag or "")[1]) if kind == HEADING else 0
        block.inlines = self._run.read(children(node))
        if kind == HEADING and (href := _link_around_heading(node)):
            block.inlines = [
                inline._replace(kind=LINK, url=href) if inline.kind == TEXT else inline for inline in block.inlines
            ]

    def _block(self, kind: str, node: LexborNode) -> Block:
        line = node.attributes.get(LINE_ATTRIBUTE)
        if line and line.isdecimal():
            self._line = int(line[:9])
        block = Block(kind, line=self._line)
        self._open[-1].children.append(block)
        return block

    def _end_run(self) -> None:
        """Adds the inlines since the last block as loose text."""
        inlines = self._run.take()
        if inlines:
            self._open[-1].children.append(Block(LOOSE_TEXT, inlines, line=self._line))


def _contains_heading(node: LexborNode) -> bool:
    """Whether an element contains a heading."""
    return any(child.tag not in _INLINE_TAGS for child in children(node)) and node.css_first(_HEADINGS) is not None


def _link_around_heading(node: LexborNode) -> str | None:
    """The target of the link that contains a heading; None if none does."""
    parent = node.parent
    return parent.attributes.get("href") if parent is not None and parent.tag == "a" else None
