"""Converts a parsed list to a catalog: sections, stable ids, summaries, and facts from addresses."""

from typing import Any

import pytest

from mlcat.importing.convert import to_catalog, to_entry
from mlcat.importing.lists.parsed import ParsedEntry, ParsedLink, ParsedList
from mlcat.importing.sentences import first_sentence
from mlcat.model import CatalogData
from mlcat.validation import parse_catalog, to_json


def parsed_entry(title: str, url: str = "", path: tuple[str, ...] = ("Ships",), description: str = "") -> ParsedEntry:
    return ParsedEntry(title=title, url=url or f"https://a.org/{title.lower()}", path=path, description=description)


def catalog(*entries: ParsedEntry, previous: CatalogData | None = None, title: str = "Awesome Ships") -> CatalogData:
    parsed = ParsedList(title=title, description="A list.", license="MIT", entries=entries)
    converted = to_catalog(parsed, name="ships", source="o/ships", fetched="2026-01-31", previous=previous)
    assert parse_catalog(to_json(converted), "ships") == converted
    return converted


def ids(made: CatalogData) -> list[str]:
    return [entry.id for entry in made.entries]


def test_a_catalog_has_the_facts_of_its_list() -> None:
    converted = catalog(parsed_entry("Sloop"))
    assert (converted.name, converted.title, converted.description, converted.license) == (
        "ships",
        "Awesome Ships",
        "A list.",
        "MIT",
    )
    assert (converted.source, converted.fetched) == ("o/ships", "2026-01-31")
    assert catalog(parsed_entry("Sloop"), title="").title == "Ships"


def test_sections_nest_like_headings_and_empty_ones_are_omitted() -> None:
    converted = catalog(
        parsed_entry("A", path=("Sail", "Small")),
        parsed_entry("B", path=("Steam", "Small")),
        parsed_entry("C", path=("Sail",)),
        parsed_entry("D", path=()),
    )
    assert [(section.id, section.title, section.parent) for section in converted.sections] == [
        ("sail", "Sail", None),
        ("small", "Small", "sail"),
        ("steam", "Steam", None),
        ("steam-small", "Small", "steam"),
        ("awesome-ships", "Awesome Ships", None),
    ]
    assert [entry.section for entry in converted.entries] == ["small", "steam-small", "sail", "awesome-ships"]


def test_equal_titles_get_different_ids() -> None:
    urls = ["https://github.com/x/sloop", "https://github.com/y/sloop", "https://github.com/y/sloop2"]
    converted = catalog(*(parsed_entry("Sloop", url) for url in urls), parsed_entry("船", "https://a.org/ship"))
    assert ids(converted) == ["sloop", "sloop-y", "sloop-y-2", "ship"]


def test_twenty_thousand_entries_with_one_title_get_different_ids() -> None:
    converted = catalog(*(parsed_entry("Sloop", f"https://a.org/{n}") for n in range(20_000)))
    assert len(set(ids(converted))) == 20_000


def test_an_entry_keeps_its_id_if_title_or_address_is_the_same() -> None:
    before = catalog(
        parsed_entry("Sloop"), parsed_entry("Brig"), parsed_entry("Hulk"), parsed_entry("Sloop", "https://b.org/sloop")
    )
    after = catalog(
        parsed_entry("New"),
        parsed_entry("Sloop", "https://b.org/sloop", path=("Boats",)),  # another section
        parsed_entry("The Brig", "https://a.org/brig"),  # another title
        parsed_entry("Hulk", "https://c.org/hulk"),  # another address
        parsed_entry("Sloop", description="Now described."),
        previous=before,
    )
    assert dict(zip(ids(before), ["Sloop", "Brig", "Hulk", "Sloop 2"], strict=True))
    assert ids(after) == ["new", ids(before)[3], "brig", "hulk", "sloop"]


SAME = "https://a.org/same"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Title, address, section: each pair of the same letter is the same entry.
        ([("A", SAME, "s"), ("B", SAME, "s")], [("B", SAME, "s"), ("A", SAME, "s")]),
        ([("A", SAME, "s"), ("B", SAME, "t")], [("B", SAME, "u"), ("A", SAME, "v")]),
        ([("A", "", "s"), ("A", "https://b.org", "s")], [("A", "https://b.org", "s"), ("A", "", "s")]),
        ([("A", SAME, "s"), ("A", SAME, "t")], [("A", SAME, "t"), ("A", SAME, "s")]),
        ([("A", SAME, "s"), ("B", SAME, "t")], [("C", SAME, "t"), ("D", SAME, "s")]),
        ([("A", "", "s"), ("A", "https://b.org", "t")], [("A", "https://c.org", "t"), ("A", "https://d.org", "s")]),
    ],
    ids=["all alike", "title and address", "the address", "the section", "address and section", "title and section"],
)
def test_similar_entries_keep_their_ids(before: list[tuple[str, str, str]], after: list[tuple[str, str, str]]) -> None:
    old, new = (
        [parsed_entry(title, url, (section,)) for title, url, section in entries] for entries in (before, after)
    )
    previous = catalog(*old)
    assert ids(catalog(*new, previous=previous)) == ids(previous)[::-1]


