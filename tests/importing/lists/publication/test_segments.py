"""Which parts of the text after a title are authors, a venue, a year or a number, and which remain text."""

from typing import Any

import pytest

from mlcat.importing.documents.tree import (
    BLOCK_END,
    BOLD,
    CODE,
    ITALIC,
    LINE_BREAK,
    LINK,
    STRONG_END,
    TEXT,
    Inline,
    text_of,
)
from mlcat.importing.lists.parsed import ParsedEntry
from mlcat.importing.lists.publication import _segments, take_authors, take_from_description, take_publication

BOTH = ("Ada Moss", "Ben Reed")


def entry(**values: Any) -> ParsedEntry:
    return ParsedEntry(title="Rich trees", url="https://a.org", **values)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Ada Moss, Ben Reed. ROOTS 2018.", {"authors": BOTH, "venue": "ROOTS", "year": 2018}),
        ("Ada Moss, Ben Reed, ROOTS 2018", {"authors": BOTH, "venue": "ROOTS", "year": 2018}),
        ("Ada Moss, Ben Reed (2018).", {"authors": BOTH, "year": 2018}),
        ("ACM Comput. Surv. 2021", {"venue": "ACM Comput. Surv.", "year": 2021}),
        (
            "Ada Moss, Ben Reed. J. Mach. Learn. Res. 2021",
            {"authors": BOTH, "venue": "J. Mach. Learn. Res.", "year": 2021},
        ),
        ("IEEE TVCG 2020", {"venue": "IEEE TVCG", "year": 2020}),
        ("Oct. 2020", {"year": 2020}),
        ("Ada Moss, Ben Reed. Sept. 2020", {"authors": BOTH, "year": 2020}),
        ("Ada Moss (Harbor University) et al. arXiv.", {"authors": ("Ada Moss",), "et_al": True, "venue": "arXiv"}),
        ("Ada Moss, Ben Reed, ICML", {"authors": BOTH, "venue": "ICML"}),
        ("Ada Moss, Ben Reed, AAAI-16.", {"authors": BOTH, "venue": "AAAI", "year": 2016}),
        ("Ada Moss, Ben Reed, 2018", {"authors": BOTH, "year": 2018}),
        ("Ada Moss, Ben Reed ,. 2018!?!", {"authors": BOTH, "year": 2018}),
        ("Ada Moss et al. ROOTS 2018", {"authors": ("Ada Moss",), "et_al": True, "venue": "ROOTS", "year": 2018}),
        ("2018. Ada Moss, Ben Reed", {"authors": BOTH, "year": 2018}),
        ("2018 ICML", {"venue": "ICML", "year": 2018}),
        ("2018 ICML 2019", {"venue": "ICML", "year": 2019}),
        ("(2018) ROOTS 2018", {"venue": "ROOTS", "year": 2018}),
        ("2018", {"year": 2018}),
        ("[ROOTS 2018]", {"venue": "ROOTS", "year": 2018}),
        ("[Yard 2018]", {"venue": "Yard", "year": 2018}),
        ("【Yard 2018】", {"venue": "Yard", "year": 2018}),
        ("(ICML)", {"venue": "ICML"}),
        ("（Yard 2018）.", {"venue": "Yard", "year": 2018}),
        ("[Ada Moss, Ben Reed", {"authors": BOTH}),
        ("ICML 2018, 12-24", {"venue": "ICML", "year": 2018}),
        ("ICML 2018; 12(3): 4-5.", {"venue": "ICML", "year": 2018}),
        ("ICML 2018. ICML", {"venue": "ICML", "year": 2018}),
        ("Soil Review.", {"venue": "Soil Review"}),
        ("arXiv:1401.00001", {"arxiv": "1401.00001", "venue": "arXiv"}),
        ("Ada Moss, Ben Reed. Soil Review.", {"authors": BOTH, "venue": "Soil Review"}),
        ("Soil Review. Ada Moss, Ben Reed.", {"authors": BOTH, "venue": "Soil Review"}),
        ("Gardens of Soil. Ada Moss, Ben Reed.", {"authors": BOTH, "venue": "Gardens of Soil"}),
        ("Xylem of Wax. Ada Moss, Ben Reed.", {"authors": BOTH, "venue": "Xylem of Wax"}),
        ("of the Soil; Ada Moss, Ben Reed.", {"authors": BOTH, "venue": "of the Soil"}),
        ("Ab Cd Ef Gh Ij Kl. Ada Moss, Ben Reed.", {"authors": BOTH, "venue": "Ab Cd Ef Gh Ij Kl"}),
        ("2018. Xia Moss, Ben Rexx", {"authors": ("Xia Moss", "Ben Rexx"), "year": 2018}),
        ("(Journal of Soil Science)", {"venue": "Journal of Soil Science"}),
        ("Letters of the Soil and Air. Ada Moss, Ben Reed.", {"authors": BOTH, "venue": "Letters of the Soil and Air"}),
        *(
            (f"{venue}.", {"venue": venue})
            for venue in (
                "The journal of ships and sails and vessels",
                "The Journal of ships and sails and old Vessels",
                "Proceedings of the harbor conference on ships and sails and other vessels",
            )
        ),
        (
            "The journal of ships and sails and wooden vessels 2018.",
            {"venue": "The journal of ships and sails and wooden vessels", "year": 2018},
        ),
    ],
)
def test_a_text_of_facts_leaves_nothing(text: str, facts: dict[str, Any]) -> None:
    one = entry(description=text)
    take_from_description(one)
    assert one == entry(**facts)


