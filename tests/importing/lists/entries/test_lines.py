"""What is added to an entry from a line, a text, links and icons below or next to it."""

import pytest

from mlcat.constraints import MAX_PARAGRAPH
from mlcat.importing.documents.tree import BADGE, DETACHED_LINK, IMAGE, LINK, TEXT, Inline
from mlcat.importing.lists.entries import add_line, add_links, append_description
from mlcat.importing.lists.parsed import ParsedEntry, ParsedLink


def entry(kind: str | None = None) -> ParsedEntry:
    return ParsedEntry(title="Sloop", url="https://a.org", kind=kind)


def text(words: str) -> Inline:
    return Inline(TEXT, words)


def test_a_labeled_value_is_a_field_and_another_line_is_text() -> None:
    one = entry()
    for line in ("License: MIT", "Tags: mast, sail", "Description: It floats.", "Stars: 5", "It sails: well."):
        add_line(one, [text(line)], None)
    assert (one.license, one.tags, one.description) == ("MIT", ("mast", "sail"), "It floats. It sails: well.")


def test_a_value_that_its_field_does_not_take_is_text() -> None:
    one = entry()
    add_line(one, [text("Status: floating")], None)
    assert (one.status, one.description) == (None, "Status: floating")


@pytest.mark.parametrize(("length", "is_sentence"), [(120, False), (121, True)])
def test_tags_have_up_to_120_characters_and_other_values_may_have_more(length: int, is_sentence: bool) -> None:
    one = entry()
    value = "mast, sail, " + "x, " * 40
    value = value[: length - 1] + "y"
    add_line(one, [text(f"Tags: {value}")], None)
    assert (one.description == "") is not is_sentence
    one = entry()
    add_line(one, [text("Authors: " + ", ".join(["Ada Moss"] * 20))], None)
    assert (len(one.authors), one.description) == (20, "")


def test_links_of_a_labeled_line_are_called_by_the_label_if_their_text_says_nothing() -> None:
    one = entry()
    bare = Inline(LINK, "https://b.org", "https://b.org")
    add_line(one, [text("Demo: "), bare, Inline(DETACHED_LINK, "More", "https://c.org")], None)
    add_line(one, [text("Authors: "), Inline(LINK, "Moss", "https://d.org")], None)
    add_line(one, [text("Website: https://e.org")], None)
    assert {link.url: link.label for link in one.links} == {
        "https://b.org": "demo", "https://c.org": "demo", "https://d.org": "Moss", "https://e.org": "website",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "words", "description"),
    [
        (None, "(It floats)", "(It floats)"),
        ("paper", "(It floats)", "It floats"),
        ("paper", "（It floats）", "It floats"),
        ("paper", "(It) floats (well)", "(It) floats (well)"),
        ("paper", "(It floats", "(It floats"),
        (None, "⭐ 5 - It floats", "It floats"),
        (None, "(⭐ 5 of 5): It floats", "It floats"),
        (None, "(⭐ for the sea too) It floats", "(for the sea too) It floats"),
        (None, "- It floats", "- It floats"),
        (None, "⭐", ""),
        (None, "x" * MAX_PARAGRAPH, "x" * MAX_PARAGRAPH),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_text_is_added_without_statistics(kind: str | None, words: str, description: str) -> None:
    one = entry(kind)
    append_description(one, words)
    assert one.description == description
    append_description(one, "More.")
    assert one.description == (f"{description} More.".strip() if len(description) < MAX_PARAGRAPH else description)


def test_a_status_in_a_text_is_noted_once() -> None:
    one = entry()
    append_description(one, "It floats. [archived]")
    append_description(one, "Unmaintained. It sails.")
    assert (one.status, one.description) == ("archived", "It floats. It sails.")


def test_icons_next_to_an_entry_are_recorded_and_linked_icons_are_links() -> None:
    one = entry()
    row = [Inline(IMAGE, "Go icon, Linux"), Inline(BADGE, "Docker", "https://b.org"), Inline(IMAGE, "Build status")]
    add_links(one, [*row, Inline(LINK, "code", "https://c.org"), Inline(IMAGE, "⭐")], None)
    assert one.icons[-1] == "Docker"
    assert "Build status" not in one.icons
    assert one.links == (ParsedLink("Docker", "https://b.org"), ParsedLink("code", "https://c.org"))


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ([text("License: "), Inline(LINK, "https://b.org", "https://b.org")], ParsedLink("License", "https://b.org")),
        ([text("Status: "), Inline(LINK, "x" * 40, "https://b.org")], ParsedLink("x" * 40, "https://b.org")),
        ([text("Status: "), Inline(LINK, "x" * 41, "https://b.org")], ParsedLink("Status", "https://b.org")),
        ([text("Links: "), Inline(LINK, "Harbor", "https://b.org")], ParsedLink("Links", "https://b.org")),
    ],
)
def test_the_label_of_a_line_names_a_link_without_a_short_name(inlines: list[Inline], expected: ParsedLink) -> None:
    one = entry()
    add_line(one, inlines, None)
    assert one.links == (expected,)


@pytest.mark.parametrize(
    ("words", "description"),
    [("⭐ 12k - Xebec", "Xebec"), ("⭐ 12k, Xebec X", "Xebec X"), ("Xebec ⭐ 12k", "Xebec"), ("- Xebec", "- Xebec")],
)
def test_the_separator_after_statistics_is_removed_with_them(words: str, description: str) -> None:
    one = entry()
    append_description(one, words)
    assert one.description == description


def test_an_alternative_text_may_name_several_icons() -> None:
    one = entry()
    add_links(one, [Inline(IMAGE, "Open Source, Free icon"), Inline(BADGE, "Mac, Linux", "https://c.org")], None)
    assert one.icons == ("Open Source", "Free", "Mac", "Linux")


@pytest.mark.parametrize("alt", ["free.svg", "free.png", "free.JPG", "free.jpeg", "free.webp", "free icon"])
def test_an_icon_is_named_by_its_alternative_text_without_the_end_of_a_file_name(alt: str) -> None:
    one = ParsedEntry(title="Sloop", url="https://a.org")
    add_links(one, [Inline(IMAGE, alt)], None)
    assert one.icons == (alt[:4],)


def test_the_full_stop_after_tags_is_not_part_of_the_last() -> None:
    one = entry()
    add_line(one, [text("Tags: Sail, MX.")], None)
    assert one.tags == ("Sail", "MX")
