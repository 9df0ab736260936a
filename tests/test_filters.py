"""Which entries match a filter."""

import sqlite3

import pytest

from mlcat import filters
from mlcat.errors import UsageError
from mlcat.filters import Filter
from mlcat.index.building.builder import build_index
from mlcat.index.reader import Index
from mlcat.model import CatalogData

BASICS = ["everything", "bare-minimum", "marten", "martin"]
DEEP = ["beacon", "beacon-south"]
ODD = ["long-title", "red-x-red", "quoted"]
GROESSEN = ["poisk-lib", "atlas", "cpp", "csharp", "node"]
ALL = [*BASICS, *DEEP, *ODD, *GROESSEN]


def ids(index, filter):
    return [row.id for row in index.rows(filter)]


@pytest.mark.parametrize(
    ("filter", "expected"),
    [
        pytest.param(Filter(), ALL, id="nothing asked: all, by section"),
        pytest.param(Filter(sections=["odd-corners"]), ODD, id="a section"),
        pytest.param(Filter(sections=["deep-dives"]), [*DEEP, *ODD], id="a section holds its child"),
        pytest.param(Filter(sections=["basics"]), [*BASICS, *DEEP, *ODD], id="and the child of its child"),
        pytest.param(Filter(sections=["odd-corners", "groessen"]), [*ODD, *GROESSEN], id="two sections: either"),
        pytest.param(Filter(sections=["basics", "deep-dives"]), [*BASICS, *DEEP, *ODD],
            id="a section and its own child"),
        pytest.param(Filter(sections=["empty-shelf"]), [], id="a section without entries"),
        pytest.param(Filter(tags=["NLP"]), ["everything", "beacon", "red-x-red", "poisk-lib"],
            id="a tag, however it is written"),
        pytest.param(Filter(tags=["NLP", "Audio"]), ["everything"], id="two tags: both"),
        pytest.param(Filter(tags=["CV", "Audio"]), [], id="two tags that no entry has both"),
        pytest.param(Filter(kinds=["tool"]), ["quoted", "cpp", "csharp", "node"], id="a kind"),
        pytest.param(Filter(kinds=["survey", "dataset"]), ["long-title", "atlas"], id="two kinds: either"),
        pytest.param(Filter(statuses=["dormant"]), ["marten", "red-x-red"], id="a status"),
        pytest.param(Filter(statuses=["active", "archived"]), ["everything", "martin", "beacon-south"],
            id="two statuses: either"),
        pytest.param(Filter(years=[(2017, 2017)]), ["beacon-south", "atlas"], id="a year"),
        pytest.param(Filter(years=[(1985, 2000)]), ["beacon", "cpp", "csharp"], id="a range, both ends in it"),
        pytest.param(Filter(years=[(2020, 9999)]), ["marten", "martin", "long-title", "poisk-lib"],
            id="from a year on"),
        pytest.param(Filter(years=[(0, 9999)]), [id for id in ALL if id not in {"bare-minimum", "red-x-red", "quoted"}],
                     id="no year is in no range"),
        pytest.param(Filter(sections=["basics"], tags=["audio"], kinds=["model"], statuses=["active"], years=[(2020,
            2020)]),
                     ["martin"], id="all together"),
    ],
)  # fmt: skip
def test_a_filter_selects_entries(small, filter, expected):
    assert ids(small, filter) == expected
    assert small.filter_rowids(range(1, 15), filter) == {small.rowid_by_id(entry) for entry in expected}
    assert sum(small.counts_by_section(filter).values()) == len(expected)


@pytest.mark.parametrize(
    "name",
    ["odd-corners", "Odd Corners", "ODD CORNERS", "  odd corners ", "oddcorners", "Odd_Corners!"],
)
def test_a_section_is_found_by_id_or_title_in_any_case_and_punctuation(small, name):
    assert ids(small, Filter(sections=[name])) == ODD


