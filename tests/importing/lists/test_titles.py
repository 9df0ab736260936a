"""Titles, and the venue, the date and the authors that lists write before and after those of papers."""

import pytest

from importing.lists.support import links, only, read, reasons
from mlcat.importing.fields.venues import VenueAndYear
from mlcat.importing.lists.titles import split_paper_title, title_of

BOTH, INITIALS = ("Ada Moss", "Ben Reed"), ("A. Moss", "B. Reed")
NICKNAMED = ("Ada Moss", "Ben Bo Reed")


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ("[**Sloop**](https://a.org)", "Sloop"),
        ("[`sloop`](https://a.org)", "sloop"),
        ("[A &amp; B &lt;C&gt;](https://a.org)", "A & B <C>"),
        (r"[Snake\_case \[x\]](https://a.org)", "Snake_case [x]"),
        ("[Sloop :rocket: two](https://a.org)", "Sloop two"),
        ("[std::vector](https://a.org)", "std::vector"),
        ("[12:30:45](https://a.org)", "12:30:45"),
        ("[![logo](https://b.org/l.png) Sloop](https://a.org)", "Sloop"),
        ("[Sloop: ](https://a.org)", "Sloop"),
        ("[[Sloop]](https://a.org)", "Sloop"),
        ("[Sloop 🚤](https://a.org)", "Sloop 🚤"),
        ("[ Two\n  lines ](https://a.org)", "Two lines"),
        ("<https://a.org>", "https://a.org"),
        ("https://a.org", "https://a.org"),
        ("[Sloop][s]\n\n[s]: https://a.org 'A title'", "Sloop"),
        ("[Sloop]\n\n[sloop]: https://a.org", "Sloop"),
        ("<a href='https://a.org'>Slo<b>op</b></a>", "Sloop"),
        ("[C++](https://a.org)", "C++"),
        ("[{fmt}](https://a.org)", "{fmt}"),
        ("[#ship](https://a.org)", "#ship"),
        ("[.NET](https://a.org)", ".NET"),
        ("[船](https://a.org)", "船"),
        ("[[red]x[/red]](https://a.org)", "[red]x[/red]"),
    ],
)
def test_a_title_is_plain_text(link: str, title: str) -> None:
    entry = only(f"- {link}")
    assert (entry.title, entry.url) == (title, "https://a.org")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("¶ Xebec X →", "Xebec X"),
        ("[a]", "a"),
        ("[ X ]", "X"),
        ("[]", ""),
        ("[a", "[a"),
        ("ab]", "ab]"),
        ("[[a]", "[[a]"),
        ("[a]]", "[a]]"),
        ("[a] [b]", "[a] [b]"),
        ("a" * 400, "a" * 400),
        ("a" * 401, "a" * 399 + "…"),
    ],
    ids=lambda text: text[:10],
)
def test_square_brackets_around_a_title_and_what_exceeds_400_characters_are_removed(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "title", "venue", "year"),
    [
        ("2019-SIGIR - Rich trees", "Rich trees", "SIGIR", 2019),
        ("SIGIR 2019 | Rich trees", "Rich trees", "SIGIR", 2019),
        ("SIGIR'19: Rich trees", "Rich trees", "SIGIR", 2019),
        ("SIGIR 2019：Rich trees", "Rich trees", "SIGIR", 2019),
        ("[SIGIR 2019] Rich trees", "Rich trees", "SIGIR", 2019),
        ("(SIGIR) - Rich trees", "Rich trees", "SIGIR", None),
        ("【SIGIR19】Rich trees", "Rich trees", "SIGIR", 2019),
        ("[2021/03] Rich trees", "Rich trees", None, 2021),
        ("2021.03 Rich trees", "Rich trees", None, 2021),
        ("2021-03-04: Rich trees", "Rich trees", None, 2021),
        ("2014 - Rich trees", "Rich trees", None, 2014),
        ("Rich trees (2018)", "Rich trees", None, 2018),
        ("Rich trees (SIGIR 2018)", "Rich trees", "SIGIR", 2018),
        ("Rich trees (SIGIR 2018, oral).", "Rich trees", "SIGIR", 2018),
        ("Rich trees [SIGIR]", "Rich trees", "SIGIR", None),
        ("Q(SIGIR 2018)", "Q", "SIGIR", 2018),
        ("Rich trees (2004, 570+ citations)", "Rich trees", None, 2004),
        ("Rich trees (SIGIR 2004, 570+ citations)", "Rich trees", "SIGIR", 2004),
        ("Rich trees, SIGIR 2018.", "Rich trees", "SIGIR", 2018),
        ("[SIGIR] Rich trees (2018)", "Rich trees", "SIGIR", 2018),
        ("Rich trees.", "Rich trees", None, None),
    ],
)
def test_a_venue_and_a_date_around_a_title_are_not_part_of_it(
    text: str, title: str, venue: str | None, year: int | None
) -> None:
    assert split_paper_title(text) == (title, VenueAndYear(venue, year), "")


