"""Emoji that a list explains: they are tags, or the status, where the list says so."""

import pytest

from importing.lists.support import read
from mlcat.importing.lists.parsed import ParsedEntry

ITEMS = "- 🆓 - Free\n- 💰: Paid, with a trial\n- 💤 = Inactive\n"
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


@pytest.mark.parametrize("legend", [ITEMS, LINE, ROWS, COLUMNS], ids=["items", "line", "rows", "columns"])
def test_an_explained_emoji_is_a_tag_or_the_status(legend: str) -> None:
    found = entries(legend)
    assert {title: entry.tags for title, entry in found.items()} == {
        "Sloop": ("Free",), "Brig": ("Free", "Paid"), "Yawl": ("Free",), "Cutter": (), "Ketch": ("Paid",),
        "Lugger": ("Paid",),
    }  # fmt: skip
    assert found["Cutter"].status == "dormant"
    assert (found["Brig"].description, found["Lugger"].description) == ("Two masts.", "Old.")


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
    found = read("# Boats\n\n- ⭐ Stars\n- ❗ Warning\n\n## A\n\n" + "".join(
        f"- [{name}](https://{name}.org) ⭐ ❗ - x\n" for name in "abcd"
    ))  # fmt: skip
    assert {entry.tags for entry in found.entries} == {()}


def test_an_emoji_of_few_entries_is_not_a_tag() -> None:
    assert read(f"# Boats\n\n{ITEMS}\n## A\n\n- [Sloop](https://a.org) 🆓 - One.\n").entries[0].tags == ()
