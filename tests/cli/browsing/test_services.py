"""The services that answer the effects of the browser, without a terminal."""

from typing import Any

import pytest

from mlcat.browse.state import (
    MAX_ROWS,
    Action,
    ActionsLoaded,
    Choice,
    Copy,
    FilterOption,
    FilterOptionsLoaded,
    LoadActions,
    LoadFilterOptions,
    Notice,
    Open,
    ReplaceQuery,
    ResultPage,
    ResultsLoaded,
    Search,
    SortBy,
)
from mlcat.cli.browsing.services import BrowseServices
from mlcat.errors import UsageError


def results_of(
    services: BrowseServices, query: str = "", *choices: Choice, sort: str = "", first: int = 0
) -> ResultPage:
    answer = services.answer(Search(query, frozenset(choices), sort, first))
    assert isinstance(answer, ResultsLoaded)
    return answer.results


def titles(results: ResultPage) -> list[str]:
    return [row.title for row in results.rows]


def test_all_catalogs_are_browsed_unless_one_is_named(services):
    assert services().total == 66
    assert services("mine").total == 3
    with pytest.raises(UsageError):
        _ = services("nosuch").total
    with pytest.raises(UsageError):
        services("nosuch").answer(Search("", frozenset(), ""))


def test_without_a_query_all_entries_are_listed_by_catalog_and_section(services):
    results = results_of(services())
    assert results.total == len(results.rows) == 66
    assert results.rows[-1].section == "Mine: Shelf"
    assert results_of(services("mine")).rows[0].section == "Shelf"


def test_the_list_can_be_read_from_a_given_row(services):
    everything = results_of(services()).rows
    assert results_of(services(), first=60).rows == everything[60:]
    assert results_of(services(), first=64).rows == everything[64:]
    assert results_of(services(), first=60).first == 60


def test_a_limited_number_of_rows_is_read_at_a_time(services, stored):
    stored("many", [{"title": f"Thing {number}", "id": f"thing-{number}"} for number in range(MAX_ROWS + 5)])
    results = results_of(services("many"))
    assert (len(results.rows), results.total) == (MAX_ROWS, MAX_ROWS + 5)
    assert len(results_of(services("many"), first=MAX_ROWS).rows) == 5


def test_a_reference_has_the_catalog_if_the_id_alone_is_ambiguous(services):
    results = results_of(services(), "faiss")
    assert {"metric-learning:faiss", "mine:faiss"} <= {row.reference for row in results.rows}
    addresses = {services().item(row.reference).row.url for row in results.rows if row.title == "FAISS"}
    assert addresses == {"https://github.com/facebookresearch/faiss", "https://other.example/"}


def test_the_correction_of_a_misspelled_query_is_reported(services):
    results = results_of(services("metric-learning"), "sentense transformers")
    assert titles(results)[0] == "sentence-transformers"
    assert results.note == "Results for 'sentence-transformers'"


def test_a_query_without_hits_gets_a_hint(services):
    results = results_of(services(), "qwxzvk")
    assert (results.total, results.is_suggestion) == (0, True)
    assert results.note == "Nothing matches: try other words"
    assert "Ctrl-F" in results_of(services(), "qwxzvk", ("tag", "NLP")).note


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ([("catalog", "mine")], ["Loom", "FAISS", "Spindle"]),
        ([("catalog", "mine"), ("kind", "tool")], ["Loom", "Spindle"]),
        ([("catalog", "mine"), ("tag", "Wool"), ("kind", "tool")], ["Loom"]),
        ([("tag", "Wool")], ["Loom", "FAISS"]),
        ([("catalog", "mine"), ("year", "2001")], ["FAISS"]),
        ([("catalog", "mine"), ("year", "2001"), ("year", "2020")], ["Loom", "FAISS"]),
        ([("section", "shelf")], ["Loom", "FAISS", "Spindle"]),
        ([("section", "papers"), ("tag", "Wool")], []),
    ],
)
def test_chosen_filters_are_applied(services, choices, expected):
    assert titles(results_of(services(), "", *choices)) == expected


@pytest.mark.parametrize(
    ("query", "choices", "expected"),
    [
        ("tag:Wool", [], ["Loom", "FAISS"]),
        ("tag:Wool -kind:tool", [], ["FAISS"]),
        ("tag:Wool", [("kind", "tool")], ["Loom"]),
        ("kind:tool catalog:mine", [], ["Loom", "Spindle"]),
        ("year:2001", [("year", "2020"), ("catalog", "mine")], ["Loom", "FAISS"]),
        ("-catalog:metric-learning", [], ["Loom", "FAISS", "Spindle"]),
        ("catalog:mine", [("catalog", "metric-learning"), ("tag", "Wool")], ["Loom", "FAISS"]),
        ("loom tag:Wool", [], ["Loom"]),
        ('"loom" -faiss', [], ["Loom"]),
        ("loom -loom", [("catalog", "mine")], []),
        ("tag:Wool section:papers", [], []),
    ],
)
def test_filters_of_the_query_and_chosen_ones_are_combined(services, query, choices, expected):
    assert titles(results_of(services(), query, *choices)) == expected


def test_a_query_of_filters_lists_entries_by_section(services):
    (row, *_) = results_of(services(), "tag:Wool").rows
    assert row.section == "Mine: Shelf"


