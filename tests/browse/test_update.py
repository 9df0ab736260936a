"""What the browser does for each key and each answer."""

import pytest

from mlcat.browse.query_editing import MAX_LENGTH
from mlcat.browse.state import (
    Clicked,
    Copy,
    Key,
    LoadFilterOptions,
    Notice,
    Open,
    PreviewLoaded,
    Quit,
    Resized,
    ResultPage,
    ResultsLoaded,
    Search,
    Size,
    Suspend,
    Typed,
)
from mlcat.browse.update import update

from .support import Browser, many


def selected(browser: Browser) -> str:
    assert browser.state.current is not None
    return browser.state.current.title


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
    assert browser.state.searching
    assert browser.state.results.total == 6


# --- Moving ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("down", "up"), [("down", "up"), ("c-n", "c-p"), ("c-j", "c-k")])
def test_three_pairs_of_keys_move_the_selection(down, up):
    browser = Browser().do(down, down)
    assert selected(browser) == "Needle finder for very long and hard to remember names"
    assert selected(browser.do(up)) == "Loom"


def test_the_selection_stops_at_both_ends():
    assert selected(Browser().do("up")) == "Bead counter"
    assert selected(Browser().do("end", "down")) == "Thread tension meter"


def test_the_list_scrolls_with_the_selection():
    browser = Browser(80, 8, entries=many(20))
    assert browser.state.top == 0
    browser.do("down", "down", "down")
    assert browser.state.top == 0
    assert browser.do("down").state.top == 1
    assert browser.do("end").state.top == 16
    assert browser.do("home").state.top == 0


def test_rows_are_loaded_when_the_selection_approaches_them():
    browser = Browser(80, 24, entries=many(5000))
    assert len(browser.state.results.rows) == 1000
    assert selected(browser.do("end")) == "Thing 5000"
    assert selected(browser.do("home")) == "Thing 1"
    assert selected(browser.do(*["down"] * 990)) == "Thing 991"


def test_a_click_selects_an_entry_of_the_list():
    assert selected(Browser().do(Clicked(3, 4))) == "Needle finder for very long and hard to remember names"
    assert selected(Browser().do(Clicked(3, 20))) == "Bead counter"
    assert selected(Browser().do(Clicked(70, 4))) == "Bead counter"
    assert selected(Browser(40, 10).do(Clicked(3, 2))) == "Loom"
    assert selected(Browser().do(" zzz", "c-u", Clicked(3, 3))) == "Loom"


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


# --- Choosing and leaving ----------------------------------------------------------------------------------------


def test_enter_leaves_with_the_selected_entry():
    assert Browser().do("down", "enter").last == Quit(("item-2",))


def test_enter_does_nothing_without_a_selection():
    browser = Browser().do(" zzz", "enter")
    assert browser.asked == []


def test_tab_marks_entries_and_enter_leaves_with_them_in_order():
    browser = Browser().do("down", "tab", "home", "tab")
    assert browser.state.marked == ("item-2", "item-1")
    assert browser.do("enter").last == Quit(("item-2", "item-1"))


def test_tab_removes_a_mark():
    assert Browser().do("tab", "up", "tab").state.marked == ()


def test_tab_does_nothing_without_a_selection():
    assert Browser().do(" zzz", "tab").state.marked == ()


def test_escape_leaves_without_an_entry():
    assert Browser().do("escape").last == Quit()


def test_ctrl_c_leaves_in_every_state():
    assert Browser().do("c-c").last == Quit(interrupted=True)
    assert Browser().do("c-f", "c-c").last == Quit(interrupted=True)


def test_ctrl_z_suspends():
    assert Browser().do("c-z").last == Suspend()


def test_keys_that_open_and_copy_the_selected_entry():
    assert Browser().do("down", "c-o").last == Open("item-2")
    assert Browser().do("down", "c-y").last == Copy("item-2")


# --- Filters and menu --------------------------------------------------------------------------------------------


def test_a_filter_is_turned_on_and_off_in_its_panel():
    browser = Browser().do("c-f", "enter")
    assert browser.state.choices == {("section", "basics")}
    assert (browser.state.focus, browser.state.results.total) == ("filters", 3)
    assert browser.do("enter").state.choices == frozenset()
    assert browser.do("down", "down", "tab").state.choices == {("tag", "Wool")}


def test_typing_in_the_panel_edits_the_query():
    browser = Browser().do("c-f", "down", " loom")
    assert (browser.state.query, browser.state.focus, browser.state.panel_row) == ("loom", "filters", 1)


@pytest.mark.parametrize("key", ["escape", "c-f"])
def test_the_panel_is_closed_by_escape_and_by_the_key_that_opened_it(key):
    assert Browser().do("c-f", key).state.focus == "list"


def test_the_panel_scrolls_and_jumps_to_its_ends():
    browser = Browser().do("c-f", "end")
    assert browser.state.panel_row == 3
    assert browser.do("down").state.panel_row == 3
    assert browser.do("home", "up").state.panel_row == 0
    assert browser.do("pagedown").state.panel_row == 3
    assert browser.do("pageup").state.panel_row == 0


def test_the_menu_runs_the_chosen_action():
    assert Browser().do("c-x", "enter").last == Open("item-1", "https://example.org/paper")
    assert Browser().do("c-x", "down", "enter").last == Copy("item-1", "item-1")
    assert Browser().do("c-x", "enter").state.focus == "list"
    assert Browser().do("c-x", "escape").state.focus == "list"


def test_the_menu_sorts_and_searches():
    assert Browser().do("c-x", "down", "down", "enter").state.sort == "title"
    browser = Browser().do("c-f", "enter", "escape", "c-x", "end", "enter")
    assert (browser.state.query, browser.state.cursor, browser.state.choices) == ("loom", 4, frozenset())


def test_a_message_stays_until_the_next_key():
    browser = Browser().do(Notice("copied"))
    assert browser.state.status == "copied"
    assert browser.do("down").state.status == ""


def test_filters_are_recounted_when_the_query_changes():
    _, effects = update(Browser().do(" lo", "c-f").state, Typed("om"))
    assert effects == (Search("loom", frozenset(), ""), LoadFilterOptions(frozenset(), "loom"))
    _, effects = update(Browser().do(" lo").state, Typed("om"))
    assert effects == (Search("loom", frozenset(), ""),)
    _, effects = update(Browser().do(" lo").state, Key("c-f"))
    assert effects == (LoadFilterOptions(frozenset(), "lo"),)
