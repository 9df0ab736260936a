"""References in the style of the IEEE."""

from dataclasses import replace

import pytest

from citing.samples import ADA, FULL, article
from mlcat.citing.ieee import ieee
from mlcat.model import Author, Publication


@pytest.mark.parametrize(
    ("publication", "reference"),
    [
        (
            FULL,
            "Z. Ångström, J. P. van den Berg Jr., and Allsorts Institute, “All Sorts of Everything,” in Proceedings of "
            "the First Conference on Odd Things, G. Hopper, Ed., in Odd Proceedings, vol. 3. Uppsala: Odd Press, Jul. "
            "2015, pp. 12–34. doi: 10.1000/odd.15.",
        ),
        (
            article("On Sails", number="4", month=5, doi="10.1000/x"),
            "A. Lovelace, “On Sails,” Journal of Odd Things, vol. 1, no. 4, pp. 1–2, May 2020, doi: 10.1000/x.",
        ),
        (
            Publication(type="article", title="P", authors=(ADA,), year=2021, arxiv="2101.00001"),
            "A. Lovelace, “P,” 2021, arXiv:2101.00001. [Online]. Available: https://arxiv.org/abs/2101.00001",
        ),
        (
            Publication(type="software", title="P", authors=(ADA,), year=2020, version="2", url="https://p.example/"),
            "A. Lovelace, P. Version 2. (2020). Accessed: Jan. 31, 2026. [Online]. Available: https://p.example/",
        ),
        (
            Publication(type="book", title="B", authors=(ADA,), year=1999, volume="2", publisher="Odd Press"),
            "A. Lovelace, B, vol. 2, Odd Press, 1999.",
        ),
        (
            Publication(type="paper-conference", title="C", authors=(ADA,), container="Proc", volume="7", year=2003),
            "A. Lovelace, “C,” in Proc, vol. 7, 2003.",
        ),
        (
            Publication(type="chapter", title="C", authors=(ADA,), container="Book", editors=(ADA, ADA), pages="9"),
            "A. Lovelace, “C,” in Book, A. Lovelace and A. Lovelace, Eds., p. 9.",
        ),
        (
            Publication(type="paper-conference", title="C", authors=(ADA,), publisher="P", year=2003),
            "A. Lovelace, “C,” P, 2003.",
        ),
        (Publication(type="chapter", title="C", authors=(ADA,), container="Book"), "A. Lovelace, “C,” in Book."),
        (
            Publication(type="paper-conference", title="C", authors=(ADA,), container="Sail!"),
            "A. Lovelace, “C,” in Sail!",
        ),
        (Publication(type="webpage", title="Nobody's"), "“Nobody's.”"),
        (Publication(type="document", title="D", authors=(ADA,), venue="V 2003"), "A. Lovelace, “D,” V 2003."),
    ],
)
def test_a_reference_has_the_style_of_its_type(publication: Publication, reference: str) -> None:
    accessed = "2026-01-31" if publication.type == "software" else None
    assert ieee(publication, accessed) == reference


@pytest.mark.parametrize("mark", ".?!")
@pytest.mark.parametrize(
    ("publication", "reference"),
    [
        (Publication(type="software", title="Is it{}"), "Is it{}"),
        (Publication(type="webpage", title="Is it{}"), "“Is it{}”"),
        (Publication(type="book", title="Is it{}", doi="10.1000/x"), "Is it{} doi: 10.1000/x."),
        (
            Publication(type="webpage", title="Is it{}", url="https://a.org/"),
            "“Is it{}” [Online]. Available: https://a.org/",
        ),
        (Publication(type="book", title="Sails", publisher="Odd{}"), "Sails, Odd{}"),
        (Publication(type="book", title="Say “aye{}”"), "Say “aye{}”"),
    ],
)
def test_no_full_stop_follows_a_mark_that_ends_a_sentence(publication: Publication, reference: str, mark: str) -> None:
    title, publisher = publication.title.format(mark), publication.publisher and publication.publisher.format(mark)
    assert ieee(replace(publication, title=title, publisher=publisher)) == reference.format(mark)


def test_more_than_six_authors_are_shortened_to_the_first() -> None:
    crowd = [Author(family=f"F{number}") for number in range(7)]
    assert ieee(article("T", *crowd[:6])).startswith("F0, F1, F2, F3, F4, and F5, “T,”")
    assert ieee(article("T", *crowd)).startswith("F0 et al., “T,”")
    assert ieee(article("T", ADA, et_al=True)).startswith("A. Lovelace et al., “T,”")
