"""References as text."""

import pytest

from citing.samples import ADA, article, cited
from mlcat.citing.text import STYLES, text
from mlcat.model import Publication

CITED = cited(article("On Sails"), Publication(type="software", title="P", authors=(ADA,), url="https://p.example/"))


def test_a_reference_per_line_in_the_style_of_the_apa() -> None:
    assert list(text(CITED)) == [
        "Lovelace, A. (2020). On Sails. Journal of Odd Things, 1, 1–2.\n",
        "Lovelace, A. (n.d.). P [Computer software]. https://p.example/\n",
    ]


def test_ieee_references_are_numbered_and_have_the_day_of_access() -> None:
    assert list(text(CITED, "ieee")) == [
        "[1] A. Lovelace, “On Sails,” Journal of Odd Things, vol. 1, pp. 1–2, 2020.\n",
        "[2] A. Lovelace, P. Accessed: Jan. 31, 2026. [Online]. Available: https://p.example/\n",
    ]


@pytest.mark.parametrize("style", STYLES)
def test_no_citations_give_an_empty_text(style: str) -> None:
    assert list(text([], style)) == []
