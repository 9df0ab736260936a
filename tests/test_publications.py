"""Publications as plain values, and the names of their authors."""

import pytest
from citing.samples import ADA, FULL, ODD

from mlcat.model import Author, Publication
from mlcat.publications import author_name, from_values, to_values


@pytest.mark.parametrize("publication", ODD, ids=lambda one: one.title[:20])
def test_plain_values_are_read_back(publication: Publication) -> None:
    assert from_values(to_values(publication)) == publication


def test_unknown_values_are_left_out() -> None:
    assert to_values(Publication(type="book", title="T", authors=(ADA,))) == {
        "type": "book", "title": "T", "authors": [{"family": "Lovelace", "given": "Ada"}],
    }  # fmt: skip
    assert to_values(FULL)["editors"] == [{"family": "Hopper", "given": "Grace"}]


def test_a_nonexistent_field_is_an_error() -> None:
    with pytest.raises(TypeError):
        from_values({"type": "book", "title": "T", "colour": "red"})


@pytest.mark.parametrize(
    ("author", "name"),
    [
        (Author(family="Berg", given="Jan Peter", particle="van den", suffix="Jr."), "Jan Peter van den Berg Jr."),
        (Author(literal="The Lab"), "The Lab"),
        (Author(given="Plato"), "Plato"),
        (Author(), ""),
    ],
)
def test_names_are_written_in_spoken_order(author: Author, name: str) -> None:
    assert author_name(author) == name
