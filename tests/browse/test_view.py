"""What the browser looks like: complete screens, and properties of every screen."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcat.browse.cells import line_text, width
from mlcat.browse.state import Clicked, Notice, Resized, ResultPage, ResultRow, ResultsLoaded, Search, Size, State
from mlcat.browse.update import update
from mlcat.browse.view import view
from mlcat.text.safety import is_clean

from .support import Browser, many

GOLDEN = Path(__file__).parent / "golden"

SCREENS = {
    "empty-query": ((80, 24), ()),
    "one-hit": ((80, 24), (" loom",)),
    "no-hit": ((80, 24), (" zzz",)),
    "marked": ((80, 12), ("tab", "tab", "up")),
    "filters": ((80, 12), ("c-f", "down", "tab")),
    "menu": ((80, 12), ("c-x", "down")),
    "message": ((80, 12), (Notice("copied https://example.org/ with wl-copy"),)),
    "wide": ((120, 16), ("down", "down")),
    "narrow": ((40, 12), (" e", "down")),
    "narrow-preview": ((40, 12), ("right",)),
    "tiny": ((20, 4), ()),
    "long-query": ((40, 6), (" " + "a very long query that does not fit its line",)),
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_its_golden_file(name, request):
    size, events = SCREENS[name]
    frame = Browser(*size).do(*events).frame()
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(frame, encoding="utf-8")
    assert frame == path.read_text(encoding="utf-8")


def test_without_unicode_borders_and_ellipses_are_ascii():
    entries = (ResultRow("a", "A name that is much too long for the list at its side", "Section"),)
    frame = Browser(60, 10, entries=entries, unicode=False).frame()
    assert frame.isascii()
    assert "+--" in frame
    assert "..." in frame


def test_selection_and_marks_are_shown_by_symbols_as_well_as_colors():
    lines = Browser().do("tab").frame().splitlines()
    assert lines[2].startswith("│ *Bead")
    assert lines[3].startswith("│> Loom")


def test_indexes_being_built_are_named_until_the_first_answer():
    state = State(Size(80, 12), indexing="crates, pypi", is_searching=True)
    frame = "".join(line_text(line) + "\n" for line in view(state).lines)
    assert frame == (GOLDEN / "indexing.txt").read_text(encoding="utf-8")
    state, _ = update(state, ResultsLoaded(Search("", frozenset(), ""), ResultPage(total=0), 12))
    assert (state.indexing, state.total) == ("", 12)
    assert line_text(view(state).lines[-1]).startswith(" Enter done")


def test_a_filter_that_is_not_applied_is_explained_in_the_last_line():
    browser = Browser(60, 10)
    state = replace(browser.state, results=replace(browser.state.results, hint="tag:C is not finished. Tags: CV"))
    assert line_text(view(state).lines[-1]).rstrip() == " tag:C is not finished. Tags: CV"
    assert line_text(view(replace(state, status="copied")).lines[-1]).rstrip() == " copied"
    assert "move" in line_text(view(replace(state, focus="filters")).lines[-1])


def test_the_cursor_comes_after_the_query():
    assert view(Browser().do(" loom").state).cursor == (12, 0)
    assert view(Browser().do(" loom", "left").state).cursor == (11, 0)
    assert view(Browser().do(" 糸").state).cursor == (10, 0)


def test_a_running_search_is_indicated():
    assert "6 of 6…" in line_text(
        view(State(Size(80, 24), total=6, is_searching=True, results=Browser().state.results)).lines[0]
    )


TEXT = st.text(max_size=30)
KEYS = st.sampled_from(
    ["up", "down", "left", "right", "home", "end", "pageup", "pagedown", "backspace", "delete", "enter", "escape",
     "tab", "c-a", "c-e", "c-f", "c-x", "c-u", "c-w", "c-o", "c-y", "c-n", "c-p", "unknown"]
)  # fmt: skip
SIZES = st.builds(Size, st.integers(1, 130), st.integers(1, 60))
EVENTS = st.one_of(
    KEYS,
    TEXT.map(lambda text: " " + text),
    SIZES.map(Resized),
    st.builds(Clicked, st.integers(0, 130), st.integers(0, 60)),
    TEXT.map(Notice),
)
ENTRIES = st.one_of(
    st.just(()),
    st.integers(1, 300).map(many),
    st.lists(st.tuples(TEXT, TEXT), max_size=20).map(
        lambda pairs: tuple(ResultRow(f"e{number}", title, section) for number, (title, section) in enumerate(pairs))
    ),
)


@settings(max_examples=150)  # each has up to 25 events
@given(SIZES, ENTRIES, st.lists(EVENTS, max_size=25), st.booleans())
def test_every_screen_has_its_exact_size_and_no_control_character(size, entries, events, unicode):
    browser = Browser(*size, entries=entries, unicode=unicode)
    for event in events:
        state = browser.do(event).state
        frame = view(state)
        assert len(frame.lines) == state.size.rows
        for line in frame.lines:
            assert width(line_text(line)) == state.size.columns
            assert is_clean(line_text(line))
        column, row = frame.cursor
        assert 0 <= column < state.size.columns
        assert row == 0
        assert 0 <= state.cursor <= len(state.query)
        assert state.results.total == 0 or state.current is not None
