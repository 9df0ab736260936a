"""What may precede the link at the start of a row, and the facts around it."""

import pytest

from mlcat.importing.documents.tree import (
    BADGE,
    BLOCK_END,
    CODE,
    IMAGE,
    LINE_BREAK,
    LINK,
    STRUCK,
    TEXT,
    Inline,
)
from mlcat.importing.lists.links.leading_link import EntryStart, find_bare_address, find_image_link, find_leading_link

URL = "https://a.org"
LINK_A = Inline(LINK, "A", URL)
REST = Inline(TEXT, " rest")


def start_of(*row: Inline | str) -> EntryStart | None:
    return find_leading_link([Inline(TEXT, inline) if isinstance(inline, str) else inline for inline in row])


def plain(title: str = "A", rest: list[Inline] | None = None, tags: list[str] | None = None) -> EntryStart:
    """A link that nothing special precedes."""
    return EntryStart(title, URL, [REST] if rest is None else rest, tags or [], "", (), False, "", False)


@pytest.mark.parametrize("before", ["", " ", "- ", "[ ] ", "[x]", "1. ", "(12)", "#3:", "⭐ "])
def test_marks_and_numbers_before_a_link_are_ignored(before: str) -> None:
    assert start_of(before, LINK_A, REST) == plain()


def test_code_before_a_link_is_a_tag() -> None:
    assert start_of(Inline(CODE, "Go"), LINK_A, REST) == plain(tags=["Go"])


def test_images_before_a_link_are_kept() -> None:
    link = start_of(Inline(IMAGE, "x"), Inline(BADGE, "y", URL), LINK_A, REST)
    assert link is not None
    assert link.images == [Inline(IMAGE, "x"), Inline(BADGE, "y", URL)]


@pytest.mark.parametrize(
    ("before", "front"),
    [
        ("(2016) ", "2016"),
        ("2016 ", "2016"),
        ("[SMB] ", "SMB"),
        ("[X2] ", "X2"),
        ("（SMB）", "SMB"),
        ("【SMB】", "SMB"),
        ("Book: ", "Book"),
        ("Book：", "Book"),
        ("Book] ", "Book"),
        ("Book】", "Book"),
        ("New! ", ""),
        ("Moss et al. ", "Moss et al"),
        ("(" + "x" * 30 + ") ", "x" * 30),
    ],
)
def test_a_year_authors_a_label_or_a_short_name_precedes_a_link(before: str, front: str) -> None:
    expected = plain()
    expected.prefix = front
    assert start_of(before, LINK_A, REST) == expected


@pytest.mark.parametrize(
    "before",
    ["See ", "Book ", "Boat: ", "Ada Moss, Ben Reed ", "(" + "x" * 31 + ") ", "(SMB ", "SMB) ", "XSMBX ", "x" * 401],
)
def test_words_of_a_sentence_may_not_precede_a_leading_link(before: str) -> None:
    assert start_of(before, LINK_A, REST) is None


def test_the_text_before_a_link_has_at_most_400_characters_and_one_line() -> None:
    assert start_of("-" * 400, LINK_A, REST) == plain()
    assert start_of("-" * 401, LINK_A, REST) is None
    for end in (LINE_BREAK, BLOCK_END):
        assert start_of("2016", Inline(end), LINK_A) is None
        assert start_of("-", Inline(end), LINK_A, REST) == plain()


def test_a_title_may_be_struck_through() -> None:
    expected = plain()
    expected.is_struck_out = True
    assert start_of(LINK_A._replace(style=STRUCK), REST) == expected


@pytest.mark.parametrize(
    ("opening", "closing"), [*zip("([{«“\"'<《〈【（「『［", ")]}»”\"'>》〉】）」』］", strict=True)]
)
def test_a_bracket_around_a_link_is_removed(opening: str, closing: str) -> None:
    assert start_of(f"{opening} ", LINK_A, f" {closing} b", REST) == plain(rest=[Inline(TEXT, " b"), REST])
    assert start_of(f"⭐{opening}", LINK_A, f"{closing} b") == plain(rest=[Inline(TEXT, " b")])
    assert start_of(f"{opening} ", LINK_A, " ! b") == plain(rest=[Inline(TEXT, " ! b")])
    assert start_of(f"{opening} ", LINK_A) == plain(rest=[])
    code = Inline(CODE, closing)
    assert start_of(f"{opening}", LINK_A, code) == plain(rest=[code])
    assert start_of(LINK_A, f"{closing} b") == plain(rest=[Inline(TEXT, f"{closing} b")])


def test_a_bare_address_is_a_link_with_itself_as_its_title() -> None:
    assert start_of("- ", f" {URL}/b. c", REST) == EntryStart(
        f"{URL}/b", f"{URL}/b", [Inline(TEXT, ". c"), REST], [], "", (), False, "", False
    )
    assert start_of(Inline(CODE, "Go"), f"{URL} b") == plain(URL, [Inline(TEXT, " b")], ["Go"])
    assert start_of("See ", f"{URL} b") is None
    assert start_of("nothing") is None


def test_a_link_around_an_image_is_named_by_the_image() -> None:
    badge = Inline(BADGE, "Sloop logo", URL)
    assert find_image_link([Inline(TEXT, " - "), badge, REST]) == plain("Sloop")
    assert find_image_link([Inline(BADGE, "logo", URL), REST]) is None
    assert find_image_link([Inline(TEXT, "-")]) is None
    for before in (Inline(LINK, "x", URL), Inline(CODE, "x"), Inline(IMAGE, "x"), Inline(TEXT, "See ")):
        assert find_image_link([before, badge]) is None
    assert find_image_link([Inline(BLOCK_END, ""), badge]) == plain("Sloop", [])


def test_a_bare_address_ends_before_punctuation() -> None:
    match = find_bare_address(f"see {URL}/b, c")
    assert match
    assert match.group() == f"{URL}/b"
    assert find_bare_address("none") is None
