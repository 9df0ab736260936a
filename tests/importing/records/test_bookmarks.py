"""Bookmarks of browsers."""

from hypothesis import given
from hypothesis import strategies as st

from mlcat.importing.records.bookmarks import parse_bookmarks

HEAD = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>My bookmarks</H1>\n"
PAGE = f"""{HEAD}<DL><p>
  <DT><A HREF="https://a.org/top">Top</A>
  <DT><H3 ADD_DATE="1">Garden</H3>
  <DD>About the folder.
  <DL><p>
    <DT><A HREF="https://a.org/soil" ADD_DATE="1" TAGS="soil,, compost ,soil">Soil &amp; more</A>
    <DD>How to feed
a bed.
    <DT><H3>Tools</H3>
    <DL><p>
      <DT><A HREF="https://a.org/spade">Spade</A>
    </DL><p>
    <HR>
    <DT><A HREF="https://a.org/seeds"></A>
    <DT><A HREF="javascript:alert(1)">Trick</A>
    <DT><A HREF="place:sort=8">Recent</A>
  </DL><p>
  <DT><A HREF="https://a.org/last">Last</A>
</DL><p>
"""


def test_folders_become_sections_and_tags_and_descriptions_are_kept() -> None:
    parsed = parse_bookmarks(PAGE)
    assert parsed.title == "My bookmarks"
    assert [(entry.title, entry.path, entry.tags, entry.description) for entry in parsed.entries] == [
        ("Top", (), (), ""),
        ("Soil & more", ("Garden",), ("soil", "compost"), "How to feed a bed."),
        ("Spade", ("Garden", "Tools"), (), ""),
        ("https://a.org/seeds", ("Garden",), (), ""),
        ("Last", (), (), ""),
    ]


def test_bookmarks_of_other_schemes_are_left_out() -> None:
    parsed = parse_bookmarks(PAGE)
    assert [(item.reason, item.text) for item in parsed.lines_left_out] == [
        ("not http", "Trick"),
        ("not http", "Recent"),
    ]


def test_folders_nest_at_most_ten_deep() -> None:
    deep = "".join(f"<DL><DT><H3>F{n}</H3>" for n in range(30)) + '<DL><DT><A HREF="https://a.org/">A</A>'
    (entry,) = parse_bookmarks(HEAD + deep).entries
    assert entry.path == tuple(f"F{n}" for n in range(10))


PIECES = st.sampled_from(
    [
        "<DL>",
        "</DL>",
        "<p>",
        "<DT>",
        "<DD>",
        "<H3>F</H3>",
        '<A HREF="https://a.org/">A</A>',
        "text",
        "<A>",
        "</A>",
        "<H3>",
    ]
)


@given(st.lists(PIECES, max_size=30))
def test_any_page_is_read(pieces: list[str]) -> None:
    parsed = parse_bookmarks(HEAD + "".join(pieces))
    assert all(entry.url == "https://a.org/" for entry in parsed.entries)