@pytest.mark.parametrize(
    ("text", "rest", "facts"),
    [
        ("A tree grows.", "A tree grows.", {}),
        ("A tree grows (2018)", "A tree grows (2018)", {"year": 2018}),
        ("Ada Moss, Ben Reed. A tree grows.", "A tree grows.", {"authors": BOTH}),
        ("Soil. Ada Moss, Ben Reed.", "Soil.", {"authors": BOTH}),
        ("(Gardens of Soil). Ada Moss, Ben Reed.", "(Gardens of Soil).", {"authors": BOTH}),
        ("Gardens of Söil. Ada Moss, Ben Reed.", "Gardens of Söil.", {"authors": BOTH}),
        ("Gardens of soil. Ada Moss, Ben Reed.", "Gardens of soil.", {"authors": BOTH}),
        ("(Journal of the Soil Science)", "(Journal of the Soil Science)", {}),
        ("soil Review. Ada Moss, Ben Reed.", "soil Review.", {"authors": BOTH}),
        ("Ab Cd Ef Gh Ij Kl Mn. Ada Moss, Ben Reed.", "Ab Cd Ef Gh Ij Kl Mn.", {"authors": BOTH}),
        ("ICML 2018. CVPR 2019", "CVPR 2019", {"venue": "ICML", "year": 2018}),
        ("[Yard]", "[Yard]", {}),
        ("(ICML, at last)", "(ICML, at last)", {}),
        ("(at ICML for one day)", "(at ICML for one day)", {}),
        ("12-24", "12-24", {}),
        *(
            (text, text, {})
            for text in (
                "The journal of ships and sails and wooden vessels.",
                "The Journal of ships and sails and wooden vessels.",
                "The list of the review on words in old books.",
            )
        ),
        ("(by Ada Moss, Ben Reed)", "", {"authors": BOTH}),
        ("Ada Moss, Ben Reed. Eve Fern, Cora Dee.", "Eve Fern, Cora Dee.", {"authors": BOTH}),
    ],
)
def test_text_that_is_not_a_fact_is_kept(text: str, rest: str, facts: dict[str, Any]) -> None:
    one = entry(description=text)
    take_from_description(one)
    assert one == entry(description=rest, **facts)


def test_the_first_facts_are_kept() -> None:
    one = entry(description="2018. arXiv:1401.00001. ICML 2019", year=2015, arxiv="1502.00001", venue="ICML")
    take_from_description(one)
    assert (one.year, one.arxiv, one.venue, one.description) == (2015, "1502.00001", "ICML", "")
    assert take_authors(one, "Ada Moss, Ben Reed") is True
    assert take_authors(one, "Eve Fern, Cora Dee") is False
    assert one.authors == BOTH
    assert take_authors(entry(), "A tree grows") is False


def test_numbers_after_a_venue_are_pages_of_at_most_24_characters() -> None:
    for venue, number, rest in (
        ("ICML", "1" * 24, ""),
        ("ICML", "1" * 25, "x. " + "1" * 25),
        (None, "1" * 24, "x. " + "1" * 24),
    ):
        row = take_publication(entry(venue=venue), [Inline(TEXT, f"A tree grows. {number}")])
        assert text_of(row) == f"A tree grows. {number}" if rest else "A tree grows."


