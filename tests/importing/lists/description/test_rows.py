"""Descriptions from rows of inlines: brackets around links, tags and licenses after the text."""

import pytest

from importing.lists.support import only
from mlcat.importing.documents.tree import BADGE, BLOCK_END, CODE, IMAGE, LINE_BREAK, LINK, STRONG_END, TEXT, Inline
from mlcat.importing.lists.description import (
    description_of,
    skip_bracketed_links,
    skip_symbols,
    split_trailing_codes,
    without_byline,
    without_labels,
)


def row(*parts: str | Inline) -> list[Inline]:
    """Inlines: a string is a text, or code in backticks, or a link in angle brackets."""
    return [_inline(part) if isinstance(part, str) else part for part in parts]


def _inline(part: str) -> Inline:
    if part.startswith("`"):
        return Inline(CODE, part.strip("`"))
    return Inline(LINK, part[1:-1], "https://a.org") if part.startswith("<") else Inline(TEXT, part)


BREAK, END = Inline(LINE_BREAK), Inline(BLOCK_END)
IMAGE_OF = {kind: Inline(kind, "x") for kind in (BADGE, IMAGE, STRONG_END)}


@pytest.mark.parametrize(
    ("parts", "description"),
    [
        (("a ", "<[paper]>", " b"), "a b"),
        (("a ", "<【paper】>", " b"), "a b"),
        (("a ", "<[paper>", " b"), "a [paper b"),
        (("a [", "<paper>", "] b"), "a b"),
        (("a 【", "<paper>", "】 b"), "a b"),
        (("a [", "<paper>", " ] b"), "a b"),
        (("a[", "<paper>", "] b"), "a b"),
        (("a (", "<b>", "`) c`"), "a (b) c"),
        (("Mark X - ", "<code>"), "Mark X"),
        (("See mark X ", "<code>"), "See mark X code"),
        (("Does X. ", "<code>"), "Does X."),
        (("a [", "<paper>", "] [", "<talk>", "] b"), "a b"),
        (("a [", "<paper>", ") b"), "a [paper) b"),
        (("a ", "<paper>", "] b"), "a paper] b"),
        (("a [", "<boat>"), "a [boat"),
        (("<paper>", "] b"), "paper] b"),
        (("a [", "`paper`", "] b"), "a [paper] b"),
        (("(5 of 5) A boat.",), "(5 of 5) A boat."),
        (("A boat[^1].",), "A boat."),
        (("- ⭐",), ""),
        (("A boat (",), "A boat"),
        (("A boat - (",), "A boat"),
        (("Play-",), "Play-"),
        (("A boat：",), "A boat"),
    ],
)
def test_brackets_around_only_links_are_not_text(parts: tuple[str, ...], description: str) -> None:
    assert description_of(row(*parts)) == description


def test_links_in_brackets_between_the_title_and_a_separator_are_skipped() -> None:
    more = Inline(BADGE, "b")
    assert skip_bracketed_links(row(" (", "<paper>", ") - A boat", more)) == row("A boat", more)
    for rest in (row(" - A boat"), row(" (", "<paper>", ") A boat"), row("<paper>", Inline(BLOCK_END), ": A boat")):
        assert skip_bracketed_links(rest) == rest
    assert skip_bracketed_links(row(Inline(BLOCK_END), "<paper>", ": A boat")) == row("A boat")


@pytest.mark.parametrize("between", IMAGE_OF.values(), ids=lambda one: one.kind)
def test_symbols_between_the_title_and_a_dash_are_skipped(between: Inline) -> None:
    assert skip_symbols(row(" ", between, "`x`", " (⭐ 12k) - A boat")) == (row("A boat"), ["x"])


def test_symbols_are_kept_if_words_or_links_are_among_them() -> None:
    for rest in (
        row(" big - A boat"),
        row(" ", "<x>", " - A boat"),
        row(" ", "`x y`", " - A boat"),
        row(" ", "`x`", " big - A boat"),
        row(" ⭐"),
        row("`x`", "12 - A boat"),
    ):
        assert skip_symbols(rest) == (rest, [])
    assert skip_symbols(row("12 - A boat")) == (row("A boat"), [])


