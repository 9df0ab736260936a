"""What each event changes: typed text, answers, another size."""

import pytest

from mlcat.browse.query_editing import MAX_LENGTH
from mlcat.browse.state import (
    PreviewLoaded,
    Resized,
    ResultPage,
    ResultsLoaded,
    Search,
    Size,
    Typed,
)
from mlcat.browse.update import update

from .support import Browser

# --- Typing ----------------------------------------------------------------------------------------------------


def test_a_long_pasted_text_is_truncated():
    state, _ = update(Browser().do(" ab", "left").state, Typed("糸" * 100_000))
    assert state.query == "a" + "糸" * (MAX_LENGTH - 2) + "b"
    assert state.cursor == MAX_LENGTH - 1
    state, _ = update(state, Typed("x"))
    assert len(state.query) == MAX_LENGTH


def test_typing_searches_at_every_letter():
    browser = Browser().do(" l", " o")
    assert (browser.state.query, browser.state.results.total) == ("lo", 2)
    assert browser.do(" om").state.results.total == 1


def test_letters_are_never_commands():
    assert Browser().do(" q").state.query == "q"


def test_the_first_result_is_selected_after_each_letter():
    browser = Browser().do("down", "down", " t")
    assert browser.state.selected == 0


@pytest.mark.parametrize(
    ("keys", "query", "cursor"),
    [
        (("backspace",), "red bea", 7),
        (("left", "backspace"), "red bed", 6),
        (("c-a", "delete"), "ed bead", 0),
        (("c-w",), "red ", 4),
        (("c-w", "c-w"), "", 0),
        (("c-u",), "", 0),
        (("left", "left", "c-u"), "ad", 0),
        (("c-a", " a "), "a red bead", 2),
        (("c-a", "left"), "red bead", 0),
        (("c-a", "c-e", "right"), "red bead", 8),
    ],
)  # fmt: skip
def test_the_query_is_edited_as_in_readline(keys, query, cursor):
    browser = Browser().do(" red bead", *keys)
    assert (browser.state.query, browser.state.cursor) == (query, cursor)


def test_pasted_text_is_one_line_without_control_characters():
    assert Browser().do(" lo\nom\x1b[31m").state.query == "lo om[31m"


def test_an_answer_to_an_older_query_is_dropped():
    browser = Browser().do(" loom")
    before = browser.state
    old = Search("loo", frozenset(), "")
    assert browser.do(ResultsLoaded(old, ResultPage("loo", total=5))).state == before


def test_the_old_results_stay_until_the_new_ones_arrive():
    browser = Browser()
    browser.answer = lambda effect: None  # type: ignore[method-assign]
    browser.do(" x")
    assert browser.state.is_searching
    assert browser.state.results.total == 6


# --- The preview -----------------------------------------------------------------------------------------------


def test_the_preview_shows_the_selected_entry():
    browser = Browser().do("down")
    assert browser.state.preview_of == "item-2"


def test_an_answer_for_another_entry_is_dropped():
    browser = Browser().do("down", PreviewLoaded("item-1", ((("", "old"),),)))
    assert browser.state.preview_of == "item-2"


def test_the_preview_scrolls_by_pages_and_stops_at_its_end():
    browser = Browser(80, 24).do("pagedown")
    assert browser.state.preview_top == 19
    assert browser.do("pagedown", "pagedown").state.preview_top == 22
    assert browser.do("pageup").state.preview_top == 3
    assert browser.do("pageup").state.preview_top == 0
    assert browser.do("pagedown", "down").state.preview_top == 0


def test_another_size_renders_the_preview_again():
    browser = Browser(80, 24).do(Resized(Size(100, 30)))
    assert browser.state.preview[0] == (("", "Bead counter (58 columns)"),)


def test_on_a_narrow_screen_right_shows_the_preview_and_left_the_list():
    browser = Browser(40, 10).do(" loom", "left", "right")
    assert browser.state.focus == "list"
    assert browser.do("right").state.focus == "preview"
    assert browser.do("down").state.preview_top == 1
    assert browser.do("left").state.focus == "list"
    assert browser.do("right", "escape").state.focus == "list"
    assert browser.do("right", " s").state.focus == "list"


def test_a_screen_that_becomes_wide_shows_both_again():
    assert Browser(40, 10).do("right", Resized(Size(80, 24))).state.focus == "list"


def test_on_a_wide_screen_right_moves_the_cursor_only():
    assert Browser(80, 24).do("right").state.focus == "list"