@pytest.mark.parametrize(
    "text",
    [
        "Rich trees", "2001: a forest", "SIGIR: a forest of trees", "[T5] Rich trees", "(Rich) trees", "1984",
        "Rich trees (and poor ones)", "Trees, woods, and 2018 leaves", "(SIGIR 2018)", "2014 -", "Rich trees)",
        "Rich trees for the U.S.", "Rich trees...", "Trees by Moss et al.", "R-CNN: trees", "", ".",
        "[SIGIR 2018]", "2019-SIGIR - ", "Moss, A., Reed, B., 2018. Rich trees", "Ada Moss, Ben Reed: trees",
        "Rich trees. Moss, A. and Reed, B., SIGIR 2018", "Ada, Ben: rich trees", "Ada Moss: rich trees",
        "Rich trees (see the very long remark about their wood and leaves of 2018 in there)",
    ],
)  # fmt: skip
def test_any_other_title_stays_as_it_is(text: str) -> None:
    assert split_paper_title(text) == (text, VenueAndYear(), "")


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        ("Rich trees, Ada Moss et al., SIGIR 2018", "Rich trees", "Ada Moss et al."),
        ("Trees, woods, Ada Moss, Ben Reed, SIGIR 2018", "Trees, woods", "Ada Moss, Ben Reed"),
        ("Trees, Woods, SIGIR 2018", "Trees, Woods", ""),
        ("Rich trees, Ada Moss, SIGIR 2018", "Rich trees, Ada Moss", ""),  # one name may be a part of the title
        ("Ada Moss and Ben Reed: Rich trees, SIGIR 2018", "Rich trees", "Ada Moss and Ben Reed"),
        ("Ada Moss, Ben Reed. Rich trees, and woods, SIGIR 2018", "Rich trees, and woods", "Ada Moss, Ben Reed"),
        ("Ada Moss, Ben Reed and Cai Dorn, Rich trees (SIGIR 2018)", "Rich trees", "Ada Moss, Ben Reed and Cai Dorn"),
    ],
)
def test_authors_before_a_venue_at_the_end_are_not_part_of_the_title(text: str, title: str, authors: str) -> None:
    assert split_paper_title(text) == (title, VenueAndYear("SIGIR", 2018), authors)


@pytest.mark.parametrize(
    ("item", "venue", "year", "authors"),
    [
        ("2019-SIGIR - Rich trees. [[Paper]](https://a.org)", "SIGIR", 2019, ()),
        ("2019-SIGIR - [Rich trees](https://arxiv.org/abs/1)", "SIGIR", 2019, ()),
        ("**[SIGIR 2019]** Rich trees [[pdf]](https://a.org)", "SIGIR", 2019, ()),
        ("`SIGIR 2019` [Rich trees](https://arxiv.org/abs/1)", "SIGIR", 2019, ()),
        ("[Rich trees](https://arxiv.org/abs/1) `Findings of ACL 2019`", "Findings of ACL", 2019, ()),
        ("Rich trees (**SIGIR 2019 Award**) [[paper](https://a.org)]", "SIGIR", 2019, ()),
        ("Rich trees (SIGIR 2019 **oral**) [[paper](https://a.org)]", "SIGIR", 2019, ()),
        ("SIGIR 2019 | Rich trees | [[paper](https://a.org)]", "SIGIR", 2019, ()),
        ("A. Moss, B. Reed. 2019. **Rich trees**. In SIGIR. [[pdf]](https://a.org)", "SIGIR", 2019, INITIALS),
        ("Ada Moss, Ben Reed, *Rich trees*, SIGIR 2019 [[Paper](https://a.org)]", "SIGIR", 2019, BOTH),
        ("Ada Moss, Ben \"Bo\" Reed, *Rich trees*, SIGIR 2019 [[pdf](https://a.org)]", "SIGIR", 2019, NICKNAMED),
        ("Ada Moss, Ben Reed: [Rich trees](https://arxiv.org/abs/1), SIGIR 2019", "SIGIR", 2019, BOTH),
        ("Ada Moss, Ben Reed (2019) [Rich trees](https://arxiv.org/abs/1)", None, 2019, BOTH),
        ("[Moss et al., 2019] [Rich trees](https://arxiv.org/abs/1)", None, 2019, ("Moss",)),
        ("**Rich trees**. Ada Moss; Ben Reed. *SIGIR 2019* [[pdf]](https://a.org)", "SIGIR", 2019, BOTH),
        ("[Rich trees](https://arxiv.org/abs/1) | Ada Moss, Ben Reed | SIGIR'19", "SIGIR", 2019, BOTH),
        ("[Rich trees](https://arxiv.org/abs/1). In _SIGIR_, 2019.", "SIGIR", 2019, ()),
    ],
)  # fmt: skip
def test_facts_beside_a_title_are_facts_of_the_paper(
    item: str, venue: str | None, year: int, authors: tuple[str, ...]
) -> None:
    entry = only(f"## Papers\n\n- {item}\n")
    assert (entry.title, entry.venue, entry.year, entry.authors) == ("Rich trees", venue, year, authors)
    assert (entry.description, entry.aliases, entry.kind) == ("", (), "paper")


