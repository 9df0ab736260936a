"""The body of an entry, in a details block or below an item."""

import pytest

from importing.lists.support import links, only
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import parse_document
from mlcat.importing.lists.layouts.body import add_body
from mlcat.importing.lists.parsed import ParsedEntry


@pytest.mark.parametrize(
    ("text", "description", "added"),
    [
        ("One.\n\nTwo.", "One. Two.", {}),
        ("See [A](https://b.org).", "See A.", {"A": "https://b.org"}),
        ("- [Docs](https://b.org) - more words", "", {"docs": "https://b.org"}),
        ("## Links\n\n[A](https://b.org) words", "", {"A": "https://b.org"}),
        ("## Features\n\n- [A](https://b.org) words", "A words", {"A": "https://b.org"}),
        (
            "## Masts [A](https://b.org)\n\n- [B](https://c.org) one",
            "B one",
            {"A": "https://b.org", "B": "https://c.org"},
        ),
        ("## Screenshots\n\n[A](https://b.org) words", "", {"A": "https://b.org"}),
        ("## License\n\nMIT", "", {}),
        ("## License\n\n[MIT](https://b.org)", "", {"MIT": "https://b.org"}),
        ("## Status\n\nsinking", "sinking", {}),
        ("- words\n  - [A](https://b.org) more\n  - Year: 2019", "words", {"A": "https://b.org"}),
        ("| A | [B](https://b.org) |\n|-|-|\n| c | d |", "A B c d", {"B": "https://b.org"}),
        ("Year: 2019", "", {}),
    ],
)
def test_a_block_adds_its_text_and_links_by_the_label_above_it(
    text: str, description: str, added: dict[str, str]
) -> None:
    entry = ParsedEntry(title="Sloop", url="https://a.org")
    add_body(entry, parse_document(text, Deadline(0)).root.children, None)
    assert (entry.description, links(entry)) == (description, added)
    assert (entry.license, entry.year) == ("MIT" if "MIT" in text else None, 2019 if "2019" in text else None)


def test_install_commands_are_found_in_details_blocks_and_below_items() -> None:
    summary = "<summary><b><a href='https://a.org'>Sloop</a></b> (🥇5 · ⭐ 9K) - One mast.</summary>"
    block = "- [PyPi](https://p.org/sloop) (📥 2M / month):\n\t```\n\tpip install sloop\n\t```\n"
    entry = only(f"<details>{summary}\n\n{block}</details>\n")
    assert (entry.install, entry.description) == ("pip install sloop", "One mast.")
    assert links(entry) == {"PyPi": "https://p.org/sloop"}
    entry = only("- [Sloop](https://a.org) - One mast.\n\n  ```\n  go get a.org/sloop\n  ```\n")
    assert entry.install == "go get a.org/sloop"