def test_forty_segments_are_looked_at() -> None:
    text = "A tree grows. " * 39
    for more, year in ((0, 2018), (1, None)):
        one = entry()
        row = take_publication(one, [Inline(TEXT, text + "A tree grows. " * more + "2018.")])
        assert one.year == year
        assert ("2018" in text_of(row)) is (year is None)


def test_links_lines_and_styles_divide_a_row() -> None:
    label, other, end = Inline(LINK, "pdf", "https://b.org"), Inline(LINK, "Ketch", "https://c.org"), Inline(BLOCK_END)
    one = entry()
    row = take_publication(one, [Inline(TEXT, "Grows in "), other, Inline(TEXT, " soil"), label, Inline(TEXT, "2018")])
    assert (one.year, text_of(row)) == (2018, "Grows in Ketch soilpdf")
    one = entry()
    row = take_publication(one, [Inline(TEXT, "Grows "), Inline(TEXT, "Ada Moss, Ben Reed", "", ITALIC), end])
    assert (one.authors, text_of(row)) == (BOTH, "Grows")
    assert take_publication(entry(), [Inline(TEXT, "2018"), end]) == []


def text(words: str, style: int = 0) -> Inline:
    return Inline(TEXT, words, "", style)


@pytest.mark.parametrize(
    ("inlines", "segments"),
    [
        ([], []),
        ([text("")], [[""]]),
        ([text("(a) b")], [["(a)", " b"]]),
        ([text("One two. Three"), text(" four")], [["One two. ", "Three+ four"]]),
        ([text("a"), text("b", BOLD), Inline(STRONG_END), text("c")], [["a", "b", "c"]]),
        ([text("a"), text("b", ITALIC), text(" ", BOLD), text("c")], [["a", "b", " +c"]]),
        ([text("a"), Inline(LINE_BREAK), Inline(BLOCK_END), text("b")], [["a", "", "", "b"]]),
        ([text("a "), Inline(LINK, "pdf", "x"), text(" b")], [["a ", "pdf", " b"]]),
        ([text("a "), Inline(LINK, "Harbor", "x"), text(" b")], [["a ", "Harbor+ b"]]),
        ([Inline(LINK, "pdf", "x"), Inline(LINK, "code", "x")], [["pdf", "code"]]),
        ([text("a "), Inline(CODE, "pdf"), text(" b")], [["a +pdf+ b"]]),
    ],
)
def test_a_text_is_divided_at_sentences_brackets_labels_and_changes_of_style(
    inlines: list[Inline], segments: list[list[str]]
) -> None:
    texts = ["+".join(inline.text for inline in segment.inlines) for segment in _segments(inlines)]
    assert [texts] == (segments or [[]])


@pytest.mark.parametrize(
    ("venue", "authors", "facts"),
    [
        (
            "Decis. Support Syst. 2016",
            "Ada Moss, Ben Reed",
            {"venue": "Decis. Support Syst.", "year": 2016, "authors": BOTH},
        ),
        ("Semantic Web 2016", "Ada Moss, Ben Reed", {"venue": "Semantic Web", "year": 2016, "authors": BOTH}),
        ("Sustainability 2016", "Ada Moss, Ben Reed", {"venue": "Sustainability", "year": 2016, "authors": BOTH}),
        ("Ada Moss 2016", "Harbor Yard", {"authors": ("Ada Moss",), "year": 2016}),
        ("Ada Moss, Ben Reed 2016", "Cyd Oak, Dan Elm", {"authors": BOTH, "year": 2016}),
        ("Semantic Web", "Ada Moss, Ben Reed", {"authors": BOTH, "year": None}),
    ],
)
def test_an_unknown_venue_with_its_year_precedes_authors(venue: str, authors: str, facts: dict[str, Any]) -> None:
    one = entry()
    take_publication(one, [Inline(TEXT, f" {venue} "), Inline(LINK, "paper", "https://b.org"), Inline(TEXT, authors)])
    assert {name: getattr(one, name) for name in facts} == facts


def test_a_single_name_in_italics_is_that_of_an_author() -> None:
    one = entry()
    take_publication(one, [Inline(TEXT, "Semantic Web 2016"), Inline(LINE_BREAK), Inline(TEXT, "Ada Moss", "", ITALIC)])
    assert (one.venue, one.year, one.authors) == ("Semantic Web", 2016, ("Ada Moss",))
