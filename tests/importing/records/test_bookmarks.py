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
    assert [(item.reason, item.text) for item in parsed.left_out] == [
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


def test_a_bookmark_outside_of_folders_has_no_section() -> None:
    assert [entry.path for entry in parse_bookmarks("<dl><dt><a href='https://a.org'>A</a></dl>").entries] == [()]


def test_the_folder_of_a_list_is_the_heading_right_before_it() -> None:
    parsed = parse_bookmarks(
        f"{HEAD}<DL><DT><H3>A <b>b</b></H3><DL><DT><A HREF='https://a.org/1'>One</A></DL>"
        "<DL><DT><A HREF='https://a.org/2'>Two</A></DL>"
        "<DT><H3>C</H3><DT><A HREF='https://a.org/3'>Three</A><DL><DT><A HREF='https://a.org/4'>Four</A></DL></DL>"
    )
    assert [(entry.title, entry.path) for entry in parsed.entries] == [
        ("One", ("A b",)), ("Two", ()), ("Three", ()), ("Four", ()),
    ]  # fmt: skip


def test_the_first_title_and_the_first_description_of_the_last_bookmark_count() -> None:
    parsed = parse_bookmarks(
        f"{HEAD}<H1>Other</H1><DL><DD>none<DT><A HREF='https://a.org/1'>One</A><DT><A HREF='https://a.org/2'>Two</A>"
        "<DD>a<br>b<i>c</i><DD>d<DT><H3>Folder</H3><DD>of the folder</DL>"
    )
    assert parsed.title == "My bookmarks"
    assert [entry.description for entry in parsed.entries] == ["", "a b"]


def test_what_is_left_out_is_shown_up_to_100_characters() -> None:
    parsed = parse_bookmarks(f"{HEAD}<DL><DT><A>{'x' * 100}</A><DT><A HREF='x:y'>{'x' * 101}</A></DL>")
    assert [item.text for item in parsed.left_out] == ["x" * 100, "x" * 99 + "…"]
    assert [item.reason for item in parsed.left_out] == ["contents list", "not http"]
