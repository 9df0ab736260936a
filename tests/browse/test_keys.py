"""What the keys do: choosing and leaving, filters and menu."""

import pytest

from mlcat.browse.state import (
    Copy,
    Key,
    LoadFilterOptions,
    Notice,
    Open,
    Quit,
    Search,
    Suspend,
    Typed,
)
from mlcat.browse.update import update

from .support import Browser

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
