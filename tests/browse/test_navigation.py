"""Moving the selection, and scrolling the list with it."""

import pytest

from mlcat.browse.state import (
    Clicked,
)

from .support import Browser, many, selected


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
