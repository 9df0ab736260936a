"""`--format bookmarks`: a file in the Netscape format, read by an HTML parser as in a browser."""

from html.parser import HTMLParser

from mlcat.index.reader import Index
from mlcat.render.formats.bookmarks import render_entries
from mlcat.render.item import Item
from render.conftest import hits, item

Bookmark = tuple[tuple[str, ...], str, str, str, str]


class Reader(HTMLParser):
    """Collects (folders, title, address, tags, description) of each bookmark."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[list[object]] = []
        self.depth = 0
        self._folders: list[str] = []
        self._text = ""
        self._last = ""
        self._attributes: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._description()
        self._last = tag
        if tag == "a":
            self._attributes = {name: value or "" for name, value in attrs}
        if tag == "dl":
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            facts = self._attributes
            self.found.append([tuple(self._folders), self._text, facts["href"], facts.get("tags", ""), None])
        elif tag == "h3":
            self._folders.append(self._text)
        elif tag == "dl":
            self._description()
            self.depth -= 1
            del self._folders[self.depth - 1 if self.depth else 0 :]
        self._text = ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def _description(self) -> None:
        if self._last == "dd":
            self.found[-1][4] = self._text.strip()
        self._text, self._last = "", ""


def read_bookmarks(listed: list[Item]) -> list[list[object]]:
    reader = Reader()
    reader.feed("".join(render_entries(listed)))
    assert reader.depth == 0
    return reader.found


def expected(listed: list[Item]) -> list[list[object]]:
    return [
        [tuple(entry.path), entry.row.title, entry.row.url, ",".join(entry.row.tags), entry.row.summary or None]
        for entry in listed
    ]


def test_a_browser_finds_every_entry_in_the_folder_of_its_section(items: list[Item]) -> None:
    assert read_bookmarks(items) == expected(items)


def test_hits_are_in_folders(small: Index) -> None:
    hit_items = hits(small, "beacon")
    assert read_bookmarks(hit_items) == expected(sorted(hit_items, key=lambda one: one.row.section))


def test_a_file_without_bookmarks_is_complete(small: Index) -> None:
    assert read_bookmarks([]) == []


def test_a_comma_in_a_tag_does_not_make_two_tags(small: Index) -> None:
    rendered_item = item(small, "everything")
    rendered_item.row.tags = ("a, b", "c")
    assert read_bookmarks([rendered_item])[0][3] == "a b,c"


def test_markup_in_a_title_is_text(small: Index) -> None:
    rendered_item = item(small, "everything")
    rendered_item.row.title = '</A><script>alert("x")</script> & more'
    text = "".join(render_entries([rendered_item]))
    assert "<script>" not in text
    assert read_bookmarks([rendered_item])[0][1] == rendered_item.row.title
