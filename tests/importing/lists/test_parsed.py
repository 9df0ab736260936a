"""A parsed entry and a parsed list have only what was found."""

from mlcat.importing.lists.parsed import LeftOut, ParsedEntry, ParsedList


def test_an_entry_has_no_facts_that_are_not_given() -> None:
    entry = ParsedEntry(title="A", url="https://a.org")
    values = {name: getattr(entry, name) for name in ParsedEntry.__slots__}
    assert {name: value for name, value in values.items() if value} == {"title": "A", "url": "https://a.org"}
    assert entry.et_al is False
    assert [name for name, value in values.items() if value is None] == [
        "license", "language", "year", "kind", "venue", "arxiv", "doi", "install", "status",
    ]  # fmt: skip


def test_a_list_is_empty_at_first() -> None:
    parsed = ParsedList()
    assert (parsed.title, parsed.description, parsed.license, parsed.entries) == ("", "", None, ())
    assert (parsed.left_out, parsed.unread) == ((), ())
    assert LeftOut("relative address") == ("relative address", 0, "")
