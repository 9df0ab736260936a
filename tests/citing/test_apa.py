"""References in the style of the APA."""

import pytest

from citing.samples import ADA, FULL, article
from mlcat.citing.apa import apa
from mlcat.citing.prose import initials
from mlcat.model import Author, Publication


@pytest.mark.parametrize(
    ("publication", "reference"),
    [
        (
            FULL,
            "Ångström, Z., van den Berg, J. P., Jr., & Allsorts Institute. (2015). All Sorts of Everything. "
            "In G. Hopper (Ed.), Proceedings of the First Conference on Odd Things (Vol. 3, pp. 12–34). Odd Press. "
            "https://doi.org/10.1000/odd.15",
        ),
        (
            article("On Sails", ADA, Author(family="Byron", given="George G."), number="4"),
            "Lovelace, A., & Byron, G. G. (2020). On Sails. Journal of Odd Things, 1(4), 1–2.",
        ),
        (article("Is it?", month=5), "Lovelace, A. (2020). Is it? Journal of Odd Things, 1, 1–2."),
        (article("T", ADA, et_al=True, pages=None), "Lovelace, A., et al. (2020). T. Journal of Odd Things, 1."),
        (
            Publication(type="article", title="P", authors=(ADA,), year=2021, arxiv="2101.00001"),
            "Lovelace, A. (2021). P (arXiv:2101.00001). arXiv. https://arxiv.org/abs/2101.00001",
        ),
        (
            Publication(type="software", title="P", version="2", publisher="Lab", url="https://p.example/"),
            "P (Version 2) [Computer software]. (n.d.). Lab. https://p.example/",
        ),
        (
            Publication(type="dataset", title="D", authors=(ADA,), year=2011, url="https://d.example/"),
            "Lovelace, A. (2011). D [Data set]. https://d.example/",
        ),
        (
            Publication(type="webpage", title="W", authors=(ADA,), year=2021, month=6, day=14, url="https://w.example/"),
            "Lovelace, A. (2021, June 14). W. https://w.example/",
        ),
        (
            Publication(type="post-weblog", title="W", authors=(ADA,), year=2021, month=6),
            "Lovelace, A. (2021, June). W.",
        ),
        (
            Publication(type="book", title="B", authors=(ADA,), year=1999, volume="2", publisher="Odd Press"),
            "Lovelace, A. (1999). B (Vol. 2). Odd Press.",
        ),
        (
            Publication(type="thesis", title="T", authors=(ADA,), year=1843, publisher="Odd University"),
            "Lovelace, A. (1843). T [Thesis, Odd University].",
        ),
        (
            Publication(
                type="paper-conference", title="C", authors=(ADA,), year=2003, container="Proc", series="LNCS",
                volume="7", pages="9",
            ),
            "Lovelace, A. (2003). C. Proc, LNCS, 7, 9.",
        ),
        (
            Publication(
                type="chapter", title="C", authors=(ADA,), year=2003, container="Book", editors=(ADA, ADA, ADA),
                pages="9",
            ),
            "Lovelace, A. (2003). C. In A. Lovelace, A. Lovelace, & A. Lovelace (Eds.), Book (p. 9).",
        ),
        (Publication(type="document", title="D", authors=(ADA,), venue="V 2003"), "Lovelace, A. (n.d.). D. V 2003."),
        (
            Publication(type="document", title="D", authors=(ADA,), venue="V", publisher="P"),
            "Lovelace, A. (n.d.). D. V. P.",
        ),
    ],
)  # fmt: skip
def test_a_reference_has_the_style_of_its_type(publication: Publication, reference: str) -> None:
    assert apa(publication) == reference


def test_more_than_twenty_authors_are_shortened_to_the_first_nineteen_and_the_last() -> None:
    crowd = [Author(family=f"F{number}") for number in range(21)]
    assert apa(article("T", *crowd[:20])).startswith(", ".join(f"F{number}" for number in range(19)) + ", & F19.")
    assert apa(article("T", *crowd)).startswith(", ".join(f"F{number}" for number in range(19)) + ", . . . F20.")
    assert apa(article("T", *crowd), max_authors=3).startswith("F0, F1, . . . F20.")


@pytest.mark.parametrize(
    ("given", "short"),
    [
        ("Jong Wook", "J. W."), ("Pierre-Emmanuel", "P.-E."), ("Wen-tau", "W."), ("Yu. A.", "Yu. A."), ("SVN", "S."),
        ("Élie", "É."), ("山田", "山田"), ("", ""), ("A-", "A."), ("-", ""),
    ],
)  # fmt: skip
def test_given_names_are_shortened_to_initials(given: str, short: str) -> None:
    assert initials(given) == short
