"""Citations without a link are left out, and accounted for."""

import pytest

from importing.lists.support import read

SLOOP = "- [Sloop](https://a.org) - One mast."


@pytest.mark.parametrize(
    "citation",
    [
        'Ada Moss and Ben Reed. "How trees drink." In ROOTS, 2018.',
        'Ada Moss, "How trees drink", 2018',
        "Ada Moss, Ben Reed. How trees drink. Journal of Soil 12(3), 2015.",
        "Moss, A., Reed, B. (2016). How trees drink. Soil Letters.",
        '[1] A. Moss, B. Reed, "How trees drink," in ROOTS, 2013.',
        "12. Ada Moss et al., 2013. How trees drink.",
        "**Ada Moss, Ben Reed.** *How trees drink.* 2013",
    ],
)
@pytest.mark.parametrize("mark", ["- ", ""])
def test_a_citation_without_a_link_is_left_out_with_its_line(citation: str, mark: str) -> None:
    parsed = read(f"## Papers\n\n{mark}{citation}\n\n## Boats\n\n{SLOOP}\n")
    assert [entry.title for entry in parsed.entries] == ["Sloop"]
    assert [(item.reason, item.line) for item in parsed.left_out] == [("no address", 3)]
    assert "How trees drink" in parsed.left_out[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moss and Ben Reed. How trees drink.",
        'Ada Moss 2018 and "How trees drink"',
        "This list has been here since 2018. It grows.",
        'We like "How trees drink" of 2018.',
        "Ada Moss. How trees drink. 2018.",
        "Ada Moss, Ben Reed, 2018. " + "How trees drink. " * 40,
    ],
)
def test_other_texts_are_not_left_out(text: str) -> None:
    parsed = read(f"## Papers\n\n- {text}\n\n{text}\n\n## Boats\n\n{SLOOP}\n")
    assert parsed.left_out == ()


def test_a_citation_below_an_entry_is_a_part_of_it() -> None:
    parsed = read(f"{SLOOP}\n  - Ada Moss and Ben Reed. Soil, 2018.\n")
    assert (len(parsed.entries), parsed.left_out) == (1, ())


def test_the_length_of_a_citation_is_limited() -> None:
    start = 'Ada Moss, "How trees drink", 2018 '
    for length, is_left_out in ((600, True), (601, False)):
        parsed = read(f"- {start}{'x' * (length - len(start))}\n")
        assert bool(parsed.left_out) is is_left_out


@pytest.mark.parametrize(
    "text",
    [
        '- Ada Moss and Ben Reed wrote [it](#it): "How trees drink", 2018',
        'Ada Moss, "How trees drink", 2018, https://a.org',
        'Ada Moss, "How trees drink", 2018 [![paper](p.svg)](https://a.org)',
    ],
)
def test_a_citation_with_a_link_or_an_address_has_one(text: str) -> None:
    assert "no address" not in {item.reason for item in read(f"## Papers\n\n{text}\n").left_out}


def test_a_citation_over_a_list_of_links_is_the_title_of_a_section() -> None:
    parsed = read(f"- Ada Moss, Ben Reed, Soil 2018\n  {SLOOP}\n")
    assert ([entry.path for entry in parsed.entries], parsed.left_out) == ([("Ada Moss, Ben Reed, Soil 2018",)], ())