def test_an_incomplete_filter_is_ignored_and_explained(services):
    for typed in ("tag:", "tag:W", "tag:Woo", "year:20", "kind:", "catalog:m"):
        results = results_of(services(), f"loom {typed}")
        assert titles(results) == titles(results_of(services(), "loom"))
        assert results.hint.startswith(f"{typed} is not finished.")
        assert results.note == ""
        assert results_of(services(), typed).total == 66
    assert results_of(services(), "loom tag:Wool").hint == ""
    assert results_of(services(), "tag:Wol loom").hint.startswith("tag:Wol is left out: no tag 'Wol'.")
    assert results_of(services(), "qwxzvk tag:Wol").hint


def test_the_hint_mentions_filters_if_they_exclude_everything(services):
    assert results_of(services("mine"), "spindle tag:Wool").note == "Nothing matches: try other words, or fewer filters"


def test_facets_count_the_entries_that_match_the_query(services):
    answer = services("mine").answer(LoadFilterOptions(frozenset(), "tag:Wool -faiss whatever"))
    assert isinstance(answer, FilterOptionsLoaded)
    assert [(option.label, option.count) for option in answer.options] == [
        ("Shelf", 1), ("Wool", 1), ("tool", 1), ("2020", 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "expected"), [("title", ["FAISS", "Loom", "Spindle"]), ("year", ["Loom", "FAISS", "Spindle"])]
)
def test_entries_are_sorted(services, sort, expected):
    assert titles(results_of(services("mine"), sort=sort)) == expected


@pytest.mark.parametrize(("sort", "expected"), [("year", ["B", "C", "A"]), ("added", ["C", "B", "A"])])
@pytest.mark.parametrize("query", ["", "boat"])
def test_the_latest_come_first_with_and_without_a_query(services, stored, query, sort, expected):
    days = {"A": ("2024-01-02", 2001), "B": ("2025-01-02", 2020), "C": ("2026-01-02", 2010)}
    stored(
        "boats",
        [
            {"title": title, "summary": "A boat.", "added": added, "year": year, "url": f"https://{title}.example/"}
            for title, (added, year) in days.items()
        ],
    )
    assert titles(results_of(services("boats"), query, sort=sort)) == expected


def test_hits_are_sorted(services):
    by_title = titles(results_of(services("metric-learning"), "triplet", sort="title"))
    assert by_title == sorted(by_title, key=str.casefold)


def test_facets_count_the_entries_that_match_the_chosen_filters(services):
    answer = services().answer(LoadFilterOptions(frozenset({("catalog", "mine")})))
    assert isinstance(answer, FilterOptionsLoaded)
    of_mine = [option for option in answer.options if option.choice[0] != "catalog"]
    assert of_mine == [
        FilterOption(("section", "shelf"), "Shelf", 3),
        FilterOption(("tag", "Wool"), "Wool", 2),
        FilterOption(("kind", "tool"), "tool", 2),
        FilterOption(("year", "2020"), "2020", 1),
        FilterOption(("year", "2001"), "2001", 1),
    ]


def test_sections_are_a_tree(services):
    answer = services("metric-learning").answer(LoadFilterOptions(frozenset()))
    assert isinstance(answer, FilterOptionsLoaded)
    depths = {option.label: option.depth for option in answer.options if option.choice[0] == "section"}
    assert (depths["Tools"], depths["Approximate Nearest Neighbors"]) == (0, 1)


def test_actions_of_an_entry(services):
    answer = services("metric-learning").answer(LoadActions("faiss"))
    assert isinstance(answer, ActionsLoaded)
    by_label: dict[str, Any] = {action.label: action.effect for action in answer.actions}
    assert by_label["open the address"] == Open("faiss")
    assert by_label["copy the id"] == Copy("faiss", "faiss")
    assert by_label["copy the install line"] == Copy("faiss", "pip install faiss-cpu")
    assert by_label["copy BibTeX"].text.startswith("@")
    assert by_label["sort by title"] == SortBy("title")
    similar = {label.removeprefix("similar: "): effect for label, effect in by_label.items() if "similar" in label}
    assert similar == {title: ReplaceQuery(title) for title in similar} != {}
    assert all(isinstance(action, Action) for action in answer.actions)


def test_a_copy_is_reported_with_the_program_that_did_it(services):
    answer = services("mine", PATH="/nowhere").answer(Copy("loom"))
    assert answer == Notice("copied by the terminal (OSC 52): https://loom.example/")
    assert services("mine").text_to_copy(Copy("loom")) == "https://loom.example/"


def test_an_address_is_opened_in_the_browser_of_the_environment(services, tmp_path):
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/opened\n')
    browser.chmod(0o755)
    answer = services("mine", BROWSER=str(browser)).answer(Open("loom"))
    assert answer == Notice("opened https://loom.example/")
    assert (tmp_path / "opened").read_text() == "https://loom.example/\n"
    answer = services("mine", BROWSER="/nowhere/browser").answer(Open("loom"))
    assert answer == Notice("no browser; the address: https://loom.example/")


def test_a_removed_entry_is_reported_by_a_notice(services):
    answer = services("mine").answer(Open("nosuch"))
    assert isinstance(answer, Notice)
    assert "no entry 'nosuch'" in answer.text


def test_the_page_of_an_entry_fits_the_pane(services):
    page = services("metric-learning").page("faiss", 50, color=False)
    assert page.startswith("FAISS\n")
    assert max(map(len, page.splitlines())) <= 50
    assert "\x1b" not in page
    assert "\x1b[" in services("metric-learning").page("faiss", 50, color=True)
