"""Inlines of AsciiDoc: what is a link, an image, a badge, code or emphasis, with address and style."""

import pytest

from mlcat.importing.documents.asciidoc_inlines import parse_inlines
from mlcat.importing.documents.tree import BOLD, ITALIC


def inlines(text: str) -> list[tuple[object, ...]]:
    """Kind and text of each inline, then what it has of address and style."""
    return [(inline.kind, inline.text, *filter(None, (inline.url, inline.style))) for inline in parse_inlines(text)]


URL = "https://a.org"
END = ("strong end", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", URL),
        ("[A]", "A"),
        ("[ A^ ]", "A"),
        ("[*A*]", "A"),
        ("[A &amp; b]", "A & b"),
        ("[A, b]", "A, b"),
        ("[A, b=c]", "A"),
        ("[A=b]", "A=b"),
        ('["A, b",window=_blank]', "A, b"),
        ('["A]', '"A'),
        ("[a [b] c]", "a [b] c"),
        ("[imagine]", "imagine"),
        ("[http b]", "http b"),
    ],
)
def test_the_brackets_of_a_link_contain_its_text_and_attributes(text: str, expected: str) -> None:
    assert inlines(URL + text) == [("link", expected, URL)]
    assert inlines(f"link:b.adoc{text}") == [("link", expected.replace(URL, "b.adoc"), "b.adoc")]


@pytest.mark.parametrize("image", ["image:b.svg[Build]", " image::b.svg[Build,20]", "https://b.org/c.svg[Build]"])
def test_a_link_around_an_image_is_a_badge(image: str) -> None:
    assert inlines(f"{URL}[{image}]") == [("badge", "Build", URL)]


@pytest.mark.parametrize("behind", [".", ",", ";", ":", "!", "?", ")", "'", ".)"])
def test_punctuation_after_an_address_is_text(behind: str) -> None:
    assert inlines(f"a {URL}{behind}") == [("text", "a "), ("link", URL, URL), ("text", behind)]
    assert inlines(f"_a {URL}{behind} b_") == [
        ("text", "a ", ITALIC), ("link", URL, URL, ITALIC), ("text", behind, ITALIC), ("text", " b", ITALIC),
    ]  # fmt: skip


def test_an_address_may_be_in_angle_brackets() -> None:
    assert inlines(f"a <{URL}> b") == [("text", "a "), ("link", URL, URL), ("text", " b")]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("Logo", ("image", "Logo")),
        ("'A &amp; b',200", ("image", "A & b")),
        ("width=20", ("image", "")),
        ("L, link = 'https://a.org'", ("badge", "L", URL)),
        ("a=b,link=https://a.org", ("badge", "a=b", URL)),
    ],
)
def test_the_first_attribute_of_an_image_is_its_text_and_a_linked_image_is_a_badge(
    attributes: str, expected: tuple[str, ...]
) -> None:
    assert inlines(f"image:x.png[{attributes}]") == [expected]
    assert inlines(f"image::x.png[{attributes}]") == [expected]


def test_a_cross_reference_leads_to_an_anchor_in_the_text() -> None:
    assert inlines("<<top>>") == [("link", "top", "#top")]
    assert inlines("_<<top, A &amp; b >>_") == [("link", "A & b", "#top", ITALIC)]


@pytest.mark.parametrize(("mark", "style"), [("*", BOLD), ("**", BOLD), ("_", ITALIC), ("__", ITALIC)])
def test_marks_give_the_text_between_them_a_style(mark: str, style: int) -> None:
    end = [END] if style == BOLD else []
    assert inlines(f"a {mark}b &lt; c{mark} d") == [("text", "a "), ("text", "b < c", style), *end, ("text", " d")]


@pytest.mark.parametrize("text", ["a*b*", "*a *b", "* a*", "*a *", "*a*b", "2 * 3"])
def test_marks_in_words_or_next_to_blanks_are_text(text: str) -> None:
    assert inlines(text) == [("text", text)]


def test_code_has_the_surrounding_style_and_no_markup_inside() -> None:
    assert inlines("`+a *b* &lt;+`") == [("code", "a *b* <")]
    assert inlines("_`a` b_") == [("code", "a", ITALIC), ("text", " b", ITALIC)]


def test_styles_nest_at_most_three_deep() -> None:
    both = BOLD | ITALIC
    assert inlines("__a **b _c *d &amp;*_** e__") == [
        ("text", "a ", ITALIC), ("text", "b ", both), ("text", "c ", both), ("text", "d &", both), END,
        ("text", " e", ITALIC),
    ]  # fmt: skip
