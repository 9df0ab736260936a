"""Rows whose title is plain text and whose links are labels, part by part."""

import pytest

from mlcat.importing.documents.tree import (
    BADGE,
    BLOCK_END,
    BOLD,
    CODE,
    LINE_BREAK,
    LINK,
    STRONG_END,
    TEXT,
    Inline,
    text_of,
)
from mlcat.importing.lists.links.labeled_link import find_labeled_link
from mlcat.importing.lists.links.leading_link import LeadingLink

URL = "https://a.org"
PDF = Inline(LINK, "pdf", URL)
END = Inline(STRONG_END)


def bold(text: str) -> Inline:
    return Inline(TEXT, text, "", BOLD)


def found(*row: Inline | str) -> LeadingLink | None:
    return find_labeled_link([Inline(TEXT, one) if isinstance(one, str) else one for one in row])


def title(*row: Inline | str) -> str | None:
    link = found(*row)
    return link.title if link else None


@pytest.mark.parametrize(
    ("before", "after"),
    [("Sloop [", "]"), ("Sloop (", ")"), ("Sloop [", ", x]"), ("Sloop (", "| x)"), ("Sloop [", " / x]"),
     ("Sloop 【", "】"), ("Sloop （", "）")],
)  # fmt: skip
def test_a_link_alone_in_brackets_is_a_label(before: str, after: str) -> None:
    harbor = Inline(LINK, "Harbor", URL)
    link = found(before, harbor, after)
    assert link
    assert (link.title, link.href, link.label) == ("Sloop", URL, "Harbor")
    assert found("Sloop ", harbor, after) is None
    assert found(before, harbor, " x") is None
    assert found(before, harbor) is None


@pytest.mark.parametrize("text", ["[Harbor]", "【Harbor】"])
def test_a_link_in_separate_brackets_is_a_label(text: str) -> None:
    assert title("Sloop ", Inline(LINK, text, URL)) == "Sloop"
    assert title("Sloop ", Inline(LINK, text[:-1], URL)) is None


def test_neither_the_word_here_nor_the_first_text_is_a_label() -> None:
    assert title("Sloop ", PDF) == "Sloop"
    assert title("Sloop ", Inline(LINK, "here", URL)) is None
    assert title("Sloop ", Inline(LINK, "Harbor", URL), " ", PDF) is None
    assert title(PDF) is None
    assert title("- ", PDF) is None
    assert title("Sloop") is None


def test_links_in_brackets_with_other_words_are_part_of_the_title() -> None:
    other = Inline(LINK, "Ketch", "https://b.org")
    assert title("Sloop (after ", other, ") ", PDF) == "Sloop (after Ketch)"
    assert title("(after ", other, ") ", PDF) is None
    assert title("Sloop (old) ", other, " ", PDF) is None


def test_a_linked_emoji_is_the_label_that_it_stands_for() -> None:
    link = found("Sloop ", Inline(BADGE, "⭐", URL))
    assert link
    assert (link.title, link.href, link.label) == ("Sloop", URL, "link")
    assert title("Sloop ", Inline(BADGE, "Logo", URL), " ", PDF) == "Sloop"


@pytest.mark.parametrize(
    "number", ["1. ", "[1] ", "【12】", "(3) ", "#4: ", "24.12. – ".replace(". –", " –"), "1/2/2020 - "]
)
def test_a_number_or_a_day_before_the_title_is_not_part_of_it(number: str) -> None:
    link = found(f"{number}Sloop ", PDF)
    assert link
    assert link.title == "Sloop"
    assert link.is_citation is (number[0] in "[【")
    assert found(bold(number), END, " Sloop ", PDF) is not None
    assert title(f"{number}Sloop ", PDF) == title("Sloop ", PDF)


def test_a_number_may_be_a_title() -> None:
    assert title("2048 ", PDF) == "2048"
    assert title("12345. Sloop ", PDF) == "12345. Sloop"


def test_a_bold_short_name_in_brackets_is_an_alias() -> None:
    link = found(bold("[SMB]"), END, " Single Mast Boat ", PDF)
    assert link
    assert (link.title, link.aliases, link.is_citation) == ("Single Mast Boat", ("SMB",), False)
    assert found("[SMB] Single Mast Boat ", PDF) is not None
    link = found("[SMB]", " Boat ", PDF)
    assert link
    assert link.aliases == ()


def test_authors_may_precede_a_bold_title_and_other_facts_follow_it() -> None:
    link = found("Ada Moss. “", bold("Sloops"), Inline(CODE, "x", "", BOLD), END, "”. Fast. (", PDF, ") More")
    assert link
    assert (link.title, link.prefix, link.is_citation, link.label) == ("Sloopsx", "Ada Moss.", True, "pdf")
    assert text_of(link.rest) == "Fast. More"
    link = found(bold("Sloops."), END, " ", PDF)
    assert link
    assert (link.title, link.prefix) == ("Sloops", "")


def test_a_year_in_a_bold_title_is_not_part_of_the_title() -> None:
    link = found(bold("Sloops (2015)"), END, " fast ", PDF)
    assert link
    assert (link.title, text_of(link.rest)) == ("Sloops", "(2015) fast")


def test_a_bold_venue_after_a_title_is_not_a_title() -> None:
    link = found("Sloops at Sea. ", bold("ICML 2019"), END, " ", PDF)
    assert link
    assert link.title.startswith("Sloops at Sea")
    assert title(bold("ICML 2019"), END, " ", PDF) == "ICML 2019"


def test_authors_may_precede_a_quoted_title() -> None:
    link = found("Ada Moss, “Sloops at Sea,” Yard. ", PDF)
    assert link
    assert (link.title, link.prefix, link.is_citation) == ("Sloops at Sea", "Ada Moss,", True)
    assert text_of(link.rest) == "Yard."
    assert title("Ada “⭐⭐⭐” Moss ", PDF) == "Ada “⭐⭐⭐” Moss"


@pytest.mark.parametrize("end", [LINE_BREAK, BLOCK_END])
def test_a_plain_title_ends_with_its_line(end: str) -> None:
    link = found(Inline(end), "Sloop", Inline(end), "One mast. ", PDF)
    assert link
    assert (link.title, text_of(link.rest), link.is_citation) == ("Sloop", "One mast.", False)


def test_a_title_has_at_most_400_characters() -> None:
    assert title("x" * 400 + " ", PDF) == "x" * 400
    assert title("x" * 401 + " ", PDF) is None


def test_the_bracket_after_labels_is_removed_only_if_it_was_opened() -> None:
    for opening, closing in ("()", "[]"):
        link = found(f"Sloop {opening}", PDF, f"{closing} fast")
        assert link
        assert text_of(link.rest) == "fast"
    link = found("Sloop ", PDF, ") fast")
    assert link
    assert text_of(link.rest) == ") fast"
