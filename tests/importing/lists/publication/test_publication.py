"""Papers: title, authors, venue and year as lists write them."""

import pytest

from importing.lists.support import only

BOTH = ("Ada Moss", "Ben Reed")


@pytest.mark.parametrize(
    ("item", "venue", "year", "authors", "aliases"),
    [
        ("**[R-OAK]** Rich trees | **[TREES' 14]** |[`[pdf]`](https://a.org/p.pdf)", "TREES", 2014, (), ("R-OAK",)),
        ("**Rich trees.** ROOTS 2018. [paper](https://a.org)\n\n  *Ada Moss, Ben Reed.*", "ROOTS", 2018, BOTH, ()),
        (
            "**Rich trees.** *Ada Moss, Ben Reed*, Soil Review. [[pdf](https://a.org)], 2021.6",
            "Soil Review", 2021, BOTH, (),
        ),
        ("[Rich trees](https://arxiv.org/abs/1) - Ada Moss, Ben Reed, ROOTS 2018.", "ROOTS", 2018, BOTH, ()),
        ("**Rich trees** (2015), A. Moss et al. [[pdf]](https://a.org/p)", None, 2015, ("A. Moss",), ()),
    ],
)  # fmt: skip
def test_authors_venue_and_year_are_recognized_in_any_order(
    item: str, venue: str | None, year: int, authors: tuple[str, ...], aliases: tuple[str, ...]
) -> None:
    entry = only(f"## 2014\n\n- {item}\n")
    assert (entry.title, entry.venue, entry.year) == ("Rich trees", venue, year)
    assert (entry.authors, entry.aliases) == (authors, aliases)


def test_a_paper_without_a_year_has_the_year_of_its_heading() -> None:
    assert only("## 2014\n\n- [Rich trees](https://arxiv.org/abs/1401.00001)\n").year == 2014
    assert only("## 2014\n\n- [Sloop](https://a.org) - One mast.\n").year is None


@pytest.mark.parametrize("code", [" .[J]", " [C]//", " [EB/OL]."])
def test_the_code_of_a_type_of_document_is_no_text(code: str) -> None:
    entry = only(f"- Ada Moss, Ben Reed. [How trees drink](https://arxiv.org/abs/1){code} ROOTS 2016")
    assert (entry.venue, entry.year, entry.description) == ("ROOTS", 2016, "")


def test_the_number_of_a_preprint_is_no_year() -> None:
    entry = only("- [How trees drink](https://arxiv.org/abs/2011.05740) arXiv preprint arXiv:2011.05740.")
    assert (entry.venue, entry.year, entry.arxiv) == ("arXiv preprint", None, "2011.05740")
