"""Facts that are added to an entry: the first of several values is kept, and an invalid value is ignored."""

from typing import Any

import pytest

from mlcat.importing.documents.tree import CODE_BLOCK, PARAGRAPH, TEXT, Block, Inline
from mlcat.importing.lists.facts import (
    add_code,
    add_field,
    add_identifiers,
    add_install,
    add_tags,
    is_paper_entry,
)
from mlcat.importing.lists.parsed import ParsedEntry, ParsedLink


def entry(url: str = "https://a.org", **values: Any) -> ParsedEntry:
    one = ParsedEntry(title="Sloop", url=url)
    for name, value in values.items():
        setattr(one, name, value)
    return one


def test_an_entry_has_at_most_40_different_tags_of_60_characters() -> None:
    one = entry()
    add_tags(one, "", "a" * 61, "a" * 60, "b", "b", *(str(number) for number in range(50)))
    assert one.tags == ("a" * 60, "b", *(str(number) for number in range(38)))


def test_code_is_an_install_line_a_year_or_facts() -> None:
    one = entry()
    for code in ("pip install a", "pip install b", "2016", "2017", "12k", "MIT", "ISC", "Go", "Rust", "sails"):
        add_code(one, code)
    assert (one.install, one.year, one.license, one.language) == ("pip install a", 2016, "MIT", "Go")
    assert one.tags == ("12k", "Go", "Rust", "sails")


@pytest.mark.parametrize(
    ("field", "text", "changed"),
    [
        ("tags", "a, b / c.", {"tags": ("a", "b", "c")}),
        ("tags", "a, " + "b" * 60, {"tags": ("a", "b" * 60)}),
        ("license", "MIT", {"license": "MIT"}),
        ("license", "free", {}),
        ("language", "Go, English, Rust", {"language": "Go", "tags": ("Rust",)}),
        ("year", "in 2016", {"year": 2016}),
        ("year", "unknown", {}),
        ("venue", "Yard 2016", {"venue": "Yard", "year": 2016}),
        ("authors", "Ada Moss et al.", {"authors": ("Ada Moss",), "et_al": True}),
        ("install", "pip install a", {"install": "pip install a"}),
        ("status", "archived", {"status": "archived"}),
    ],
)
def test_a_recognized_value_is_added_to_its_field(field: str, text: str, changed: dict[str, Any]) -> None:
    one = entry()
    assert add_field(one, field, text) is True
    assert one == entry(**changed)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("tags", "-, /"), ("tags", "a, " + "b" * 61), ("language", "English"), ("venue", ""), ("authors", "ICML 2013"),
        ("install", "it floats"), ("status", "new"), ("links", "x"), ("description", "Ada Moss"),
    ],
)  # fmt: skip
def test_an_invalid_value_of_a_field_is_ignored(field: str, text: str) -> None:
    one = entry()
    assert add_field(one, field, text) is False
    assert one == entry()


@pytest.mark.parametrize(
    ("field", "text", "values"),
    [
        ("license", "MIT", {"license": "ISC"}),
        ("language", "Go", {"language": "Rust"}),
        ("year", "2016", {"year": 2015}),
        ("venue", "Yard 2016", {"venue": "Dock", "year": 2015}),
        ("authors", "Ada Moss, Ben Reed", {"authors": ("Eve",), "et_al": True}),
        ("install", "pip install a", {"install": "pip install b"}),
        ("status", "archived", {"status": "dormant"}),
    ],
)
def test_the_first_value_of_a_field_is_kept(field: str, text: str, values: dict[str, Any]) -> None:
    one = entry(**values)
    assert add_field(one, field, text) is True
    assert one == entry(**values)


@pytest.mark.parametrize(
    ("before", "command", "after"),
    [
        (None, "pip install a", "pip install a"),
        (None, "git clone a", "git clone a"),
        ("git clone a", "pip install a", "pip install a"),
        ("git clone a", "git clone b", "git clone a"),
        ("pip install a", "pip install b", "pip install a"),
        ("pip install a", "git clone b", "pip install a"),
        ("pip install a", "it floats", "pip install a"),
    ],
)
def test_a_code_block_replaces_only_a_clone_command(before: str | None, command: str, after: str) -> None:
    one = entry(install=before)
    add_install(one, Block(CODE_BLOCK, [Inline(TEXT, command)]))
    assert one.install == after
    add_install(untouched := entry(install=before), Block(PARAGRAPH, [Inline(TEXT, command)]))
    assert untouched.install == before


@pytest.mark.parametrize(
    ("url", "values", "changed"),
    [
        ("https://arxiv.org/abs/2101.00001", {}, {"arxiv": "2101.00001", "kind": "paper"}),
        ("https://doi.org/10.1000/a", {}, {"doi": "10.1000/a", "kind": "paper"}),
        ("https://arxiv.org/abs/2101.00001", {"arxiv": "2202.00002"}, {"kind": "paper"}),
        ("https://doi.org/10.1000/a", {"doi": "10.1000/b"}, {"kind": "paper"}),
        ("https://huggingface.co/datasets/a/b", {}, {"kind": "dataset"}),
        ("https://huggingface.co/datasets/a/b", {"kind": "tool"}, {}),
        ("https://a.org", {}, {}),
    ],
)
def test_an_address_determines_the_kind_of_an_entry(url: str, values: dict[str, Any], changed: dict[str, Any]) -> None:
    one = entry(url, **values)
    add_identifiers(one)
    assert one == entry(url, **(values | changed))


def test_an_entry_is_a_publication_by_its_kind_its_address_or_a_link() -> None:
    assert is_paper_entry(entry(kind="paper"))
    assert is_paper_entry(entry("https://a.org/b.pdf"))
    assert is_paper_entry(entry(links=(ParsedLink("code", "https://b.org"), ParsedLink("paper", "https://c.org"))))
    assert not is_paper_entry(entry(kind="tool", links=(ParsedLink("code", "https://b.org"),)))