def test_labeled_links_at_the_end_are_removed_if_the_text_before_is_complete() -> None:
    for complete in ("A boat. ", "A boat (", "A boat - ", "A boat / ", "A boat [", "A boat | "):
        assert "code" not in description_of(row(complete, "<code>", " ", "<demo>", ")" if "(" in complete else ""))
    for rest in (row("See the ", "<code>"), row("A boat. ", "<Sloop>"), row("A boat.")):
        assert without_labels(rest) == rest
    assert without_labels(row("A boat. ", Inline(LINK, "Sloop", "#sloop"))) == row("A boat.")
    assert without_labels(row("<code>")) == []


def test_labels_before_a_period_are_kept() -> None:
    for end in (".", "!", "?"):
        assert without_labels(row("A boat. ", "<code>", end)) == row("A boat. ", "<code>", end)
    assert without_labels(row("A boat. ", "<code>", ". ", "<demo>")) == row("A boat.")


def test_an_opening_bracket_needs_its_closing_one() -> None:
    rest = row("A (big boat. ", "<code>")
    assert without_labels(rest) == rest
    assert without_labels(row("A (big) boat. ", "<code>")) == row("A (big) boat.")


def test_code_after_the_text_is_tags() -> None:
    more = Inline(BADGE, "b")
    assert split_trailing_codes(row("A boat. ", "`Go`", " ", "`Rust`")) == (row("A boat. "), ["Go", "Rust"])
    assert split_trailing_codes(row("A boat ", "`Go`")) == (row("A boat "), ["Go"])
    assert split_trailing_codes(row("Built with ", "`Go`", " ", "`Rust`")) == (row("Built with "), ["Go", "Rust"])
    assert split_trailing_codes(row("A boat. ", "`Go`", Inline(BLOCK_END), more)) == (
        row("A boat. ", Inline(BLOCK_END), more),
        ["Go"],
    )


@pytest.mark.parametrize(
    "parts",
    [
        ("Built with ", "`Go`"),
        ("Tools, e.g. ", "`Go`"),
        ("Go, ", "`Rust`"),
        ("a, ", "`Go`", " ", "`C`"),
        ("A boat.",),
        ("`Go`", " boat"),
    ],
)
def test_code_that_is_part_of_the_text_is_not_a_tag(parts: tuple[str, ...]) -> None:
    assert split_trailing_codes(row(*parts)) == (row(*parts), [])


@pytest.mark.parametrize(
    ("item", "description"),
    [
        ("**[Sloop](https://a.org)** by [Ada Moss](https://ada.org)<br>\n  A ship.", "A ship."),
        ("[Sloop](https://a.org) - by Ada Moss (owner)<br>A ship.", "A ship."),
        ("[Sloop](https://a.org) by Ada Moss", ""),
        ("[Sloop](https://a.org) by the Harbor", "by the Harbor"),
        ("[Sloop](https://a.org) by Ada Moss. A ship.", "by Ada Moss. A ship."),
        ("[Sloop](https://a.org) - by" + " far" * 40 + "<br>the best", "by" + " far" * 40 + " the best"),
    ],
    ids=range(6),
)
def test_a_first_line_that_says_who_made_a_thing_is_not_its_description(item: str, description: str) -> None:
    assert only(f"- {item}").description == description


@pytest.mark.parametrize(
    ("parts", "rest"),
    [
        (("by Ada Moss", BREAK, "One mast."), (BREAK, "One mast.")),
        ((" - by ", "<Ada>", END, "One mast."), (END, "One mast.")),
        (("", "by Ada", BREAK, "One mast."), (BREAK, "One mast.")),
        (("by Ada Moss",), None),
        (("by Ada Moss", BREAK, " "), None),
        (("bye Ada", BREAK, "One mast."), None),
        (("One mast.", BREAK, "by Ada"), None),
        (("by " + "x" * 117, BREAK, "One mast."), (BREAK, "One mast.")),
        (("by " + "x" * 118, BREAK, "One mast."), None),
        ((), None),
    ],
)
def test_a_first_line_that_says_who_made_a_thing_is_removed(
    parts: tuple[str | Inline, ...], rest: tuple[str | Inline, ...] | None
) -> None:
    assert without_byline(row(*parts)) == row(*(parts if rest is None else rest))
