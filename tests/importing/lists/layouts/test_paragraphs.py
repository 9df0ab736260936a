"""Paragraphs that are entries: citations, and a bold title above its authors and labeled links."""

import pytest

from importing.lists.support import links, only, read, titles
from mlcat.importing.documents.tree import LINK, PARAGRAPH, TEXT, Block, Inline
from mlcat.importing.lists.layouts.paragraphs import _is_numbered, paragraph_below_entry
from mlcat.importing.lists.layouts.recognizer import BlockContext, LayoutMatch
from mlcat.importing.lists.parsed import ParsedEntry

BOLD_TITLES = """# Boats

## Papers

**On Sloops: One Mast** \\
*Ada Moss, Ben Reed* \\
ROOTS 2018. [[Paper](https://a.org/sloops)] [[Code](https://a.org/code)] \\
24 Sep 2018

**`Yawl`, Revisited** \\
*Cora Fern* \\
arXiv 2021. [[Paper](https://a.org/yawl)]
"""


def test_a_bold_line_above_authors_and_labeled_links_is_the_title() -> None:
    sloops, yawl = read(BOLD_TITLES).entries
    assert (sloops.title, sloops.url, sloops.path) == ("On Sloops: One Mast", "https://a.org/sloops", ("Papers",))
    assert (sloops.authors, sloops.venue, sloops.year) == (("Ada Moss", "Ben Reed"), "ROOTS", 2018)
    assert (links(sloops), sloops.description) == ({"code": "https://a.org/code"}, "")
    assert (yawl.title, yawl.authors, yawl.venue, yawl.year) == ("Yawl, Revisited", ("Cora Fern",), "arXiv", 2021)


def test_a_paragraph_may_have_several_bold_titles() -> None:
    text = BOLD_TITLES.replace("24 Sep 2018\n\n", "24 Sep 2018 \\\n")
    assert titles(text) == ["On Sloops: One Mast", "Yawl, Revisited"]


def test_a_bold_line_needs_a_line_below_it() -> None:
    text = "# B\n\n**One** \\\n**Two** \\\nAda Moss, 2018. [[pdf]](https://a.org/2)\n\n"
    more = "**Three** \\\nAda Moss, 2018. [[pdf]](https://a.org/3) \\\n**Four** [[pdf]](https://a.org/4)\n"
    assert titles(text + more) == ["Two", "Three"]


@pytest.mark.parametrize(
    ("paragraph", "description", "year"), [("Year: 2019", "", 2019), ("Built in 2019", "Built in 2019", None)]
)
def test_a_paragraph_below_an_entry_is_a_labeled_fact_or_text(
    paragraph: str, description: str, year: int | None
) -> None:
    entry = ParsedEntry(title="Sloop", url="https://a.org")
    match = paragraph_below_entry(BlockContext(Block(PARAGRAPH, [Inline(TEXT, paragraph)]), parent_entry=entry))
    assert match == LayoutMatch(parent_entry=entry)
    assert (entry.description, entry.year) == (description, year)


def test_a_bold_line_above_a_sentence_with_a_link_is_not_an_entry() -> None:
    text = "**Good to know** \\\nSee [the guide](https://a.org/guide) first.\n\n- [Sloop](https://a.org)\n- [Brig](https://b.org)\n"
    assert titles(text) == ["Sloop", "Brig"]


def test_a_citation_in_a_paragraph_is_an_entry_with_authors_venue_and_year() -> None:
    entry = only(
        '# L\n\n## S\n\n**[1]** Moss, Ada, and Ben Reed. "**How gardens learn**." Journal of Soil 12.3 (2015): 10-20. '
        "[[pdf]](https://a.org/g.pdf) **(A gentle start)** :star::star:\n"
    )
    assert (entry.title, entry.authors, entry.venue, entry.year) == (
        "How gardens learn", ("Ada Moss", "Ben Reed"), "Journal of Soil", 2015,
    )  # fmt: skip
    assert (entry.description, entry.kind) == ("A gentle start", "paper")


@pytest.mark.parametrize(
    ("number", "is_certain"), [("[1]", True), ("【1】", True), ("(1)", False), ("[a]", False), ("X1", False)]
)
def test_a_citation_is_certain_with_a_number_in_square_brackets(number: str, is_certain: bool) -> None:
    line = [Inline(TEXT, f" {number} Ada Moss. “Sloops.” "), Inline(LINK, "pdf", "https://a.org")]
    assert _is_numbered(line) is is_certain


def test_lines_below_a_citation_are_text_about_it() -> None:
    entries = read(
        "# L\n\n## S\n\nBoats [[Link]](https://z.org) of all kinds.<br>\n"
        "<b>Sloops (2015)</b> [[Link]](https://a.org)\n<br>3 hulls."
        "\n<br>Half [[Set]](https://b.org)\n<br><b>Yawls (ROOTS 2016)</b> [[Link]](https://c.org)\n"
    ).entries
    assert [(entry.title, entry.description, entry.year, entry.venue) for entry in entries] == [
        ("Sloops", "3 hulls. Half", 2015, None), ("Yawls", "", 2016, "ROOTS"),
    ]  # fmt: skip
    assert links(entries[0]) == {"Set": "https://b.org"}
