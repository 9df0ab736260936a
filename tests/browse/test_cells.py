"""Text in terminal cells."""

from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.browse import cells
from mlcat.browse.cells import cut, cut_start, fit, line_text, width


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("loom", 4, "loom"),
        ("looms", 4, "loo…"),
        ("糸巻き", 6, "糸巻き"),
        ("糸巻き", 5, "糸巻…"),
        ("糸巻き", 4, "糸…"),
        ("loom", 0, ""),
        ("loom", 1, "…"),
        ("lo\x1bom", 4, "loom"),
    ],
)
def test_a_long_text_is_truncated_at_a_cell_boundary(text, columns, expected):
    assert cut(text, columns) == expected


def test_an_ellipsis_that_does_not_fit_is_left_out():
    assert cut("loom", 2, ellipsis="...") == ""


def test_a_wide_character_that_does_not_fit_is_replaced_by_a_blank():
    assert fit([("", "a糸"), ("bold", "b")], 2) == (("", "a"), ("", " "))


def test_padding_has_the_given_style():
    assert fit([("bold", "a")], 3, "reverse") == (("bold", "a"), ("reverse", "  "))


@given(st.lists(st.tuples(st.just(""), st.text())), st.integers(0, 50))
def test_a_fitted_line_has_its_exact_width(line, columns):
    assert width(line_text(fit(line, columns))) == columns


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("loom", 2, "om"),
        ("loom", 9, "loom"),
        ("loom", 0, ""),
        ("糸巻き", 5, "巻き"),
        ("糸巻き", 6, "糸巻き"),
        ("糸", 0, ""),
    ],
)
def test_the_end_of_a_text_is_truncated_at_a_cell(text, columns, shown):
    assert cut_start(text, columns) == shown


@given(st.text("a糸\u0301"), st.integers(0, 20))
def test_the_longest_end_that_fits_is_kept(text, columns):
    shown = cut_start(text, columns)
    assert text.endswith(shown)
    assert width(shown) <= columns
    longer = text[len(text) - len(shown) - 1 :]
    assert shown == text or width(longer) > columns


def test_only_shown_characters_are_measured(monkeypatch):
    measured = Mock(return_value=2)
    monkeypatch.setattr(cells, "wcwidth", measured)
    assert cut_start("糸" * 100_000, 10) == "糸" * 5
    assert measured.call_count == 6
