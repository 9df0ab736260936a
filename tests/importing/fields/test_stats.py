"""Figures that are no part of a text: stars, ranks, downloads, sizes."""

import pytest

from mlcat.importing.fields.stats import is_measure, is_shield, without_measures


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
    ],
)
def test_figures_leave_and_words_stay(text: str, left: str) -> None:
    assert without_measures(text) == left


def test_names_of_figures_and_badges_are_known() -> None:
    assert is_measure("Stats") and is_measure("GitHub stars") and not is_measure("Starship")
    assert is_shield("build status") and is_shield("npm version") and not is_shield("Freeware")
