"""Figures that are not part of a text: stars, ranks, downloads, sizes."""

import pytest

from mlcat.importing.fields.stats import (
    begins_with_meaningless_symbol,
    is_stats_label,
    is_status_badge_or_picture,
    without_stats,
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sloop (⭐ 12k)", "Sloop"),
        ("Sloop (🥇55 · ⭐ 190K) - One mast.", "Sloop - One mast."),
        ("📥 290 / ⭐ 5", ""),
        ("/123", ""),
        ("/123 One mast.", " One mast."),
        ("One mast. ⭐⭐⭐⭐", "One mast."),
        ("12.5k ⭐ One mast.", "One mast."),
        ("One mast (⭐ best ship of all)", "One mast (best ship of all)"),
        ("One mast, 12 men.", "One mast, 12 men."),
        ("/r/ships", "/r/ships"),
        ("One mast on OS X 10.4.", "One mast on OS X 10.4."),
        ("Sloop (⭐ 5 / month · 3 open)", "Sloop"),
        ("Sloop (⭐ 5 of 5)", "Sloop"),
        ("Sloop [📦 3 MB · 🐛 20% open · ⏱ 2 days ago]", "Sloop"),
        ("Sloop (⏱ Jan 2024)", "Sloop"),
        ("Sloop（⭐ 1.2万）", "Sloop"),
        ("Sloop (⭐ for the sea too)", "Sloop (for the sea too)"),
        ("Sloop (👍 fun)", "Sloop (👍 fun)"),
        ("Sloop (推荐 ⭐)", "Sloop (推荐)"),
        ("Sloop (⭐ 5, go)", "Sloop (go)"),
    ],
)
def test_figures_are_removed_and_words_are_kept(text: str, left: str) -> None:
    assert without_stats(text) == left


def test_names_of_figures_and_badges_are_recognized() -> None:
    assert is_stats_label("Stats") and is_stats_label("GitHub stars") and not is_stats_label("Starship")
    assert (
        is_status_badge_or_picture("build status")
        and is_status_badge_or_picture("npm version")
        and not is_status_badge_or_picture("Freeware")
    )


def test_symbols_of_figures_and_emphasis_are_recognized_by_their_first_character() -> None:
    assert begins_with_meaningless_symbol("⭐ 5") is True
    assert begins_with_meaningless_symbol("❗️") is True
    assert begins_with_meaningless_symbol("MIT") is False
    assert begins_with_meaningless_symbol("") is False
