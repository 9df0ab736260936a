"""The parts of a personal name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.text.person_names import full_name, parse_name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ada Lovelace", {"given": "Ada", "family": "Lovelace"}),
        ("Jong Wook Kim", {"given": "Jong Wook", "family": "Kim"}),
        ("Ludwig van Beethoven", {"given": "Ludwig", "particle": "van", "family": "Beethoven"}),
        ("Juan de la Cruz", {"given": "Juan", "particle": "de la", "family": "Cruz"}),
        ("Laurens van der Maaten", {"given": "Laurens", "particle": "van der", "family": "Maaten"}),
        ("Martin Luther King Jr.", {"given": "Martin Luther", "family": "King", "suffix": "Jr."}),
        ("de Vazelhes, William", {"given": "William", "particle": "de", "family": "Vazelhes"}),
        ("Canton Ferrer, Cristian", {"given": "Cristian", "family": "Canton Ferrer"}),
        ("King, Jr., Martin Luther", {"given": "Martin Luther", "family": "King", "suffix": "Jr."}),
        ("Plato", {"literal": "Plato"}),
        ("Quaterion Authors", {"literal": "Quaterion Authors"}),
        ("Johnson & Johnson", {"literal": "Johnson & Johnson"}),
        ("bell hooks", {"literal": "bell hooks"}),
        ("山田太郎", {"literal": "山田太郎"}),
        ("  Ada   Lovelace ", {"given": "Ada", "family": "Lovelace"}),
        ("", {}),
    ],
)
def test_a_name_is_split_into_its_parts(name: str, parts: dict[str, str]) -> None:
    assert parse_name(name) == parts


def test_a_name_is_written_in_spoken_order() -> None:
    assert full_name("Ludwig", "van", "Beethoven", None) == "Ludwig van Beethoven"
    assert full_name(None, None, "King", "Jr.") == "King Jr."


@given(st.text(max_size=60))
def test_no_letter_of_a_name_is_lost_and_no_part_is_empty(name: str) -> None:
    parts = parse_name(name)
    assert all(parts.values())
    assert sorted("".join(parts.values()).replace(" ", "").replace(",", "")) == sorted(
        "".join(name.split()).replace(",", "")
    )
