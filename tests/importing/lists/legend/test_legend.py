"""Emoji that a list explains, as signs or as codes: they are tags, or the status, where the list says so."""

import pytest

from importing.lists.support import read
from mlcat.importing.lists.parsed import ParsedEntry

ITEMS = "- 🆓 - Free\n- 💰: Paid, with a trial\n- 💤 = Inactive\n"
LABELED_LINE = "**Legend**: 🆓 Free (all) · 💰 Paid · 💤 Inactive\n"
LINE = "🆓 Free 💰 Paid 💤 Inactive\n"
ROWS = "| Sign | Meaning |\n|---|---|\n| 🆓 | Free |\n| 💰 | Paid |\n| 💤 | Inactive |\n"
COLUMNS = "| Free | Paid | Inactive |\n|---|---|---|\n| 🆓 | 💰 | 💤 |\n"
ENTRIES = """
## Boats

- [Sloop](https://a.org) 🆓 - One mast.
- 🆓 [Brig](https://b.org) - Two 💰 masts.
- [Yawl](https://c.org) 🆓
- [Cutter](https://d.org) - Fast. 💤
- [Ketch](https://e.org) 💰
- [Lugger](https://f.org) - Old. 💰
"""


def entries(legend: str) -> dict[str, ParsedEntry]:
    return {entry.title: entry for entry in read(f"# Boats\n\n{legend}\n{ENTRIES}").entries}


@pytest.mark.parametrize("legend", [ITEMS, LINE, LABELED_LINE, ROWS, COLUMNS])
def test_an_explained_emoji_is_a_tag_or_the_status(legend: str) -> None:
    read_entries = entries(legend)
    assert {title: entry.tags for title, entry in read_entries.items()} == {
        "Sloop": ("Free",), "Brig": ("Free", "Paid"), "Yawl": ("Free",), "Cutter": (), "Ketch": ("Paid",),
        "Lugger": ("Paid",),
    }  # fmt: skip
    assert read_entries["Cutter"].status == "dormant"
    assert (read_entries["Brig"].description, read_entries["Lugger"].description) == ("Two masts.", "Old.")


@pytest.mark.parametrize(
    "legend",
    [
        "",
        "- 🆓 - Free\n",  # one mark is no legend
        "- 🆓 - [Free](https://x.org)\n- 💰 - [Paid](https://y.org)\n",  # entries
        "- 🆓 - " + "a" * 41 + "\n- 💰 - " + "b" * 41 + "\n",
        "The marks 🆓 and 💰 are nice.\n",
    ],
)
def test_other_emoji_do_not_make_a_legend(legend: str) -> None:
    assert {entry.tags for entry in entries(legend).values()} == {()}


def test_emoji_for_figures_and_warnings_are_not_tags() -> None:
    parsed = read("# Boats\n\n- ⭐ Stars\n- ❗ Warning\n\n## A\n\n" + "".join(
        f"- [{name}](https://{name}.org) ⭐ ❗ - x\n" for name in "abcd"
    ))  # fmt: skip
    assert {entry.tags for entry in parsed.entries} == {()}


def test_an_emoji_of_few_entries_is_not_a_tag() -> None:
    assert read(f"# Boats\n\n{ITEMS}\n## A\n\n- [Sloop](https://a.org) 🆓 - One.\n").entries[0].tags == ()


CODES = "- :free: stands for free software. Most boats are.\n- :warning: means that it was not updated for a year.\n"
STATES = "| Building | Afloat | Closed |\n|---|---|---|\n| :construction: | :ok: | :x: |\n"
CODED = """
## Boats

- [Sloop](https://a.org) :free: - One mast.
- :free: :warning: [Brig](https://b.org) - Two masts.
- :x: [Yawl](https://c.org) - At 10:30:45 :free:
- [Sloop :construction:](https://d.org) - Not done.
"""


def test_codes_of_emoji_are_marks() -> None:
    sloop, brig, yawl, _ = read(f"# Boats\n\n{CODES}\n{CODED}").entries
    assert (sloop.tags, brig.tags, yawl.tags) == (("free software",),) * 3
    assert (sloop.status, brig.status) == (None, "dormant")
    assert (yawl.title, yawl.description) == ("Yawl", "At 10:30:45")


def test_a_table_of_two_rows_may_be_a_legend_of_statuses() -> None:
    assert [entry.status for entry in read(f"# Boats\n\n{STATES}\n{CODED}").entries] == [None, None, "archived", None]


def test_a_mark_in_a_row_of_a_table_belongs_to_that_row_only() -> None:
    rows = "| Name | State |\n|---|---|\n| [Sloop](https://a.org) | :x: |\n| [Brig](https://b.org) | :ok: |\n"
    assert [entry.status for entry in read(f"# L\n\n{STATES}\n## Boats\n\n{rows}").entries] == ["archived", None]


def test_a_mark_in_a_line_of_a_paragraph_belongs_to_that_line_only() -> None:
    lines = "[Sloop](https://a.org) - One. :x:<br>[Brig](https://b.org) - Two.\n"
    assert [entry.status for entry in read(f"# L\n\n{STATES}\n## Boats\n\n{lines}").entries] == ["archived", None]