def test_a_new_entry_never_gets_the_id_of_a_removed_one() -> None:
    before = catalog(parsed_entry("Sloop"))
    after = catalog(parsed_entry("Sloop", "https://b.org/other", path=("Boats",)), previous=before)
    assert ids(after) == ["sloop-b-org"]


@pytest.mark.parametrize(
    ("url", "kind", "arxiv", "doi"),
    [
        ("https://arxiv.org/abs/2103.00020", "paper", "2103.00020", None),
        ("http://www.arxiv.org/pdf/2103.00020v2.pdf", "paper", "2103.00020v2", None),
        ("https://arxiv.org/list/cs.LG/recent", None, None, None),
        ("https://arxiv.org/abs/math.GT/0309136", "paper", "math.GT/0309136", None),
        ("https://doi.org/10.3390/sym11091066", "paper", None, "10.3390/sym11091066"),
        ("https://doi.org/10.1000/a%20b", None, None, None),
        ("https://huggingface.co/datasets/x/y", "dataset", None, None),
        ("https://huggingface.co/x/y", None, None, None),
        ("http://[bad", None, None, None),  # the model allows it
    ],
)
def test_facts_are_derived_from_unambiguous_addresses(
    url: str, kind: str | None, arxiv: str | None, doi: str | None
) -> None:
    converted = catalog(parsed_entry("Sloop", url)).entries[0]
    assert converted.kind == kind
    assert [(publication.title, publication.arxiv, publication.doi) for publication in converted.publications] == (
        [("Sloop", arxiv, doi)] if arxiv or doi else []
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ""),
        ("One mast", "One mast"),
        ("One mast. Two sails.", "One mast."),
        ("Boats, e.g. Sloops and more. Next.", "Boats, e.g. Sloops and more."),
        ("Made in the U.S. Navy yard. Next.", "Made in the U.S. Navy yard."),
        ("By J. Doe et al. It floats.", "By J. Doe et al. It floats."),
        ("Version 2.0 is out! Try it.", "Version 2.0 is out!"),
        ("Node.js bindings. Fast.", "Node.js bindings."),
        ("What is it? A ship.", "What is it?"),
        ("It ends... and goes on.", "It ends... and goes on."),
        ("一。二。", "一。"),
        ("Made at XDr. Then more.", "Made at XDr."),
        ("Made by (Dr. Reed). Then more.", "Made by (Dr. Reed)."),
        ("word " * 100, ("word " * 100)[:199].rstrip() + "…"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 199 + "…"),
        ("x " * 198 + "x. Y", ("x " * 100)[:199] + "…"),
    ],
)
def test_the_summary_is_the_first_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


def test_the_description_is_kept_in_addition_to_its_summary() -> None:
    entry = catalog(parsed_entry("Sloop", description="One mast. Two sails.")).entries[0]
    assert (entry.summary, entry.description) == ("One mast.", "One mast. Two sails.")
    assert catalog(parsed_entry("Sloop")).entries[0].description is None


def test_links_tags_and_facts_are_kept() -> None:
    link = ParsedLink(label="paper", url="https://a.org/p")
    one = ParsedEntry(
        title="Sloop", url="https://a.org", links=(link,), tags=("Wood",), license="MIT", language="Go", year=1990
    )
    entry = catalog(one).entries[0]
    assert [(link.label, link.url) for link in entry.links] == [("paper", "https://a.org/p")]
    assert (entry.tags, entry.license, entry.language, entry.year) == (("Wood",), "MIT", "Go", 1990)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"venue": "Journal of Soil"}, "article-journal"),
        ({"venue": "ICML"}, "paper-conference"),
        ({"venue": "arXiv preprint"}, "article"),
        ({"arxiv": "2101.00001"}, "article"),
        ({"doi": "10.1000/a"}, "document"),
        ({"kind": "paper", "authors": ("Ada Moss",)}, "document"),
        ({"authors": ("Ada Moss",)}, None),
        ({"kind": "paper"}, None),
    ],
)
def test_the_type_of_a_publication_follows_from_its_venue(values: dict[str, Any], kind: str | None) -> None:
    publications = to_entry(ParsedEntry(title="A", url="https://a.org", **values), "s", "a").publications
    assert [publication.type for publication in publications] == ([kind] if kind else [])
    if kind:
        assert publications[0].url == (None if "arxiv" in values or "doi" in values else "https://a.org")


def test_a_list_without_a_title_is_called_after_the_name_of_its_catalog() -> None:
    parsed = ParsedList(entries=(ParsedEntry(title="A", url="https://a.org"),))
    assert to_catalog(parsed, name="my-own-boats", source="", fetched="2026-01-31").title == "My Own Boats"
