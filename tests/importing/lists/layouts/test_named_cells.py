"""Names in one cell of a row whose link is in another."""

import pytest

from importing.lists.support import only, table


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
