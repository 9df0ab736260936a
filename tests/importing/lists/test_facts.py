"""Facts that a list marks with icons, strikethrough and emoji."""

from importing.lists.support import links, only, read


def test_an_icon_of_several_entries_is_a_tag_and_its_link_is_kept() -> None:
    icon = "[![Open Source](https://i.org/o.svg)](https://c.org/{0}) ![Freeware](https://i.org/f.svg)"
    parsed = read("".join(f"- [N{n}](https://a.org/{n}) - Does. {icon.format(n)}\n" for n in range(3)))
    assert [entry.tags for entry in parsed.entries] == [("Open Source", "Freeware")] * 3
    assert links(parsed.entries[0]) == {"Open Source": "https://c.org/0"}


def test_struck_through_and_marked_entries_are_archived_or_dormant() -> None:
    assert only("- ~~[Sloop](https://a.org)~~ - One mast.").status == "archived"
    assert only("- [Sloop](https://a.org) - One mast. [deprecated]").status == "archived"
    assert only("- [Sloop](https://a.org) - One mast. 💤").status == "dormant"
