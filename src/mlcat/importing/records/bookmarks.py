"""Parses the bookmarks that browsers export in the Netscape format: folders become sections, TAGS become tags."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mlcat.constraints import MAX_ITEMS, MAX_LINE, MAX_PARAGRAPH
from mlcat.importing.documents.nesting import clean_markup
from mlcat.importing.lists.links.link_targets import resolve
from mlcat.importing.lists.parsed import LeftOut, ParsedEntry, ParsedList
from mlcat.text.safety import shorten

_MAX_PATH = 10  # nested folders; deeper bookmarks are added to the tenth


def parse_bookmarks(html: str) -> ParsedList:
    """The bookmarks in a page of the Netscape format. Raises `ImportFailedError` for HTML that is nested too deeply."""
    reader = _Reader()
    body = LexborHTMLParser(clean_markup(html)).body
    if body is not None:
        reader.read(body)
    return ParsedList(title=reader.title, entries=tuple(reader.entries), left_out=tuple(reader.left_out))


class _Reader:
    """Walks through the elements in reading order."""

    def __init__(self) -> None:
        self.title = ""
        self.entries: list[ParsedEntry] = []
        self.left_out: list[LeftOut] = []
        self._path: list[str] = []
        self._folder = ""
        """The name of the next folder, from the heading before its list of bookmarks; "" if there is none."""

    def read(self, body: LexborNode) -> None:
        """Adds the bookmarks below an element."""
        pending: list[LexborNode | None] = [body]  # None: the end of a folder
        while pending:
            node = pending.pop()
            if node is None:
                self._path.pop()
                continue
            if node.tag == "dl":
                self._path.append(self._folder)
                self._folder = ""
                pending.append(None)
            elif node.tag in ("h1", "h3", "a"):
                self._read_leaf(node)
                continue
            elif node.tag == "dd" and self.entries and not self._folder:
                self._add_description(node)
            child = node.last_child
            while child is not None:
                pending.append(child)
                child = child.prev

    def _read_leaf(self, node: LexborNode) -> None:
        text = shorten(node.text(deep=True), MAX_LINE)
        if node.tag == "h1":
            self.title = self.title or text
        elif node.tag == "h3":
            self._folder = text
        else:
            self._add_bookmark(node, text)

    def _add_bookmark(self, node: LexborNode, text: str) -> None:
        self._folder = ""
        url, reason = resolve(node.attributes.get("href") or "", None)
        if not url:
            self.left_out.append(LeftOut(reason, 0, shorten(text, 100)))
            return
        names = (node.attributes.get("tags") or "").split(",")
        tags = dict.fromkeys(shorten(name, MAX_LINE) for name in names if name.strip())
        path = tuple(name for name in self._path if name)[:_MAX_PATH]
        self.entries.append(ParsedEntry(title=text or url, url=url, path=path, tags=tuple(tags)[:MAX_ITEMS]))

    def _add_description(self, node: LexborNode) -> None:
        """Adds the text after a bookmark, up to the next element, as its description."""
        words = []
        child = node.first_child
        while child is not None and child.tag in ("-text", "br"):
            words.append(child.text_content or " ")
            child = child.next
        entry = self.entries[-1]
        entry.description = entry.description or shorten(" ".join(words), MAX_PARAGRAPH)
