"""The page as read by an HTML parser, with and without scripts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from html.parser import HTMLParser

from mlcat.filters import Filter
from mlcat.index.building.builder import build_index
from mlcat.index.reader import Index
from mlcat.model import CatalogData, Entry, Section
from mlcat.render.item import Item

VOID = {"meta", "link", "input", "br"}


class Node:
    """An element: its tag, attributes and children, and the text in it."""

    def __init__(self, tag: str, attributes: dict[str, str], line: int = 0) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node | str] = []

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, tag: str = "", **wanted: str) -> Iterator[Node]:
        """The elements in it in their order, with this tag and these attributes (`class_` for class)."""
        for child in self.children:
            if isinstance(child, Node):
                values = {name.rstrip("_").replace("_", "-"): value for name, value in wanted.items()}
                if tag in ("", child.tag) and all(child.attributes.get(name) == one for name, one in values.items()):
                    yield child
                yield from child.all(tag, **wanted)

    def one(self, tag: str = "", **wanted: str) -> Node:
        (node,) = self.all(tag, **wanted)
        return node


class _Parser(HTMLParser):
    def __init__(self, *, scripts: bool) -> None:
        super().__init__()
        self.root = Node("", {})
        self._open = [self.root]
        self._scripts = scripts

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice in <{tag}>"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)
        if tag == "noscript" and self._scripts:
            self.set_cdata_mode(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def finished(self) -> Node:
        self.close()
        assert len(self._open) == 1, f"<{self._open[-1].tag}> is not closed"
        return self.root


def parsed(html: str, *, scripts: bool = False) -> Node:
    """The page; with `scripts`, what is in `noscript` is one text, as for a browser that runs scripts."""
    parser = _Parser(scripts=scripts)
    parser.feed(html)
    return parser.finished()


def entry(number: int, section: str = "tools", **facts: object) -> Entry:
    values = {"id": f"e{number}", "title": f"Entry {number}", "url": f"https://a.org/{number}", "section": section}
    return Entry(**(values | facts))  # type: ignore[arg-type]


TOOLS = (Section(id="tools", title="Tools"),)


def items_of(*entries: Entry, **facts: object) -> list[Item]:
    """Items of a catalog with given entries and facts."""
    values = {"name": "x", "title": "Awesome Ships", "sections": TOOLS} | facts
    catalog = CatalogData(**values)  # type: ignore[arg-type]
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_index(connection, catalog, entries, "f")
    index = Index(connection)
    return [Item(index, row) for row in index.rows(Filter())]
