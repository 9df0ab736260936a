"""Facts that need the complete list: duplicates, shared icons, papers, years, uncertain layouts."""

from typing import Any

import pytest

from importing.lists.support import read
from mlcat.importing.lists.collector import LABELED, NAMED_ADDRESS, Candidate, Collector
from mlcat.importing.lists.parsed import LeftOut, ParsedEntry, ParsedList


def entry(title: str, **values: Any) -> ParsedEntry:
    return ParsedEntry(title=title, url=f"https://a.org/{title}", **values)


def collected(*candidates: Candidate) -> ParsedList:
    collector = Collector()
    collector.candidates = list(candidates)
    for candidate in candidates:
        collector.item_counts[candidate.list_number] += 1
    return collector.finish()


def titles(*candidates: Candidate) -> list[str]:
    return [entry.title for entry in collected(*candidates).entries]


def test_a_candidate_is_a_certain_item_by_default() -> None:
    assert Candidate(entry("A"), ()) == Candidate(entry("A"), (), 0, "", True, False, [])


def test_the_second_of_two_equal_entries_is_left_out() -> None:
    parsed = collected(Candidate(entry("A", line=3), ()), Candidate(entry("A", line=7), ()), Candidate(entry("B"), ()))
    assert [entry.title for entry in parsed.entries] == ["A", "B"]
    assert [(item.reason, item.line, item.text) for item in parsed.left_out] == [("duplicate", 7, "A")]


@pytest.mark.parametrize(("times", "tags"), [(2, ()), (3, ("Go",))])
def test_an_icon_that_three_entries_have_is_a_tag(times: int, tags: tuple[str, ...]) -> None:
    parsed = collected(*(Candidate(entry(str(number), icons=("Go", "Go")), ()) for number in range(times)))
    assert [entry.tags for entry in parsed.entries] == [tags] * times


def test_in_a_list_of_papers_other_descriptions_may_be_citations() -> None:
    text = "Ada Moss, Ben Reed. ROOTS 2018."
    for papers, is_read in ((2, True), (1, False)):
        others = [Candidate(entry(str(number), description=text), ()) for number in range(2)]
        parsed = collected(*(Candidate(entry(f"P{number}", kind="paper"), ()) for number in range(papers)), *others)
        last = parsed.entries[-1]
        assert (last.kind, last.venue) == (("paper", "ROOTS") if is_read else (None, None))
    tool = Candidate(entry("T", kind="tool", description=text), ())
    text_only = Candidate(entry("X", description="A boat."), ())
    parsed = collected(tool, text_only, *(Candidate(entry(f"P{number}", kind="paper"), ()) for number in range(2)))
    assert [entry.kind for entry in parsed.entries] == ["tool", None, "paper", "paper"]


@pytest.mark.parametrize(("length", "is_read"), [(2000, True), (2001, False)])
def test_a_citation_has_at_most_2000_characters(length: int, is_read: bool) -> None:
    text = ("Ada Moss, Ben Reed. ROOTS 2018. " + "A tree grows. " * 200)[: length - 1] + "x"
    parsed = collected(Candidate(entry("P", kind="paper"), ()), Candidate(entry("X", description=text), ()))
    assert (parsed.entries[1].kind == "paper") is is_read


@pytest.mark.parametrize(
    ("layout", "uncertain", "certain", "stay"),
    [
        (NAMED_ADDRESS, 1, 0, False),
        (LABELED, 1, 0, True),
        (LABELED, 1, 1, False),
        (NAMED_ADDRESS, 2, 1, True),
        (NAMED_ADDRESS, 2, 2, False),
        (NAMED_ADDRESS, 3, 2, True),
    ],
)
def test_an_uncertain_layout_is_that_of_most_of_the_list(layout: str, uncertain: int, certain: int, stay: bool) -> None:
    doubtful = [Candidate(entry(f"U{number}"), (), 0, layout, False) for number in range(uncertain)]
    sure = [Candidate(entry(f"C{number}"), ()) for number in range(certain)]
    assert len(titles(*doubtful, *sure)) == certain + stay * uncertain


