"""Citation keys."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citing.samples import ADA, FULL, article
from mlcat.citing.citation_keys import CitationKeys, readable_key
from mlcat.model import Author, Publication


@pytest.mark.parametrize(
    ("publication", "key"),
    [
        (article("Learning Transferable Visual Models", Author(family="Radford", given="Alec")), "radford2020learning"),
        (article("A Large-scale Corpus"), "lovelace2020large"),
        (article("On the Origin", Author(family="Řehůřek")), "rehurek2020origin"),
        (article("Straßen", Author(family="de Vazelhes")), "devazelhes2020strassen"),
        (article("2021 in Review"), "lovelace2020review"),
        (article("Tools", Author(literal="Quaterion Authors")), "quaterionauthors2020tools"),
        (article("Tools", Author(literal="x" * 50)), f"{'x' * 30}2020tools"),
        (article("距離学習", Author(literal="山田太郎")), "entryid2020"),
        (Publication(type="webpage", title="Nobody's page"), "nobodys"),
        (Publication(type="webpage", title="The", authors=(ADA,)), "lovelace"),
    ],
)
def test_a_key_is_made_of_family_name_year_and_title(publication: Publication, key: str) -> None:
    assert readable_key(publication, "entry-id") == key


def test_equal_keys_in_any_case_are_distinguished_by_a_letter() -> None:
    keys = CitationKeys()
    citation_keys = [keys.key(article("Sails"), "a") for _ in range(29)]
    assert citation_keys[:3] == ["lovelace2020sails", "lovelace2020sailsa", "lovelace2020sailsb"]
    assert citation_keys[26:] == ["lovelace2020sailsz", "lovelace2020sailsaa", "lovelace2020sailsab"]


def test_official_keys_are_used_on_request() -> None:
    assert CitationKeys(official=True).key(FULL, "a") == "odd15"
    assert CitationKeys().key(FULL, "a") == "angstrom2015all"
    official = CitationKeys(official=True)
    assert official.key(article("T", key="xiao2017/online"), "a") == "xiao2017/online"
    assert official.key(article("T", key="a, {b}"), "a") == "a---b-"
    assert official.key(article("Sails"), "a") == "lovelace2020sails"


@given(st.lists(st.builds(lambda title, name: article(title or "x", Author(family=name or "x")), st.text(), st.text())))
def test_keys_are_unique_and_of_safe_characters(publications: list[Publication]) -> None:
    keys = CitationKeys()
    citation_keys = [keys.key(publication, f"entry-{number}") for number, publication in enumerate(publications)]
    assert len({key.lower() for key in citation_keys}) == len(citation_keys)
    assert all(re.fullmatch(r"[a-z0-9]+", key) for key in citation_keys)