@pytest.mark.parametrize("name", ["Größen & Verktøy", "GRÖSSEN & VERKTØY", "größen verktøy", "groessen"])
def test_a_section_with_accents_is_found_in_any_case(small, name):
    assert ids(small, Filter(sections=[name])) == GROESSEN


@pytest.mark.parametrize("tag", ["nlp", "NLP", "nLp", " NLP "])
def test_a_tag_is_found_in_any_case(small, tag):
    assert len(ids(small, Filter(tags=[tag]))) == 4


@pytest.mark.parametrize("tag", ["r&d", "[bold]loud[/bold]"])
def test_a_tag_may_contain_any_characters(small, tag):
    assert len(ids(small, Filter(tags=[tag]))) == 1


SECTIONS = "Sections: basics, deep-dives, odd-corners, groessen, empty-shelf."
TAGS = "Tags: NLP, Audio, CV, [bold]Loud[/bold], R&D."


@pytest.mark.parametrize(
    ("filter", "text"),
    [
        pytest.param(Filter(sections=["tools"]), f"no section 'tools'. {SECTIONS}", id="section"),
        pytest.param(Filter(sections=["basics", "tools"]), f"no section 'tools'. {SECTIONS}", id="the second section"),
        pytest.param(Filter(sections=[""]), f"no section ''. {SECTIONS}", id="no section name"),
        pytest.param(Filter(sections=["--"]), f"no section '--'. {SECTIONS}", id="punctuation for a section"),
        pytest.param(Filter(tags=["video"]), f"no tag 'video'. {TAGS}", id="tag"),
        pytest.param(Filter(tags=["NLP", "video"]), f"no tag 'video'. {TAGS}", id="the second tag"),
        pytest.param(
            Filter(tags=["N%"]), f"no tag 'N%'. Did you mean 'NLP'? {TAGS}", id="no pattern is read into a tag"
        ),
        pytest.param(Filter(tags=["x' OR 1=1 --"]), f"no tag 'x' OR 1=1 --'. {TAGS}", id="nor any SQL"),
    ],
)
def test_the_error_for_an_unknown_name_lists_the_known_ones(small, filter, text):
    with pytest.raises(UsageError) as caught:
        small.rows(filter)
    assert str(caught.value) == text


def test_the_error_for_a_tag_in_a_catalog_without_tags_says_so():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_index(connection, CatalogData(name="bare", title="Bare"), (), "f")
    with pytest.raises(UsageError) as caught:
        Index(connection).rows(Filter(tags=["nlp"]))
    assert str(caught.value) == "no tag 'nlp'. This catalog has no tags."


@pytest.mark.parametrize(
    "part",
    [{"sections": ["a"]}, {"tags": ["a"]}, {"kinds": ["a"]}, {"statuses": ["a"]}, {"years": [(1, 2)]}],
    ids=lambda part: next(iter(part)),
)
def test_a_filter_is_true_if_it_has_any_part(part):
    (name,) = part
    assert Filter(**part)
    assert not Filter(**part).without(name)
    assert not Filter()


def test_without_removes_only_the_named_part():
    complete = Filter(sections=["s"], tags=["t"], kinds=["k"], statuses=["a"], years=[(1, 2)])
    left = complete.without("tags")
    assert (left.sections, left.tags, left.kinds, left.statuses, left.years) == (("s",), (), ("k",), ("a",), ((1, 2),))
    assert complete.tags == ("t",)


def test_the_representation_of_a_filter_has_its_parts():
    assert repr(Filter(tags=["NLP"], excluded=Filter(kinds=["tool"]))) == (
        "Filter(excluded=Filter(kinds=('tool',)), tags=('NLP',))"
    )


def test_without_removes_included_and_excluded_values():
    filter = Filter(tags=["NLP"], kinds=["tool"], excluded=Filter(tags=["CV"], statuses=["archived"]))
    assert filter.without("tags") == Filter(kinds=["tool"], excluded=Filter(statuses=["archived"]))
    assert filter.without("excluded") == Filter(tags=["NLP"], kinds=["tool"])


