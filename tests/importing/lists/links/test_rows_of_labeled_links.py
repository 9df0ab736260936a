"""Rows whose title is plain text and whose links are labels, part by part."""

import pytest

from mlcat.importing.documents.tree import (
    BADGE,
    BLOCK_END,
    BOLD,
    CODE,
    DETACHED_LINK,
    LINE_BREAK,
    LINK,
    STRONG_END,
    TEXT,
    Inline,
    text_of,
)
from mlcat.importing.lists.links.labeled_link import find_labeled_link
from mlcat.importing.lists.links.leading_link import EntryStart

URL = "https://a.org"
PDF = Inline(LINK, "pdf", URL)
END = Inline(STRONG_END)


def bold(text: str) -> Inline:
    return Inline(TEXT, text, "", BOLD)


def start_of(*row: Inline | str) -> EntryStart | None:
    return find_labeled_link([Inline(TEXT, inline) if isinstance(inline, str) else inline for inline in row])


def title(*row: Inline | str) -> str | None:
    link = start_of(*row)
    return link.title if link else None


@pytest.mark.parametrize(
    ("before", "after"),
    [("Sloop [", "]"), ("Sloop (", ")"), ("Sloop [", ", x]"), ("Sloop (", "| x)"), ("Sloop [", " / x]"),
     ("Sloop 【", "】"), ("Sloop （", "）")],
)  # fmt: skip
def test_a_link_alone_in_brackets_is_a_label(before: str, after: str) -> None:
    harbor = Inline(LINK, "Harbor", URL)
    link = start_of(before, harbor, after)
    assert link
    assert (link.title, link.href, link.label) == ("Sloop", URL, "Harbor")
    assert start_of("Sloop ", harbor, after) is None
    assert start_of(before, harbor, " x") is None
    assert start_of(before, harbor) is None


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
    link = start_of("Sloop ", Inline(BADGE, "⭐", URL))
    assert link
    assert (link.title, link.href, link.label) == ("Sloop", URL, "link")
    assert title("Sloop ", Inline(BADGE, "Logo", URL), " ", PDF) == "Sloop"


@pytest.mark.parametrize(
    "number", ["1. ", "[1] ", "【12】", "(3) ", "#4: ", "24.12. – ".replace(". –", " –"), "1/2/2020 - "]
)
def test_a_number_or_a_day_before_the_title_is_not_part_of_it(number: str) -> None:
    link = start_of(f"{number}Sloop ", PDF)
    assert link
    assert link.title == "Sloop"
    assert link.is_citation is (number[0] in "[【")
    assert start_of(bold(number), END, " Sloop ", PDF) is not None
    assert title(f"{number}Sloop ", PDF) == title("Sloop ", PDF)


def test_a_number_may_be_a_title() -> None:
    assert title("2048 ", PDF) == "2048"
    assert title("12345. Sloop ", PDF) == "12345. Sloop"


def test_a_bold_short_name_in_brackets_is_an_alias() -> None:
    link = start_of(bold("[SMB]"), END, " Single Mast Boat ", PDF)
    assert link
    assert (link.title, link.aliases, link.is_citation) == ("Single Mast Boat", ("SMB",), False)
    assert start_of("[SMB] Single Mast Boat ", PDF) is not None
    link = start_of("[SMB]", " Boat ", PDF)
    assert link
    assert link.aliases == ()


def test_authors_may_precede_a_bold_title_and_other_facts_follow_it() -> None:
    link = start_of("Ada Moss. “", bold("Sloops"), Inline(CODE, "x", "", BOLD), END, "”. Fast. (", PDF, ") More")
    assert link
    assert (link.title, link.prefix, link.is_citation, link.label) == ("Sloopsx", "Ada Moss.", True, "pdf")
    assert text_of(link.rest) == "Fast. More"
    link = start_of(bold("Sloops."), END, " ", PDF)
    assert link
    assert (link.title, link.prefix) == ("Sloops", "")


def test_a_year_in_a_bold_title_is_not_part_of_the_title() -> None:
    link = start_of(bold("Sloops (2015)"), END, " fast ", PDF)
    assert link
    assert (link.title, link.prefix, text_of(link.rest)) == ("Sloops", "(2015)", "fast")
    link = start_of("Ada Moss, ", bold("Sloops (2015)"), END, " fast ", PDF)
    assert link
    assert (link.title, link.prefix, text_of(link.rest)) == ("Sloops", "Ada Moss,", "(2015) fast")
    link = start_of(bold("Sloops (2015) x"), END, " fast ", PDF)
    assert link
    assert (link.title, link.prefix, text_of(link.rest)) == ("Sloops", "", "(2015) x fast")


def test_a_bold_venue_after_a_title_is_not_a_title() -> None:
    link = start_of("Sloops at Sea. ", bold("ICML 2019"), END, " ", PDF)
    assert link
    assert link.title.startswith("Sloops at Sea")
    assert title(bold("ICML 2019"), END, " ", PDF) == "ICML 2019"


