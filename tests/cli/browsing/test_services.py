"""What the browser is told of catalogs, without a terminal."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browse.support import Browser

from mlcat.browse.state import (
    MAX_ROWS,
    Action,
    ActionsLoaded,
    Choice,
    Copy,
    Facet,
    FacetsLoaded,
    LoadActions,
    LoadFacets,
    LoadPreview,
    Notice,
    Open,
    PreviewLoaded,
    Replace,
    ResultPage,
    ResultsLoaded,
    Search,
    Sort,
)
from mlcat.cli.browsing.services import BrowseServices
from mlcat.cli.terminal import Terminal
from mlcat.errors import UsageError

from ..conftest import Stream


@pytest.fixture
def services(stored: Callable[..., Path]) -> Callable[..., BrowseServices]:
    """The services of the bundled catalog and of one of the user's: `services()`, or `services("mine")`."""
    stored(
        "mine",
        [
            {"title": "Loom", "tags": ["Wool"], "kind": "tool", "year": 2020, "url": "https://loom.example/"},
            {"title": "FAISS", "id": "faiss", "tags": ["Wool"], "year": 2001, "url": "https://other.example/"},
            {"title": "Spindle", "kind": "tool", "url": "https://spindle.example/"},
        ],
    )

    def make(catalog: str | None = None, **environ: str) -> BrowseServices:
        return BrowseServices(Terminal(os.environ | environ, Stream(), Stream()), catalog)

    return make


def found(services: BrowseServices, query: str = "", *choices: Choice, sort: str = "", first: int = 0) -> ResultPage:
    answer = services.answer(Search(query, frozenset(choices), sort, first))
    assert isinstance(answer, ResultsLoaded)
    return answer.results


def titles(results: ResultPage) -> list[str]:
    return [row.title for row in results.rows]


def test_all_catalogs_are_browsed_or_the_one_that_is_named(services):
    assert services().total == 66
    assert services("mine").total == 3
    with pytest.raises(UsageError):
        _ = services("nosuch").total
    with pytest.raises(UsageError):
        services("nosuch").answer(Search("", frozenset(), ""))


def test_without_a_query_all_entries_are_listed_catalog_by_catalog_under_their_sections(services):
    results = found(services())
    assert results.total == len(results.rows) == 66
    assert results.rows[-1].section == "Mine: Shelf"
    assert found(services("mine")).rows[0].section == "Shelf"


def test_a_part_of_the_list_is_read_from_its_first_row_on(services):
    everything = found(services()).rows
    assert found(services(), first=60).rows == everything[60:]
    assert found(services(), first=64).rows == everything[64:]
    assert found(services(), first=60).first == 60


def test_at_most_so_many_rows_are_read(services, stored):
    stored("many", [{"title": f"Thing {number}", "id": f"thing-{number}"} for number in range(MAX_ROWS + 5)])
    results = found(services("many"))
    assert (len(results.rows), results.total) == (MAX_ROWS, MAX_ROWS + 5)
    assert len(found(services("many"), first=MAX_ROWS).rows) == 5


def test_a_reference_names_the_catalog_where_the_id_alone_would_name_another_thing(services):
    results = found(services(), "faiss")
    assert {"metric-learning:faiss", "mine:faiss"} <= {row.reference for row in results.rows}
    addresses = {services().item(row.reference).row.url for row in results.rows if row.title == "FAISS"}
    assert addresses == {"https://github.com/facebookresearch/faiss", "https://other.example/"}


def test_a_misspelled_query_is_corrected_and_says_so(services):
    results = found(services("metric-learning"), "sentense transformers")
    assert titles(results)[0] == "sentence-transformers"
    assert results.note == "Results for 'sentence-transformers'"


def test_nonsense_gets_no_entry_and_a_next_step(services):
    results = found(services(), "qwxzvk")
    assert (results.total, results.suggested) == (0, True)
    assert results.note == "Nothing matches: try other words"
    assert "Ctrl-F" in found(services(), "qwxzvk", ("tag", "NLP")).note


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
def test_filters_that_are_chosen_leave_entries_out(services, choices, expected):
    assert titles(found(services(), "", *choices)) == expected


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
def test_filters_of_the_query_and_chosen_ones_add_up(services, query, choices, expected):
    assert titles(found(services(), query, *choices)) == expected


def test_filters_alone_list_entries_under_their_sections(services):
    (row, *_) = found(services(), "tag:Wool").rows
    assert row.section == "Mine: Shelf"


def test_a_filter_that_names_nothing_yet_changes_nothing_and_is_no_error(services):
    for typed in ("tag:", "tag:W", "tag:Woo", "year:20", "kind:", "catalog:m"):
        results = found(services(), f"loom {typed}")
        assert titles(results) == titles(found(services(), "loom"))
        assert results.hint.startswith(f"{typed} is not finished.")
        assert results.note == ""
        assert found(services(), typed).total == 66
    assert found(services(), "loom tag:Wool").hint == ""
    assert found(services(), "tag:Wol loom").hint.startswith("tag:Wol is left out: no tag 'Wol'.")
    assert found(services(), "qwxzvk tag:Wol").hint


def test_where_filters_of_the_query_leave_nothing_they_are_the_next_step(services):
    assert found(services("mine"), "spindle tag:Wool").note == "Nothing matches: try other words, or fewer filters"