@pytest.mark.parametrize(
    ("filter", "expected"),
    [
        (
            Filter(excluded=Filter(tags=["NLP"])),
            [item for item in ALL if item not in ("everything", "beacon", "red-x-red", "poisk-lib")],
        ),
        (Filter(excluded=Filter(sections=["basics"])), GROESSEN),
        (Filter(sections=["basics"], excluded=Filter(sections=["deep-dives"])), BASICS),
    ],
    ids=repr,
)
def test_excluded_values_are_left_out(small, filter, expected):
    assert ids(small, filter) == expected


def test_an_excluded_unknown_tag_excludes_nothing(small):
    assert ids(small, Filter(excluded=Filter(tags=["nosuch"]))) == ALL


def test_entries_may_be_in_any_of_several_ranges_of_years(small):
    assert ids(small, Filter(years=[(2017, 2017), (1985, 2000)])) == [
        "beacon",
        "beacon-south",
        "atlas",
        "cpp",
        "csharp",
    ]


def test_excluded_years_do_not_exclude_entries_without_a_year(small):
    assert "quoted" in ids(small, Filter(excluded=Filter(years=[(2017, 2017)])))
    assert "atlas" not in ids(small, Filter(excluded=Filter(years=[(2017, 2017)])))


def test_a_merged_filter_has_the_values_of_both():
    one = Filter(tags=["a"], kinds=["k"], excluded=Filter(tags=["x"]))
    other = Filter(tags=["b"], years=[(1, 2)], excluded=Filter(words=["w"]))
    assert one.merged_with(other) == Filter(
        tags=["a", "b"], kinds=["k"], years=[(1, 2)], excluded=Filter(tags=["x"], words=["w"])
    )
    assert one.merged_with(Filter()) == Filter().merged_with(one) == one


# --- Values -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("paper", "paper"),
        (" Papers ", "paper"),
        ("LIBRARIES", "library"),
        ("librarys", "library"),
        ("lib", "library"),
        ("libs", "library"),
        ("pape", "paper"),
        ("surveys", "survey"),
        ("app", "application"),
        ("apps", "application"),
        ("art", "article"),
    ],
)
def test_a_kind_is_named_in_any_case_in_singular_or_plural(typed: str, kind: str) -> None:
    assert filters.parse_kind(typed) == kind


@pytest.mark.parametrize("typed", ["", "pa", "ap", "paperss", "s", "xyz", "ies"])
def test_other_words_are_not_kinds(typed: str) -> None:
    with pytest.raises(UsageError, match=f"no kind '{typed}'"):
        filters.parse_kind(typed)


def test_a_status_is_named_in_any_case() -> None:
    assert filters.parse_status(" Archived") == "archived"


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("2019", (2019, 2019)),
        ("2015..2020", (2015, 2020)),
        ("2015..2015", (2015, 2015)),
        ("2020..", (2020, 9999)),
        ("..2015", (0, 2015)),
        (" 2019 ", (2019, 2019)),
        ("2015-2020", (2015, 2020)),
        ("2015 \u2013 2020", (2015, 2020)),
        ("2020-", (2020, 9999)),
        ("2020+", (2020, 9999)),
        (">=2020", (2020, 9999)),
        (">= 2020", (2020, 9999)),
        ("<=2015", (0, 2015)),
        (">2019", (2020, 9999)),
        ("< 2016", (0, 2015)),
        ("-2015", (0, 2015)),
    ],
)
def test_ranges_of_years_are_parsed(typed: str, years: tuple[int, int]) -> None:
    assert filters.parse_years(typed) == years


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "..",
        "19",
        "20199",
        "2015...2020",
        "2015..x",
        "²019",
        "2020..2015",
        "2020-2015",
        "2015-2020-2021",
        "+",
        "-",
        ">=",
        "<=",
        ">20",
        "<x",
        ">99999",
        "2020++",
        ">=2019-2020",
        "20-22",
    ],
)
def test_other_texts_are_not_ranges_of_years(typed: str) -> None:
    with pytest.raises(UsageError):
        filters.parse_years(typed)