def test_authors_may_precede_a_quoted_title() -> None:
    link = start_of("Ada Moss, “Sloops at Sea,” Yard. ", PDF)
    assert link
    assert (link.title, link.prefix, link.is_citation) == ("Sloops at Sea", "Ada Moss,", True)
    assert text_of(link.rest) == "Yard."
    assert title("Ada “⭐⭐⭐” Moss ", PDF) == "Ada “⭐⭐⭐” Moss"


@pytest.mark.parametrize("end", [LINE_BREAK, BLOCK_END])
def test_a_plain_title_ends_with_its_line(end: str) -> None:
    link = start_of(Inline(end), "Sloop", Inline(end), "One mast. ", PDF)
    assert link
    assert (link.title, text_of(link.rest), link.is_citation) == ("Sloop", "One mast.", False)


def test_words_next_to_brackets_of_code_are_not_in_brackets() -> None:
    harbor = Inline(LINK, "Harbor", URL)
    assert title(Inline(CODE, "a("), harbor, ")") is None
    assert title("a (", harbor, Inline(CODE, ")")) is None


def test_the_number_of_a_citation_may_be_behind_blanks() -> None:
    assert title(" ", bold("[1] "), END, "Sloop ", PDF) == "Sloop"
    assert title(Inline(CODE, "1. a"), " 2. Sloop ", PDF) == "1. aSloop"


@pytest.mark.parametrize(
    ("inlines", "expected", "aliases"),
    [
        ([bold("[SMB]"), END, " Single ", Inline(CODE, "Mast"), " Boat "], "Single Mast Boat", ("SMB",)),
        ([" ", bold("[SMB]"), END, " "], "[SMB]", ()),
        ([" ", bold("[ SMB ]"), END, " Boat "], "Boat", ("SMB",)),
    ],
)
def test_an_alias_needs_a_title_after_it(inlines: list[Inline | str], expected: str, aliases: tuple[str, ...]) -> None:
    link = start_of(*inlines, PDF)
    assert link
    assert (link.title, link.aliases) == (expected, aliases)


@pytest.mark.parametrize(
    ("inlines", "prefix", "expected", "rest"),
    [
        ([bold("Sloops"), " fast "], "", "Sloops", [Inline(TEXT, " fast")]),
        (["Ada X “", bold("Xebec X"), END, "”, X marks "], "Ada X", "Xebec X", [Inline(TEXT, " X marks")]),
        (["Ada: ", bold("Sloops"), END, Inline(CODE, "x"), " b"], "Ada:", "Sloops",
         [END, Inline(CODE, "x"), Inline(TEXT, " b")]),
        ([bold("Sloops"), END, "X marks ", Inline(CODE, "x")], "", "Sloops",
         [Inline(TEXT, "X marks "), Inline(CODE, "x")]),
        (["Ada, “Sloops X,” X ", Inline(CODE, "x"), " b"], "Ada,", "Sloops X",
         [Inline(TEXT, " X "), Inline(CODE, "x"), Inline(TEXT, " b")]),
        (["Sloops (2015) X"], "", "Sloops", [Inline(TEXT, " (2015) X")]),
        (["Sloops at sea. ICML 2015 "], "", "Sloops at sea", [Inline(TEXT, "ICML 2015")]),
    ],
)  # fmt: skip
def test_a_title_is_between_its_prefix_and_the_rest(
    inlines: list[Inline | str], prefix: str, expected: str, rest: list[Inline]
) -> None:
    link = start_of(*inlines, PDF)
    assert link
    assert (link.prefix, link.title, link.rest) == (prefix, expected, rest)
    assert link.is_citation is any(isinstance(inline, Inline) and inline.style for inline in inlines) or "“" in str(
        inlines
    )


@pytest.mark.parametrize(("sentences", "is_cut"), [(11, True), (12, False)])
def test_the_venue_is_looked_for_after_at_most_twelve_sentences(sentences: int, is_cut: bool) -> None:
    words = "Aaa. " * sentences + "aaa bbb ccc ddd eee fff. "
    assert title(f"{words}ICML 2015 ", PDF) == (words.rstrip(". ") if is_cut else f"{words}ICML 2015")


def test_links_in_the_brackets_of_a_label_are_detached() -> None:
    code = Inline(LINK, "code", "https://b.org")
    link = start_of("Sloop (", PDF, ", ", code, Inline(CODE, ")"), "; x) fast ", Inline(CODE, "y"))
    assert link
    assert link.rest == [code._replace(kind=DETACHED_LINK), Inline(TEXT, " fast "), Inline(CODE, "y")]
    link = start_of("Sloop [", PDF, "] fast")
    assert link
    assert link.rest == [Inline(TEXT, " fast")]


def test_a_title_has_at_most_400_characters() -> None:
    assert title("x" * 400 + " ", PDF) == "x" * 400
    assert title("x" * 401 + " ", PDF) is None


def test_the_bracket_after_labels_is_removed_only_if_it_was_opened() -> None:
    for opening, closing in ("()", "[]"):
        link = start_of(f"Sloop {opening}", PDF, f"{closing} fast")
        assert link
        assert text_of(link.rest) == "fast"
    link = start_of("Sloop ", PDF, ") fast")
    assert link
    assert text_of(link.rest) == ") fast"
