"""Which link an item leads with, and what may stand in front of it."""

import pytest

from importing.lists.support import links, only, read

# --- A link -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "front", ["(1)", "#12.", "1234:", "\\[12\\]", "[X] 12)", "12.)", "—" * 400], ids=lambda front: front[:8]
)
def test_a_number_or_marks_in_front_are_no_words(front: str) -> None:
    assert only(f"- {front} [Sloop](https://a.org)".replace("— ", "—")).title == "Sloop"


@pytest.mark.parametrize("front", ["12345:", "12", "1a.", "—" * 401], ids=lambda front: front[:8])
def test_other_numbers_and_a_row_of_marks_without_end_are(front: str) -> None:
    assert read(f"- {front} [Sloop](https://a.org)".replace("— ", "—")).left_out == {"no link in front": 1}


@pytest.mark.parametrize(
    ("front", "tags", "license"),
    [("`Go`", ("Go",), None), ("`Go` ⭐ `Wood`", ("Go", "Wood"), None), ("`MIT`", (), "MIT")],
)
def test_code_spans_in_front_are_tags_and_licences(front: str, tags: tuple[str, ...], license: str | None) -> None:
    entry = only(f"- {front} [Sloop](https://a.org) - One mast. `Sail`")
    assert (entry.title, entry.tags, entry.license) == ("Sloop", (*tags, "Sail"), license)
    assert entry.description == "One mast."


@pytest.mark.parametrize(
    ("pair", "title"), [("()", "S"), ("[]", "S"), ("{}", "S"), ("«»", "S"), ("“”", "S"), ('""', "S"), ("''", "S")]
)
def test_a_bracket_around_the_link_closes_behind_it(pair: str, title: str) -> None:
    entry = only(f"- {pair[0]}[S](https://a.org){pair[1]} One mast.")
    assert (entry.title, entry.description) == (title, "One mast.")


def test_only_the_partner_of_a_bracket_closes_it() -> None:
    assert only("- ( [Sloop](https://a.org) » one").description == "» one"
    assert only("- ([Sloop](https://a.org) (fast)").description == "(fast)"


# --- A bare address -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "url", "description"),
    [
        ("https://a.org/x", "https://a.org/x", ""),
        ("http://a.org/x, a fast ship.", "http://a.org/x", "a fast ship."),
        ("https://a.org/x. Fast.", "https://a.org/x", "Fast."),
        ("https://a.org/x! Fast. [more](https://b.org)", "https://a.org/x", "! Fast. more"),
        ("`Go` https://a.org/x", "https://a.org/x", ""),
    ],
)
def test_an_address_is_its_own_title_without_the_mark_behind_it(text: str, url: str, description: str) -> None:
    entry = only(f"- {text}")
    assert (entry.title, entry.url, entry.description) == (url, url, description)


def test_an_address_behind_words_leads_nothing() -> None:
    assert read("- See https://a.org/x").entries == ()


# --- A name in words, and a link under a label -------------------------------------------------------------------

BESIDE = "\n- Brig [[pdf]](https://b.org)"


@pytest.mark.parametrize(
    ("item", "title", "description", "year"),
    [
        ("Sloop (2015), fast [[pdf]](https://a.org)", "Sloop", "fast", 2015),
        ("Sloop (Yard, 1999): fast [[pdf]](https://a.org)", "Sloop", "fast", 1999),
        ("Sloop (old 1875) [[pdf]](https://a.org)", "Sloop (old 1875)", "", None),
        ("Sloop (2115) thing [[pdf]](https://a.org)", "Sloop (2115) thing", "", None),
        ("**Sloop** so fast, 2015 [[pdf]](https://a.org)", "Sloop", "so fast, 2015", None),
        ("**Sloop** so fast (2015) x [[pdf]](https://a.org)", "Sloop", "so fast (2015) x", 2015),
        ("**Sloop** (2015) x [[pdf]](https://a.org)", "Sloop", "x", 2015),
        ("**Sloop.** fast [[pdf]](https://a.org)", "Sloop", "fast", None),
        ("**Sloop?** fast [[pdf]](https://a.org)", "Sloop?", "fast", None),
        ("Sloop. [[pdf]](https://a.org)", "Sloop.", "", None),
        ("Sloop - [pdf](https://a.org)", "Sloop", "", None),
        ("Sloop<br>One mast. [pdf](https://a.org)", "Sloop", "One mast.", None),
        ("⭐ **Sloop**, fast [pdf](https://a.org)", "Sloop", "fast", None),
        ("`sloop`<br>fast [pdf](https://a.org)", "sloop", "fast", None),
        ("x" * 400 + " [pdf](https://a.org)", "x" * 400, "", None),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else None,
)
def test_the_words_before_a_label_are_the_title_up_to_a_year_or_the_end_of_bold_text(
    item: str, title: str, description: str, year: int | None
) -> None:
    entry = read(f"- {item}{BESIDE}").entries[0]
    assert (entry.title, entry.url, entry.description, entry.year) == (title, "https://a.org", description, year)


@pytest.mark.parametrize(
    "item", ["x" * 401 + " [pdf](https://a.org)", "Sloop [Harbor](https://a.org)", "Sloop, no link"]
)
def test_words_too_long_for_a_title_or_before_no_label_are_no_entry(item: str) -> None:
    assert [entry.title for entry in read(f"- {item}{BESIDE}").entries] == ["Brig"]


def test_the_words_behind_a_bracket_of_labels_are_the_description_and_its_links_stay() -> None:
    for opened, closed in ("()", "[]"):
        within = "[pdf](https://a.org), [code](https://a.org/c) and [so on](https://a.org/o)"
        entry = read(f"- Sloop \\{opened}{within}\\{closed}fast.{BESIDE}").entries[0]
        assert (entry.title, entry.description) == ("Sloop", "fast.")
        assert links(entry) == {"code": "https://a.org/c", "so on": "https://a.org/o"}


def test_without_a_bracket_the_words_behind_a_label_are_the_description() -> None:
    entry = read("- Sloop - [pdf](https://a.org), [code](https://a.org/c) (fast) ship" + BESIDE).entries[0]
    assert (entry.title, entry.description) == ("Sloop", "code (fast) ship")