def test_words_before_a_link_of_a_thing_that_is_no_paper_are_not_its_venue() -> None:
    entry = only("- 2019-SIGIR - [Oak (2018)](https://a.org) - A tree. `SIGIR 2017`")
    assert (entry.title, entry.description) == ("Oak (2018)", "A tree.")
    assert "SIGIR 2017" in entry.tags


@pytest.mark.parametrize(
    "front", ["Ada, Ben:", "Ada Moss, Ben Reed,", "We like Ada Moss:", "SIGIR 2018 has good papers"]
)
def test_a_sentence_before_a_link_makes_no_entry(front: str) -> None:
    assert reasons(read(f"- {front} [Oak](https://a.org)")) == {"no link in front": 1}


@pytest.mark.parametrize("remark", ["oral", "(Oral).", "Spotlight paper", "[highlight]", "Best Student Paper Award"])
def test_a_distinction_of_a_paper_is_a_tag(remark: str) -> None:
    entry = only(f"## Papers\n\n- [Rich trees](https://arxiv.org/abs/1). SIGIR 2018. {remark}")
    assert (entry.venue, entry.description) == ("SIGIR", "")
    assert entry.tags == (remark.strip("().[]").casefold(),)


def test_names_of_authors_that_are_links_are_read_as_names() -> None:
    names = "[Ada Moss](https://ada.org), [Ben Reed](https://ben.org), Cai Dorn"
    below = only(
        f"## A\n\n**Rich trees.**<br>\n*{names}.*<br>\nSIGIR 2018. [[PDF](https://p.org)] [[Code](https://c.org)]"
    )
    beside = only(f"## Papers\n\n- [**Rich trees**](https://arxiv.org/abs/1) <br> {names} <br> *SIGIR 2018*")
    for entry in (below, beside):
        assert (entry.title, entry.venue, entry.year) == ("Rich trees", "SIGIR", 2018)
        assert entry.authors == ("Ada Moss", "Ben Reed", "Cai Dorn")
        assert links(entry)["Ada Moss"] == "https://ada.org"
    assert (below.url, links(below)["code"]) == ("https://p.org", "https://c.org")


def test_a_label_in_a_line_of_names_is_no_name() -> None:
    entry = only(
        "## Papers\n\n- [Rich trees](https://arxiv.org/abs/1) <br> [Code](https://a.org), [Slides](https://b.org)"
    )
    assert (entry.authors, sorted(links(entry))) == ((), ["code", "slides"])


def test_the_year_behind_the_title_of_a_book_is_a_fact_and_stays_in_the_title() -> None:
    book, paper = (only(f"- [Rich trees (2018)]({url})") for url in ("https://a.org/b.pdf", "https://arxiv.org/abs/1"))
    assert (book.title, book.year) == ("Rich trees (2018)", 2018)
    assert (paper.title, paper.year) == ("Rich trees", 2018)


@pytest.mark.parametrize("front", ["NEW as of 2025", "NEW (2025) ·", "Updated in 2024:", "New!"])
def test_a_remark_before_a_link_is_no_venue(front: str) -> None:
    entry = only(f"- {front} [Oak](https://a.org) - A tree.")
    assert (entry.title, entry.description, entry.venue, entry.year, entry.kind) == ("Oak", "A tree.", None, None, None)


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        ("Plan Online, Learn Offline: Boats that think", "Plan Online, Learn Offline: Boats that think", ()),
        ("Red Light, Green Light：Boats that stop", "Red Light, Green Light：Boats that stop", ()),
        ("Ada Moss, Ben Reed. Boats that think", "Boats that think", BOTH),
        ("Ada Moss and Ben Reed: Boats that think", "Boats that think", BOTH),
        ("Ada Moss, Ben Reed & Cy Oak: Boats that think", "Boats that think", (*BOTH, "Cy Oak")),
        ("A. Moss, B. Reed: Boats that think", "Boats that think", ("A. Moss", "B. Reed")),
        ("Ada Moss, Ben Reed, Cy Oak: Boats that think", "Boats that think", (*BOTH, "Cy Oak")),
    ],
)
def test_two_phrases_with_a_comma_before_a_colon_are_no_authors(
    text: str, title: str, authors: tuple[str, ...]
) -> None:
    entry = only(f"- [{text}](https://arxiv.org/abs/1)")
    assert (entry.title, entry.authors) == (title, authors)


@pytest.mark.parametrize(
    ("text", "venue", "year"),
    [
        ("Rich trees, ROOTS, 2018.", "ROOTS", 2018),
        ("Rich trees. 2018", None, 2018),
        ("Rich trees? 2018.", None, 2018),
        ("Rich trees, 2018", None, None),
        ("Rich trees of 2018", None, None),
    ],
)
def test_venue_and_year_at_the_end_of_a_title_are_facts(text: str, venue: str | None, year: int | None) -> None:
    entry = only(f"- [{text}](https://arxiv.org/abs/1)")
    title = text if year is None else "Rich trees?" if "?" in text else "Rich trees"
    assert (entry.title, entry.venue, entry.year) == (title, venue, year)
