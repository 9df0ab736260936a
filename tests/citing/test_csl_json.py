"""CSL-JSON, written and read back."""

import json
from typing import Any

import pytest

from citing.samples import ADA, BUNDLED, FULL, ODD, article, bundled, cited
from mlcat.citing.csl_json import csl_item, csl_json, publication_values
from mlcat.constraints import CSL_TYPES
from mlcat.importing.records.csl import is_csl_item
from mlcat.model import Author, Publication
from mlcat.publications import from_values

VARIABLES = {
    "id", "type", "title", "author", "editor", "issued", "accessed", "container-title", "container-title-short",
    "collection-title", "volume", "issue", "number", "page", "publisher", "publisher-place", "ISBN", "ISSN", "version",
    "DOI", "URL", "custom",
}  # fmt: skip
"""Those of CSL 1.0.2 that we write."""


def item(publication: Publication) -> dict[str, Any]:
    return csl_item(cited(publication)[0])


def read_back(values: dict[str, Any]) -> Publication:
    """The publication that an item is read as, with lists of names as in the model."""
    return from_values(publication_values(values))


def test_every_field_of_a_publication_is_written() -> None:
    assert item(FULL) == {
        "id": "angstrom2015all",
        "type": "paper-conference",
        "title": "All Sorts of Everything",
        "author": [
            {"family": "Ångström", "given": "Zoë"},
            {"family": "Berg", "given": "Jan Peter", "non-dropping-particle": "van den", "suffix": "Jr."},
            {"literal": "Allsorts Institute"},
        ],
        "editor": [{"family": "Hopper", "given": "Grace"}],
        "issued": {"date-parts": [[2015, 7, 14]]},
        "container-title": "Proceedings of the First Conference on Odd Things",
        "container-title-short": "ODDCONF 2015",
        "collection-title": "Odd Proceedings",
        "volume": "3",
        "page": "12-34",
        "publisher": "Odd Press",
        "publisher-place": "Uppsala",
        "ISBN": "978-3-16-148410-0",
        "DOI": "10.1000/odd.15",
        "URL": "https://oddconf.example/15",
        "custom": {"role": "software paper", "key": "odd15", "arxiv": "1503.01234", "arxiv_class": "cs.LG"},
    }


def test_a_preprint_is_written_as_by_zotero() -> None:
    csl = item(Publication(type="article", title="T", arxiv="2101.00001"))
    assert (csl["number"], csl["publisher"]) == ("arXiv:2101.00001", "arXiv")
    assert csl["URL"] == "https://arxiv.org/abs/2101.00001"


def test_a_preprint_keeps_its_own_address() -> None:
    csl = item(Publication(type="article", title="T", arxiv="2101.00001", url="https://t.example/"))
    assert csl["URL"] == "https://t.example/"
    assert read_back(csl).url == "https://t.example/"


def test_a_day_without_a_month_is_left_out() -> None:
    assert item(Publication(type="book", title="T", year=2003, day=4))["issued"] == {"date-parts": [[2003]]}


def test_software_has_the_day_of_access() -> None:
    csl = item(Publication(type="software", title="P", url="https://p.example/"))
    assert csl["accessed"] == {"date-parts": [[2026, 1, 31]]}


def test_an_array_is_written_for_any_number_of_items() -> None:
    assert "".join(csl_json([])) == "[]\n"
    assert len(json.loads("".join(csl_json(cited(*ODD))))) == len(ODD)


@pytest.mark.parametrize("citation", [*bundled(), *cited(*ODD)], ids=lambda citation: citation.key)
def test_only_csl_variables_and_types_are_used_and_everything_is_read_back(citation: Any) -> None:
    written = json.loads(json.dumps(csl_item(citation)))
    assert set(written) <= VARIABLES
    assert written["type"] in CSL_TYPES
    assert all(
        set(name) <= {"family", "given", "non-dropping-particle", "suffix", "literal"}
        for name in written.get("author", ())
    )
    assert is_csl_item(written)
    assert read_back(written) == citation.publication


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({"type": "patent"}, Publication(type="document", title="T")),
        ({"type": "book", "volume": 3, "issue": 4}, Publication(type="book", title="T", volume="3", number="4")),
        ({"type": "book", "issued": {"date-parts": [["2003", 4]]}},
         Publication(type="book", title="T", year=2003, month=4)),
        ({"type": "book", "issued": {"raw": "2003"}}, Publication(type="book", title="T")),
        (
            {"type": "book", "author": [{"family": "Gogh", "dropping-particle": "van"}]},
            Publication(type="book", title="T", authors=(Author(family="Gogh", particle="van"),)),
        ),
        ({"type": "article", "archive": "arXiv", "archive_location": "2101.00001"},
         Publication(type="article", title="T", arxiv="2101.00001")),
        ({"type": "article", "number": "arXiv:2101.00001", "publisher": "Elsewhere"},
         Publication(type="article", title="T", arxiv="2101.00001", publisher="Elsewhere")),
    ],
)  # fmt: skip
def test_items_written_by_other_programs_are_read(given: dict[str, Any], read: Publication) -> None:
    assert read_back({"title": "T", **given}) == read


def test_invalid_names_are_kept_for_validation_to_reject() -> None:
    assert publication_values({"type": "book", "title": "T", "author": ["Ada"]})["authors"] == ["Ada"]


def test_the_samples_cover_what_they_claim() -> None:
    assert article("T", ADA).authors == (ADA,)
    assert len(BUNDLED) == 63
