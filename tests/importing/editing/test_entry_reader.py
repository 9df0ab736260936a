"""Reads the text of a user: an entry, or an error with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.errors import CatalogError
from mlcat.importing.editing.entry_reader import MAX_TEXT, line_of, read_entry
from mlcat.text.safety import shorten

GOOD = 'id = "a"\ntitle = "A"\nurl = "https://a.example/"\nsection = "S"\n'


def read(text: str):
    return read_entry(text.encode())


def fault(text: str | bytes) -> tuple[str, str]:
    with pytest.raises(CatalogError) as caught:
        read_entry(text if isinstance(text, bytes) else text.encode())
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", 'title = ""\n', "tags = []\n[[links]]\n"])
def test_a_text_without_a_field_is_an_error(text: str) -> None:
    assert read(text) is None


def test_white_space_is_collapsed() -> None:
    entry = read(GOOD + 'description = """\n  One\n\n two\t three """\n')
    assert entry.description == "One two three"


def test_an_empty_field_is_omitted() -> None:
    entry = read(GOOD + 'summary = ""\ntags = ["", " "]\nlinks = [{}]\nyear = 1999\n')
    assert (entry.summary, entry.tags, entry.links, entry.year) == (None, (), (), 1999)


def test_a_date_may_be_unquoted() -> None:
    assert read(GOOD + "added = 2026-01-31\n").added == "2026-01-31"


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    assert read_entry(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == read(GOOD)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("title = A\n", "line 1: this is not TOML: Invalid value.", 'Write texts in quotes, key = "value",'),
        (GOOD + 'tags = ["a"\n', "this is not TOML: Unclosed array", "Write texts in quotes"),
        (GOOD + 'year = "1999"\n', "line 5: 'a', field 'year': \"1999\" is not a valid integer", "Write a year of"),
        (GOOD + "# x\n\nyeer = 1999\n", "line 7: 'a', field 'yeer': there is no such field.", "Did you mean 'year'?"),
        (GOOD + 'kind = "boat"\n', "line 5: 'a', field 'kind': \"boat\" is not allowed", "Write one of paper,"),
        (GOOD + 'tags = [\n"a",\n7]\n', "line 5: 'a', field 'tags', number 2: 7 is not a valid string", ""),
        (GOOD.replace("https", "ftp"), "line 3: 'a', field 'url': \"ftp://a.example/\" is not allowed", "Write an"),
        (GOOD.replace('title = "A"\n', ""), "'a', field 'title': it is missing.", "Add it."),
        (
            GOOD + '[[links]]\nlabel = "x"\nurl = "https://a.example/x"\n[[links]]\nlabel = "y"\nurl = "no"\n',
            "line 10: 'a', field 'links', number 2, field 'url': \"no\" is not allowed",
            "Write an address",
        ),
        (
            GOOD + '[[links]]\nlabel = "x"\nurl = "https://a.example/x"\n\nyear = 2000\n',
            "line 9: 'a', field 'links', number 1, field 'year': there is no such field.",
            "A field of the entry itself stands above the first [[links]].",
        ),
        (GOOD + "[[links]]\n[[links]]\nlabel = 'y'\n", "field 'links', number 1, field 'url': it is missing", "Add"),
        (GOOD + 'links = [{label = "x"}]\n', "line 5: 'a', field 'links', number 1, field 'url': it is missing", ""),
        (
            GOOD + '[[publications]]\ntype = "book"\ntitle = "T"\nauthors = [{name = "X"}]\n',
            "line 8: 'a', field 'publications', number 1, field 'authors', number 1, field 'name'",
            "Fields are:",
        ),
        (GOOD + 'summary = "a\\u001bb"\n', "line 5: 'a', field 'summary': it has a control", "Remove that character"),
        (GOOD + "year = " + "9" * 5000 + "\n", "this is not TOML: ", "Write texts in quotes"),
        (GOOD + "year = inf\n", "line 5: 'a', field 'year'", "Write a year"),
        ("a = " + "[" * 100_000, "this is nested too deeply for an entry.", "Repair it."),
    ],
)  # fmt: skip
def test_an_error_has_the_line_number(text: str, message: str, hint: str) -> None:
    said, repair = fault(text)
    assert said.startswith(message) or message in said
    assert repair.startswith(hint)


def test_invalid_utf_8_is_an_error_with_the_line_number() -> None:
    assert fault(b'a = 1\nb = "\xff"\n') == ("line 2: this is not UTF-8.", "Save the file as UTF-8.")
    assert fault(b"\n\xff") == ("line 2: this is not UTF-8.", "Save the file as UTF-8.")
    assert fault(b"\xff") == ("line 1: this is not UTF-8.", "Save the file as UTF-8.")


def test_the_reason_of_invalid_toml_has_at_most_120_characters() -> None:
    hint = 'Write texts in quotes, key = "value", and lists as ["a", "b"].'
    assert fault("year = " + "9" * 5000) == (f"this is not TOML: {_reason('9' * 5000)}.", hint)
    assert fault('tags = ["a"')[0].startswith("this is not TOML: Unclosed array")


def _reason(number: str) -> str:
    """What Python says of a number with thousands of digits, cut."""
    with pytest.raises(ValueError, match="digits") as caught:
        int(number)
    return shorten(str(caught.value), 120)


def test_a_text_has_a_maximum_size() -> None:
    comment = b"#" * (MAX_TEXT - len(GOOD))
    assert read_entry(GOOD.encode() + comment) is not None
    assert fault(GOOD.encode() + comment + b"#") == ("the text is larger than 4 MiB.", "Shorten it.")


@given(st.text() | st.text(alphabet="[]{}=\"'#\n .,abtitle0-9"))
def test_any_text_is_an_entry_or_an_error(text: str) -> None:
    try:
        entry = read_entry(text.encode("utf-8", "replace"))
    except CatalogError as error:
        assert error.message
    else:
        assert entry is None or entry.title


TEXT = '''\
title = "A"
description = """
url = "not a key"
[[links]]
"""
url = "https://a.example/"

[[links]]
label = "x"
[[publications]]
title = "T"
[[links]]
label = "y"
'''


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("title",), 1),
        (("url",), 6),
        (("links", 0), 8),
        (("links", 0, "label"), 9),
        (("links", 0, "url"), 8),
        (("links", 1, "label"), 13),
        (("links", 2, "label"), None),
        (("publications", 0, "title"), 11),
        (("publications", 0, "authors", 1, "family"), 10),
        (("year",), None),
        ((), None),
    ],
)
def test_the_line_of_a_value_is_found(location: tuple[str | int, ...], line: int | None) -> None:
    assert line_of(TEXT, location) == line


@pytest.mark.parametrize("fence", ['"""', "'''"])
def test_a_text_of_several_lines_has_no_keys(fence: str) -> None:
    text = f"summary = {fence}\nyear = 1\n{fence}\nyear = 2\nid = {fence}x{fence}\nkind = 3\n"
    assert line_of(text, ("year",)) == 4
    assert line_of(text, ("kind",)) == 6
