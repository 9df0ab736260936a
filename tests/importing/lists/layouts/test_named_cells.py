"""Names in one cell of a row whose link is in another."""

import pytest

from importing.lists.support import only, table
from mlcat.importing.documents.tree import CODE, LINE_BREAK, LINK, STRONG_END, TEXT, Inline, text_of
from mlcat.importing.lists.layouts.named_cells import start_with_name
from mlcat.importing.lists.links.leading_link import EntryStart


@pytest.mark.parametrize(
    ("head", "row", "title", "aliases"),
    [
        ("Date | Title | Paper", "2024.01 | Rigs at Sea | [[pdf]](https://a.org)", "Rigs at Sea", ()),
        ("Date | Title | Paper", "2024.01 | Rigs at Sea | [[any word]](https://a.org)", "Rigs at Sea", ()),
        ("Date | Title | Paper", "2024.01 | 🔥[**RaS**] Rigs at Sea | [[pdf]](https://a.org)", "Rigs at Sea", ("RaS",)),
        ("Name | Author | Rating", "Rigs | Doe | [4.46](https://a.org)", "Rigs", ()),
        ("Name | Author | Rating", "1984 | Doe | [4.46](https://a.org)", "1984", ()),
        ("Yard | Rating", "Rigs | [4.46](https://a.org)", "4.46", ()),  # no column with a name
        ("Yard | Rating", "Rigs | [v1](https://a.org)", "v1", ()),
    ],
)
def test_a_label_or_a_number_is_not_a_title_if_another_column_has_titles(
    head: str, row: str, title: str, aliases: tuple[str, ...]
) -> None:
    entry = only(table(head, row))
    assert (entry.title, entry.aliases) == (title, aliases)


def test_two_blanks_end_the_title_in_a_long_cell() -> None:
    text = (
        "This boat has a mast and many sails, set by its crew, and it sails around the cape both in winter and summer."
    )
    entry = only(table("Paper | Links", f"1) Rigs at Sea  {text} | [Paper](https://a.org)"))
    assert (entry.title, entry.description) == ("Rigs at Sea", text)
    assert only(table("Paper | Links", "1) Rigs at  Sea | [Paper](https://a.org)")).title == "Rigs at Sea"


def named(*cell: Inline) -> tuple[str, str]:
    """The title that a cell gives to a link, and the text of the cell behind it."""
    start = start_with_name(list(cell), EntryStart("pdf", "https://a.org", []))
    return start.title, text_of(start.rest)


@pytest.mark.parametrize("end", [LINE_BREAK, STRONG_END])
def test_a_name_ends_with_its_line_or_bold_text(end: str) -> None:
    assert named(Inline(TEXT, "Rigs"), Inline(end, ""), Inline(TEXT, "A boat")) == ("Rigs", "A boat")
    assert named(Inline(end, ""), Inline(TEXT, "Rigs"), Inline(end, ""), Inline(TEXT, "A boat")) == ("Rigs", "A boat")
    assert named(Inline(TEXT, "*"), Inline(end, ""), Inline(CODE, "rigs"), Inline(end, ""))[0].endswith("rigs")
    link = Inline(LINK, "Yard", "https://b.org")
    assert named(link, Inline(end, ""), Inline(TEXT, "Rigs"), Inline(end, ""))[0].endswith("Rigs")


def test_only_a_cell_of_more_than_120_characters_ends_at_two_blanks() -> None:
    assert named(Inline(TEXT, "Rigs  " + "a" * 115))[0] != "Rigs"
    assert named(Inline(TEXT, "Rigs  " + "a" * 116))[0] == "Rigs"
    assert named(Inline(TEXT, "Rigs at "), Inline(CODE, "sea"), Inline(TEXT, "  " + "a" * 120))[0] == "Rigs at sea"