@pytest.mark.parametrize(("uncertain", "certain", "stay"), [(2, 2, True), (1, 1, False), (2, 3, False)])
def test_an_uncertain_layout_is_that_of_half_of_its_group(uncertain: int, certain: int, stay: bool) -> None:
    doubtful = [Candidate(entry(f"U{number}"), (), 5, NAMED_ADDRESS, False) for number in range(uncertain)]
    sure = [Candidate(entry(f"C{number}"), (), 5) for number in range(certain)]
    rest = [Candidate(entry(f"R{number}"), (), 6) for number in range(9)]
    assert len(titles(*doubtful, *sure, *rest)) == certain + 9 + stay * uncertain


@pytest.mark.parametrize(("about", "stay"), [(1, True), (2, False)])
def test_a_group_that_mostly_leads_into_the_own_repository_is_left_out(about: int, stay: bool) -> None:
    collector = Collector()
    collector.candidates = [Candidate(entry(str(number)), (), 5) for number in range(2)]
    collector.item_counts[5], collector.own_link_counts[5] = 3, about
    assert bool(collector.finish().entries) is stay


def test_what_is_left_out_is_in_the_order_of_its_lines() -> None:
    left_out = read("- [A](https://a.org)\n- [A](https://a.org)\n- see [B](https://b.org)\n").left_out
    assert [(item.reason, item.line, item.text) for item in left_out] == [
        ("duplicate", 2, "A"),
        ("no link in front", 3, "see B"),
    ]


def test_a_long_paragraph_is_left_out_without_its_line_and_text() -> None:
    assert read("word " * 7000).left_out == (LeftOut("line too long", 0, ""),)


@pytest.mark.parametrize(
    ("heading", "item", "kind"),
    [
        ("Tools", "[Sloop](https://github.com/a/b) - One mast. [paper](https://p.org)", None),
        ("Tools", "[Three Word Sloop](https://github.com/a/b) - One mast. [paper](https://p.org)", None),
        ("Papers", "[Sloop](https://github.com/a/b) - One mast. [paper](https://p.org)", "paper"),
        ("Tools", "[How to rig Sloops](https://github.com/a/b) - One mast. [paper](https://p.org)", "paper"),
        ("Tools", "[Sloop](https://arxiv.org/abs/1) - One mast. [paper](https://p.org)", "paper"),
        ("Tools", "[Sloop](https://github.com/a/b) - Ada Moss, Ben Reed. [paper](https://p.org)", "paper"),
        ("Tools", "[Sloop](https://github.com/a/b) - ROOTS 2018. [paper](https://p.org)", "paper"),
        ("Tools", "[Sloop](https://github.com/a/b) - 2019. [paper](https://p.org)", "paper"),
        ("Tools", "Sloop [paper](https://p.org) [code](https://c.org)", "paper"),
        ("Tools", "[Sloop](https://github.com/a/b) - One mast. [docs](https://p.org)", None),
    ],
)
def test_a_tool_with_a_link_to_a_paper_is_no_paper(heading: str, item: str, kind: str | None) -> None:
    assert read(f"## {heading}\n\n- {item}\n").entries[0].kind == kind


def test_a_list_of_one_item_may_have_an_uncertain_layout_that_others_have() -> None:
    linked = "".join(f"- [Sloop {number}](https://a.org/{number})\n" for number in range(9))
    one, other, third = (f"## {name}\n\n- {name} - https://{name}.org\n\n" for name in ("brig", "yawl", "dhow"))
    assert [entry.title for entry in read(f"{one}{other}{third}## Fast\n\n{linked}").entries][:3] == [
        "brig",
        "yawl",
        "dhow",
    ]
    assert len(read(f"{one}## Fast\n\n{linked}").entries) == 9
    assert len(read(f"{one}- text [x](https://x.org)\n\n{other}## Fast\n\n{linked}").entries) == 10
    labels = "".join(f"## {name}\n\n- Chart - https://{name}.org\n\n" for name in ("brig", "yawl", "dhow"))
    assert len(read(f"{labels}## Fast\n\n{linked}").entries) == 9
