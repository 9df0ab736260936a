"""`--format markdown`: its output, which the importer reads back."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcat.filters import Filter
from mlcat.importing.lists.parser import parse_list
from mlcat.index.building.builder import build_index
from mlcat.index.reader import Index
from mlcat.model import CatalogData, Entry, Section
from mlcat.render.formats.markdown import escape, render_entries
from mlcat.render.item import Item
from render.conftest import hits

SECTIONS = (
    Section(id="tools", title="Tools"),
    Section(id="indexes", title="Indexes [fast]", parent="tools"),
    Section(id="graphs", title="Graphs #1", parent="indexes"),
    Section(id="papers", title="Papers & <notes>"),
)


def items_of(*listed: Entry, **facts: str) -> list[Item]:
    catalog = CatalogData(name="x", title="Awesome Ships", sections=SECTIONS, **facts)  # type: ignore[arg-type]
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_index(connection, catalog, listed, "f")
    index = Index(connection)
    return [Item(index, row) for row in index.rows(Filter())]


def entry(number: int, title: str, section: str = "tools", url: str = "", summary: str | None = None) -> Entry:
    return Entry(id=f"e{number}", title=title, section=section, url=url or f"https://a.org/{number}", summary=summary)


def text_of(items: list[Item]) -> str:
    return "".join(render_entries(items))


def test_a_list_has_title_description_contents_headings_and_entries() -> None:
    items = items_of(
        entry(1, "Sloop", summary="One mast"),
        entry(2, "Brig_2", "graphs", summary="Why two? Because!"),
        entry(3, "Hulk", "papers", url="https://a.org/hulk_(ship)"),
        description="Ships of all kinds",
    )
    assert (
        text_of(items)
        == """\
# Awesome Ships [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

> Ships of all kinds.

## Contents

- [Tools](#tools)
  - [Indexes \\[fast\\]](#indexes-fast)
- [Papers & \\<notes>](#papers--notes)

## Tools

- [Sloop](https://a.org/1) - One mast.

### Indexes \\[fast\\]

#### Graphs \\#1

- [Brig\\_2](https://a.org/2) - Why two? Because!

## Papers & \\<notes>

- [Hulk](<https://a.org/hulk_(ship)>)
"""
    )


def test_without_entries_nothing_is_written() -> None:
    assert text_of([]) == ""


def test_hits_are_grouped_by_section_and_ranked_within(small: Index) -> None:
    hit_items = [*hits(small, "C#"), *hits(small, "beacon"), *hits(small, "evkit")]
    assert len({item.row.section for item in hit_items}) > 1
    urls = [
        line.split("](")[1].split(")")[0].strip("<>") for line in text_of(hit_items).splitlines() if line[:3] == "- ["
    ]
    urls = [url for url in urls if url.startswith("http")]
    ordered = sorted(hit_items, key=lambda item: item.row.section)
    assert urls == [item.row.url for item in ordered]


def test_entries_of_several_catalogs_are_below_the_titles_of_the_catalogs(small: Index) -> None:
    text = text_of([*items_of(entry(1, "Sloop")), *hits(small, "beacon")])
    assert text.startswith("# Catalogs [")
    assert "\n## Awesome Ships\n\n### Tools\n" in text
    assert "\n## Catalog of Oddities\n" in text


def test_headings_with_the_same_name_have_different_anchors() -> None:
    sections = (*SECTIONS, Section(id="tools-2", title="Tools"))
    catalog = CatalogData(name="x", title="X", sections=sections)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_index(connection, catalog, [entry(1, "A"), entry(2, "B", "papers"), entry(3, "C", "tools-2")], "f")
    index = Index(connection)
    text = text_of([Item(index, row) for row in index.rows(Filter())])
    assert "- [Tools](#tools)\n" in text
    assert "- [Tools](#tools-1)\n" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a_b*c", r"a\_b\*c"),
        ("[x](y)", r"\[x\](y)"),
        ("`code` \\ ~~x~~", r"\`code\` \\ \~\~x\~\~"),
        ("AT&T &amp; &#38; R&D", r"AT&T \&amp; \&\#38; R&D"),
        ("<b>", r"\<b>"),
        ("two\nlines\x1b", "two lines"),
    ],
)
def test_markdown_syntax_is_escaped(text: str, expected: str) -> None:
    assert escape(text) == expected


_WORD = st.text(st.sampled_from("abcXYZ019*_[]<>&`~#\\!|éß距"), min_size=1, max_size=6)
_PHRASE = st.lists(_WORD, min_size=1, max_size=4).map(lambda words: f"Ship {' '.join(words)} end")
# A summary is a sentence: names, years and brackets in it would be read as authors, dates and venues.
_LOWER = st.text(st.sampled_from("abcxyz*_<>&`~#\\!|éß距"), min_size=1, max_size=6)
_SENTENCE = st.lists(_LOWER, min_size=1, max_size=3).map(lambda words: f"A boat for {' '.join(words)} and the sea")
_URL = st.text(st.sampled_from("abc/()&;=_~-%41*"), max_size=12).map(lambda path: f"https://a.org/x{path}")


@settings(max_examples=40)  # each builds an index and parses a list
@given(
    st.lists(
        st.tuples(_PHRASE, st.none() | _SENTENCE, st.sampled_from([section.id for section in SECTIONS]), _URL),
        min_size=1,
        max_size=6,
        unique_by=lambda one: one[3],
    )
)
def test_the_importer_reads_the_list_back(
    listed: list[tuple[str, str | None, str, str]],
) -> None:
    items = items_of(
        *(entry(number, title, section, url, summary) for number, (title, summary, section, url) in enumerate(listed))
    )

    parsed_list = parse_list(text_of(items))

    # A summary is a sentence in an awesome list, so it may have a period.
    written = [(item.row.title, item.row.url, tuple(item.path), (item.row.summary or "").rstrip(".")) for item in items]
    read = [(entry.title, entry.url, entry.path, entry.description.rstrip(".")) for entry in parsed_list.entries]
    assert read == written