def test_facets_are_counted_among_what_passes_the_filters_of_the_query(services):
    answer = services("mine").answer(LoadFacets(frozenset(), "tag:Wool -faiss whatever"))
    assert isinstance(answer, FacetsLoaded)
    assert [(facet.label, facet.count) for facet in answer.facets] == [
        ("Shelf", 1), ("Wool", 1), ("tool", 1), ("2020", 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "expected"), [("title", ["FAISS", "Loom", "Spindle"]), ("year", ["Loom", "FAISS", "Spindle"])]
)
def test_entries_are_sorted(services, sort, expected):
    assert titles(found(services("mine"), sort=sort)) == expected


def test_hits_are_sorted_too(services):
    by_title = titles(found(services("metric-learning"), "triplet", sort="title"))
    assert by_title == sorted(by_title, key=str.casefold)


def test_facets_are_counted_among_what_passes_the_filters_that_are_chosen(services):
    answer = services().answer(LoadFacets(frozenset({("catalog", "mine")})))
    assert isinstance(answer, FacetsLoaded)
    of_mine = [facet for facet in answer.facets if facet.choice[0] != "catalog"]
    assert of_mine == [
        Facet(("section", "shelf"), "Shelf", 3),
        Facet(("tag", "Wool"), "Wool", 2),
        Facet(("kind", "tool"), "tool", 2),
        Facet(("year", "2020"), "2020", 1),
        Facet(("year", "2001"), "2001", 1),
    ]


def test_sections_are_a_tree(services):
    answer = services("metric-learning").answer(LoadFacets(frozenset()))
    assert isinstance(answer, FacetsLoaded)
    depths = {facet.label: facet.depth for facet in answer.facets if facet.choice[0] == "section"}
    assert (depths["Tools"], depths["Approximate Nearest Neighbors"]) == (0, 1)


def test_actions_of_an_entry(services):
    answer = services("metric-learning").answer(LoadActions("faiss"))
    assert isinstance(answer, ActionsLoaded)
    by_label: dict[str, Any] = {action.label: action.effect for action in answer.actions}
    assert by_label["open the address"] == Open("faiss")
    assert by_label["copy the id"] == Copy("faiss", "faiss")
    assert by_label["copy the install line"] == Copy("faiss", "pip install faiss-cpu")
    assert by_label["copy BibTeX"].text.startswith("@")
    assert by_label["sort by title"] == Sort("title")
    similar = {label.removeprefix("similar: "): effect for label, effect in by_label.items() if "similar" in label}
    assert similar == {title: Replace(title) for title in similar} != {}
    assert all(isinstance(action, Action) for action in answer.actions)


def test_a_copy_says_who_took_it(services):
    answer = services("mine", PATH="/nowhere").answer(Copy("loom"))
    assert answer == Notice("copied by the terminal (OSC 52): https://loom.example/")
    assert services("mine").text_to_copy(Copy("loom")) == "https://loom.example/"


def test_an_address_is_opened_by_the_browser_of_the_environment(services, tmp_path):
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/opened\n')
    browser.chmod(0o755)
    answer = services("mine", BROWSER=str(browser)).answer(Open("loom"))
    assert answer == Notice("opened https://loom.example/")
    assert (tmp_path / "opened").read_text() == "https://loom.example/\n"
    answer = services("mine", BROWSER="/nowhere/browser").answer(Open("loom"))
    assert answer == Notice("no browser; the address: https://loom.example/")


def test_an_entry_that_no_longer_exists_is_a_message(services):
    answer = services("mine").answer(Open("nosuch"))
    assert isinstance(answer, Notice)
    assert "no entry 'nosuch'" in answer.text


def test_the_page_is_as_wide_as_the_pane_and_has_everything(services):
    page = services("metric-learning").page("faiss", 50, color=False)
    assert page.startswith("FAISS\n")
    assert max(map(len, page.splitlines())) <= 50
    assert "\x1b" not in page
    assert "\x1b[" in services("metric-learning").page("faiss", 50, color=True)


GOLDEN = Path(__file__).parents[2] / "browse" / "golden"


@pytest.mark.parametrize(
    ("name", "size", "events"),
    [
        ("three-catalogs", (80, 14), ("end", "up")),
        ("three-catalogs-filters", (80, 14), ("c-f", "down", "tab")),
        ("three-catalogs-query", (80, 14), (" faiss",)),
        ("query-filters", (80, 14), (" tag:Wool -kind:tool",)),
        ("query-unfinished", (80, 14), (" loom tag:W",)),
    ],
)
def test_a_screen_of_three_catalogs_looks_as_it_did(request, services, stored, name, size, events):
    stored(
        "yarn",
        [{"title": "Ball winder", "id": "winder", "tags": ["Wool", "Silk"]}, {"title": "Niddy noddy", "id": "niddy"}],
    )
    browser = Browser(*size)
    own = services()
    browser.answer = lambda effect: _answered(own, effect)  # type: ignore[method-assign]
    browser.state = replace(browser.state, total=own.total)
    frame = browser.do(" x", "backspace", *events).frame()
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(frame, encoding="utf-8")
    assert frame == path.read_text(encoding="utf-8")


def _answered(services, effect):
    if isinstance(effect, LoadPreview):
        page = services.page(effect.reference, effect.columns, color=False)
        return PreviewLoaded(effect.reference, tuple((("", line),) for line in page.splitlines()))
    return services.answer(effect)


def test_the_whole_of_it_together(services):
    """A browser on these services, with effects answered at once."""
    browser = Browser()
    browser.answer = services("metric-learning").answer  # type: ignore[method-assign]
    browser.do(" faiss")
    assert browser.state.current is not None
    assert browser.state.current.reference == "faiss"
