"""Facts before and after the text of an entry: licenses, languages, and links that are not text."""

import pytest

from importing.lists.support import links, only, read, reasons

SLOOP = "- [Sloop](https://a.org)"
MIT = "[`MIT`](https://licenses.org/mit)"
BSD = "[BSD-3-Clause](https://licenses.org/bsd)"


@pytest.mark.parametrize(
    ("text", "license", "description"),
    [
        (f"One mast. {MIT}", "MIT", "One mast."),
        (f"One mast. {MIT}.", "MIT", "One mast."),
        (f"One mast. ({MIT})", "MIT", "One mast."),
        (f"One mast. {BSD}, {MIT}", "BSD-3-Clause OR MIT", "One mast."),
        (f"One mast! {MIT} or {BSD} ![logo](a.png)", "MIT OR BSD-3-Clause", "One mast!"),
        (MIT, "MIT", ""),
        (f"Taught at {MIT}", None, "Taught at MIT"),
        (f"One mast. {MIT} `Go` fast", None, "One mast. MIT Go fast"),
        (f"One mast. {MIT} and sails. {BSD}", "BSD-3-Clause", "One mast. MIT and sails."),
        ("Taught. [MIT](https://ocw.mit.edu/sails)", None, "Taught. MIT"),
    ],
)
def test_a_link_with_the_name_of_a_license_after_the_text_is_the_license(
    text: str, license: str | None, description: str
) -> None:
    entry = only(f"{SLOOP} - {text}")
    assert (entry.license, entry.description) == (license, description)


def test_the_address_of_a_license_is_a_further_link() -> None:
    assert links(only(f"{SLOOP} - One mast. {MIT}")) == {"MIT": "https://licenses.org/mit"}


@pytest.mark.parametrize(
    ("text", "language", "tags", "description"),
    [
        (" - `Python` - Fast sails.", "Python", ("Python",), "Fast sails."),
        (" - `Elixir/Erlang` – Fast sails.", "Elixir", ("Elixir", "Erlang"), "Fast sails."),
        (" - `Go` `Linux` - Fast sails.", "Go", ("Go", "Linux"), "Fast sails."),
        (" - `sails` are fast - always.", None, (), "sails are fast - always."),
        (" - Fast - `Go` - sails.", None, (), "Fast - Go - sails."),
        (" - [R] - Fast sails.", "R", ("R",), "Fast sails."),
        (" [C++/R]: Fast sails.", "C++", ("C++", "R"), "Fast sails."),
        (" - [Fast] - Sails.", None, (), "[Fast] - Sails."),
        (" - [R, fast] - Sails.", None, (), "[R, fast] - Sails."),
        (" - Fast [R] - Sails.", None, (), "Fast [R] - Sails."),
        (" - [] - Sails.", None, (), "Sails."),
        (" - [R", None, (), "[R"),
    ],
)
def test_languages_between_the_title_and_the_text_are_facts(
    text: str, language: str | None, tags: tuple[str, ...], description: str
) -> None:
    entry = only(SLOOP + text)
    assert (entry.language, entry.tags, entry.description) == (language, tags, description)


NEWS, TALES = "[News](https://n.org)", "[Tales](https://t.org)"


@pytest.mark.parametrize(
    ("text", "description"),
    [
        (f" ({NEWS}, {TALES})", ""),
        (f" - One mast. ({NEWS} | {TALES}).", "One mast."),
        (f" - One mast ({NEWS}/{TALES}) ![logo](a.png)", "One mast"),
        (f" - One mast ({NEWS} {TALES})", "One mast (News Tales)"),
        (f" - One mast ({NEWS}, {TALES}) and more", "One mast (News, Tales) and more"),
        (f" - One mast (see {NEWS}, {TALES})", "One mast (see News, Tales)"),
        (f" - One mast, {NEWS}, {TALES}", "One mast, News, Tales"),
    ],
)
def test_a_bracket_of_several_links_at_the_end_is_no_text(text: str, description: str) -> None:
    entry = only(SLOOP + text)
    assert (entry.description, links(entry)) == (description, {"News": "https://n.org", "Tales": "https://t.org"})


@pytest.mark.parametrize("stars", ["⭐ 12k", "★ 1,234"])
def test_a_link_around_a_number_of_stars_leads_to_the_code(stars: str) -> None:
    entry = only(f"{SLOOP} - One mast. [{stars}](https://b.org)")
    assert (entry.description, links(entry)) == ("One mast.", {"code": "https://b.org"})


@pytest.mark.parametrize(
    ("text", "tags", "license", "description"),
    [
        ("(label: easy) One mast.", ("easy",), None, "One mast."),
        ("(Labels: easy, Go) One mast.", ("easy", "Go"), None, "One mast."),
        ("(License: MIT)", (), "MIT", ""),
        ("(note: easy) One mast.", (), None, "(note: easy) One mast."),
        ("(easy) One mast.", (), None, "(easy) One mast."),
        ("One (label: easy) mast.", (), None, "One (label: easy) mast."),
        ("(label: easy", (), None, "(label: easy"),
    ],
)
def test_a_labeled_value_in_brackets_before_the_text_is_a_fact(
    text: str, tags: tuple[str, ...], license: str | None, description: str
) -> None:
    entry = only(f"{SLOOP} - {text}")
    assert (entry.tags, entry.license, entry.description) == (tags, license, description)


@pytest.mark.parametrize(
    ("text", "authors", "description"),
    [
        ("by Ada Moss and Ben Reed.", ("Ada Moss", "Ben Reed"), ""),
        ("by Ada Moss", ("Ada Moss",), ""),
        ("by the Harbor", (), "by the Harbor"),
        ("by Harbor", (), "by Harbor"),
        ("Built by Ada Moss", (), "Built by Ada Moss"),
    ],
)
def test_a_text_that_only_names_authors_is_no_description(
    text: str, authors: tuple[str, ...], description: str
) -> None:
    entry = only(f"{SLOOP} {text}")
    assert (entry.authors, entry.description) == (authors, description)


@pytest.mark.parametrize("arrow", ["← ", "⬆️ ", "🔙 "])
def test_a_link_behind_an_arrow_leads_to_another_part_of_the_list(arrow: str) -> None:
    parsed = read(f"- [{arrow}Home](https://b.org)\n{SLOOP}\n- [Sloop → Brig](https://c.org)")
    assert [entry.title for entry in parsed.entries] == ["Sloop", "Sloop → Brig"]
    assert reasons(parsed) == {"contents list": 1}
