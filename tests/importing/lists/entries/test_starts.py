"""An entry from the link at its start: what is read around the link, and why some links are not entries."""

from typing import Any

import pytest

from mlcat.importing.documents.tree import BADGE, CODE, LINK, TEXT, Inline
from mlcat.importing.lists.entries import add_content, add_link, add_links, start_entry
from mlcat.importing.lists.links.leading_link import EntryStart
from mlcat.importing.lists.parsed import ParsedEntry, ParsedLink

URL = "https://a.org"


def row(*parts: str) -> list[Inline]:
    """Inlines: a text, code in backticks, or a link in angle brackets."""
    return [
        Inline(CODE, part.strip("`")) if part[:1] == "`" else
        Inline(LINK, part[1:-1], f"https://b.org/{part[1:-1]}") if part[:1] == "<" else Inline(TEXT, part)
        for part in parts
    ]  # fmt: skip


def started(title: str, *rest: str, href: str = URL, papers: bool = False, **values: Any) -> ParsedEntry:
    entry, reason = start_entry(EntryStart(title, href, row(*rest), **values), None, 7, in_paper_section=papers)
    assert entry, reason
    assert reason == ""
    return entry


def refused(title: str, *rest: str, href: str = URL) -> str:
    entry, reason = start_entry(EntryStart(title, href, row(*rest)), None)
    assert entry is None
    return reason


def test_an_entry_has_a_title_an_address_a_line_and_a_description() -> None:
    assert started("Sloop", " - One mast.") == ParsedEntry(title="Sloop", url=URL, line=7, description="One mast.")
    assert start_entry(EntryStart("Sloop", URL, []), None)[0] == ParsedEntry(title="Sloop", url=URL)


def test_statistics_and_status_are_not_part_of_a_title_unless_they_are_all_of_it() -> None:
    one = started("Sloop ⭐ 12k [archived]")
    assert (one.title, one.status) == ("Sloop", "archived")
    assert started("⭐ 12k", " - One mast.").title == "⭐ 12k"


def test_a_title_that_is_struck_out_is_archived() -> None:
    assert started("Sloop", is_struck_out=True).status == "archived"


def test_a_year_or_authors_before_the_title_are_facts() -> None:
    assert started("Sloop", prefix="2016").year == 2016
    one = started("Sloop", prefix="Moss et al.")
    assert (one.authors, one.et_al, one.kind) == (("Moss",), True, "paper")
    assert started("Sloop", aliases=("SMB",)).aliases == ("SMB",)


def test_code_before_between_and_after_texts_is_facts() -> None:
    one = started("Sloop", " ", "`Go`", " - One mast. ", "`MIT`", tags=["Linux"])
    assert (one.tags, one.language, one.license, one.description) == (("Linux", "Go"), "Go", "MIT", "One mast.")
    assert started("Sloop", " - One mast. [ISC]").license == "ISC"
    assert started("Sloop", " - One mast. [ISC] ", "`MIT`").license == "MIT"


def test_labels_and_links_after_the_title_are_links() -> None:
    one = started("Sloop", " - See ", "<Ketch>", ". ", "<code>")
    assert one.links == (ParsedLink("Ketch", "https://b.org/Ketch"), ParsedLink("code", "https://b.org/code"))
    assert one.description == "See Ketch."


def test_a_paper_is_one_by_its_label_its_authors_or_its_section() -> None:
    assert started("Sloop", label="pdf").kind == "paper"
    assert started("Sloop", label="code").kind is None
    assert started("Sloop", papers=True).kind == "paper"
    one = started("Sloop", " - Ada Moss, Ben Reed. ROOTS 2018. One mast.", papers=True)
    assert (one.authors, one.venue, one.year, one.description) == (("Ada Moss", "Ben Reed"), "ROOTS", 2018, "One mast.")


@pytest.mark.parametrize(
    ("title", "rest", "href", "reason"),
    [
        ("", (" - One mast.",), URL, "no title"),
        ("Sloop", (), "#x", "contents list"),
        ("Sloop", (), "x:y", "not http"),
        ("Sloop", (), "https://github.com/sponsors/me", "sponsor"),
        ("Contributing", (), URL, "contributing"),
        ("Contributing", (" ⭐ ", "`x`", "<code>"), URL, "contributing"),
        ("License", (), URL, "license"),
    ],
)
def test_a_link_that_is_not_an_entry_has_a_reason(title: str, rest: tuple[str, ...], href: str, reason: str) -> None:
    assert refused(title, *rest, href=href) == reason


def test_a_title_of_boilerplate_is_an_entry_with_a_description() -> None:
    assert started("Contributing", " - How to sail together.").title == "Contributing"


def test_content_of_nothing_but_code_is_facts_and_other_content_is_text() -> None:
    one = ParsedEntry(title="Sloop", url=URL)
    add_content(one, row("`Go`", " / ", "`MIT`", "<docs>"), None)
    assert (one.language, one.license, one.description) == ("Go", "MIT", "")
    assert one.links == (ParsedLink("docs", "https://b.org/docs"),)
    add_content(one, row("Written in ", "`Rust`", "."), None)
    assert (one.language, one.description) == ("Go", "Written in Rust.")


def test_an_entry_has_at_most_200_links() -> None:
    one = ParsedEntry(title="Sloop", url=URL)
    for number in range(201):
        add_link(one, str(number), f"https://b.org/{number}", None)
    assert len(one.links) == 200


@pytest.mark.parametrize(("alt", "is_icon"), [("x", False), ("Go", True), ("x" * 40, True), ("x" * 41, False)])
def test_an_icon_has_two_to_forty_characters(alt: str, is_icon: bool) -> None:
    one = ParsedEntry(title="Sloop", url=URL)
    add_links(one, [Inline(BADGE, alt, "https://b.org")], None)
    assert bool(one.icons) is bool(one.links) is is_icon
