"""Names inside titles and addresses."""

import pytest

from mlcat.index.building.derived_names import acronym, derived_names
from mlcat.text.addresses import host_and_path


@pytest.mark.parametrize(
    ("title", "url", "names"),
    [
        ("ship-yard/sloop", "https://a.example/x/y/z", ["sloop"]),
        ("Sloop: a boat with one mast", "https://a.example/", ["Sloop"]),
        ("Sloop - a boat", "https://a.example/", ["Sloop"]),
        ("Sloop – a boat", "https://a.example/", ["Sloop"]),
        ("Single Mast Boat (SMB2)", "https://a.example/", ["Single Mast Boat", "SMB2"]),
        ("Single Mast Boat (SMB)", "https://a.example/", ["Single Mast Boat", "SMB"]),
        ("Sloop(archived)", "https://a.example/", ["Sloop"]),
        ("Sloop: a boat: fast", "https://a.example/", ["Sloop"]),
        ("either/or boats", "https://a.example/", []),
        ("Boat that has one mast: sloop", "https://a.example/", ["Boat that has one mast"]),
        ("Sloop (archived)", "https://a.example/", ["Sloop"]),
        ("Sloop (2019)", "https://a.example/", ["Sloop"]),
        ("A boat that has one mast and one sail: sloop", "https://a.example/", []),
        ("Sloop2", "https://a.example/", ["Sloop"]),
        ("Sloopv8", "https://a.example/", ["Sloop"]),
        ("Sloop 3.2", "https://a.example/", ["Sloop"]),
        ("River Sloop-2: a boat", "https://a.example/", ["River Sloop", "River Sloop-2"]),
        ("Sloop2024", "https://a.example/", []),
        ("S" + "l" * 79 + "2", "https://a.example/", ["S" + "l" * 79]),
        ("S" + "l" * 80 + "2", "https://a.example/", []),
        ("S3", "https://a.example/", []),
        ("2048", "https://a.example/", []),
        ("Boat", "https://github.com/ship-yard/sloop", ["sloop"]),
        ("Boat", "https://github.com/ship-yard/sloop.git", ["sloop"]),
        ("Boat", "https://huggingface.co/datasets/ship-yard/sloop", ["sloop"]),
        ("Boat", "https://github.com/ship-yard", []),
        ("Boat", "https://sloop.github.io/", ["sloop"]),
        ("Boat", "https://sloop.example/", []),
        ("Boat", "https://a.example/ship-yard/sloop", []),
    ],
)
def test_names_inside_titles_and_addresses_are_found(title: str, url: str, names: list[str]) -> None:
    assert list(derived_names(title, host_and_path(url))) == names


@pytest.mark.parametrize(
    ("title", "initials"),
    [
        ("Boats On Rivers", ""),
        ("Single Mast Boat", "smb"),
        ("The Handbook of Single Mast Boats: volume two", "hsmb"),
        ("Tall Two Three Four Five Six Seven", ""),
        ("Tall Mast Three Four Five Six", "tmtffs"),
        ("Handbook-of-Mast-Boats", "hmb"),
        ("3 Mast Boat Plans", ""),
        ("single-mast-boat", "smb"),
        ("sloop-guard", ""),
        ("It's What One Does: Ships", ""),
        ("It's How a Mast and Ones Boat I'm Sailing Does Float", "mbsf"),
    ],
)
def test_the_initials_of_three_to_six_words_are_an_acronym(title: str, initials: str) -> None:
    assert acronym(title) == initials
