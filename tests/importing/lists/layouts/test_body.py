"""The body of an entry, in a details block or below an item."""

from importing.lists.support import links, only


def test_install_commands_are_found_in_details_blocks_and_below_items() -> None:
    summary = "<summary><b><a href='https://a.org'>Sloop</a></b> (🥇5 · ⭐ 9K) - One mast.</summary>"
    block = "- [PyPi](https://p.org/sloop) (📥 2M / month):\n\t```\n\tpip install sloop\n\t```\n"
    entry = only(f"<details>{summary}\n\n{block}</details>\n")
    assert (entry.install, entry.description) == ("pip install sloop", "One mast.")
    assert links(entry) == {"PyPi": "https://p.org/sloop"}
    entry = only("- [Sloop](https://a.org) - One mast.\n\n  ```\n  go get a.org/sloop\n  ```\n")
    assert entry.install == "go get a.org/sloop"
