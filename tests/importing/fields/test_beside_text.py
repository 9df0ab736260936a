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
        (" `Go` ([paper](https://p.org)) - Fast sails.", "Go", ("Go",), "Fast sails."),
        (" ([paper](https://p.org)) `Go` `Linux`: Fast sails.", "Go", ("Go", "Linux"), "Fast sails."),
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


LINKED, RUST = "[MIT](https://licenses.org/mit)", "[Rust](https://rust.org)"


@pytest.mark.parametrize(
    ("text", "license", "tags", "description"),
    [
        (f" - `Python`, {LINKED} - One mast.", "MIT", ("Python",), "One mast."),
        (f" - {LINKED}, `Python` – One mast.", "MIT", ("Python",), "One mast."),
        (f" - {LINKED} / {RUST}: One mast.", "MIT", ("Rust",), "One mast."),
        (f" - `Docker`, {LINKED} - One mast.", "MIT", ("Docker",), "One mast."),
        (" - `Go` / `MIT` - One mast.", "MIT", ("Go",), "One mast."),
        (" (Python, MIT) - One mast.", "MIT", ("Python",), "One mast."),
        (" (Python) One mast.", None, ("Python",), "One mast."),
        (" - (C): One mast.", None, ("C",), "One mast."),
        (" [Go or Rust]- One mast.", None, ("Go", "Rust"), "One mast."),
        (" [MIT] - One mast.", "MIT", (), "One mast."),
        (" [Go] [MIT] - One mast.", "MIT", ("Go",), "One mast."),
        (" [Go] [Sails](https://s.org) are fast.", None, ("Go",), "Sails are fast."),
        (" - **Python**, MIT - One mast.", "MIT", ("Python",), "One mast."),
        (" - Python & Apache 2.0 - One mast.", "Apache-2.0", ("Python",), "One mast."),
        (" | Python | MIT | One mast.", "MIT", ("Python",), "One mast."),
        (" - C++, Rust", None, ("C++", "Rust"), ""),
        (" - Go<br>One mast.", None, ("Go",), "One mast."),
        (f" - {RUST} sails.", None, (), "Rust sails."),
        (" - Python sails - fast.", None, (), "Python sails - fast."),
        (" - (Python and sails) One mast.", None, (), "(Python and sails) One mast."),
        (" - (Python, One mast.", None, (), "(Python, One mast."),
        (" - MIT", None, (), "MIT"),
        (" - Taught (at MIT) - sails.", None, (), "Taught (at MIT) - sails."),
    ],
)
def test_licenses_and_languages_before_the_text_are_facts(
    text: str, license: str | None, tags: tuple[str, ...], description: str
) -> None:
    entry = only(SLOOP + text)
    assert (entry.license, entry.tags, entry.description) == (license, tags, description)
    assert entry.language == next((tag for tag in tags if tag != "Docker"), None)


@pytest.mark.parametrize(
    ("text", "license", "tags", "description"),
    [
        ("One mast. (Python, MIT)", "MIT", ("Python",), "One mast."),
        ("One mast (Python).", None, ("Python",), "One mast"),
        ("One mast. [LGPL v3 & Zlib]", "LGPL-3.0 OR Zlib", (), "One mast."),
        ("One mast. [GPLv3+][MIT]", "GPL-3.0 OR MIT", (), "One mast."),
        ("One mast (Go) [MIT]", "MIT", ("Go",), "One mast"),
        ("One mast. Python. MIT.", "MIT", ("Python",), "One mast."),
        ("One mast. **Python**, MIT", "MIT", ("Python",), "One mast."),
        ("One mast - Python, MIT", "MIT", ("Python",), "One mast"),
        ("One mast. BSD 3-Clause", "BSD-3-Clause", (), "One mast."),
        ("One mast. GPL v3", "GPL-3.0", (), "One mast."),
        ("One mast. C, Rust", None, ("C", "Rust"), "One mast."),
        (f"One mast. `MIT`, {RUST}", "MIT", ("Rust",), "One mast."),
        (f"One mast. {RUST}, `MIT`", "MIT", ("Rust",), "One mast."),
        (f"One mast.{LINKED}", "MIT", (), "One mast."),
        (f"One mast for C. {LINKED}", "MIT", (), "One mast for C."),
        (f"One mast, {LINKED}", "MIT", (), "One mast"),
        (f"One mast, {RUST}", None, (), "One mast, Rust"),
        (f"Sails in [C](https://c.org), {RUST}", None, (), "Sails in C, Rust"),
        (f"Sails for {RUST}", None, (), "Sails for Rust"),
        ("Sails for Python, MIT", None, (), "Sails for Python, MIT"),
        ("Sails, e.g. Python", None, (), "Sails, e.g. Python"),
        ("Sails vs. Python", None, (), "Sails vs. Python"),
        ("Sails (e.g. Python, Go)", None, (), "Sails (e.g. Python, Go)"),
        ("Sails in Go (and Python)", None, (), "Sails in Go (and Python)"),
        ("Sails (Python", None, (), "Sails (Python"),
        ("Plan of sails. C", None, (), "Plan of sails. C"),
        ("Plan of sails (C)", None, ("C",), "Plan of sails"),
        ("Ada Moss and Ben Reed (MIT)", None, (), "Ada Moss and Ben Reed (MIT)"),
        ("Fast sails (MIT)", "MIT", (), "Fast sails"),
        ("(MIT)", None, (), "(MIT)"),
        ("One mast. [Rust](https://ocw.mit.edu/rust)", None, (), "One mast. Rust"),
    ],
)
def test_licenses_and_languages_after_the_text_are_facts(
    text: str, license: str | None, tags: tuple[str, ...], description: str
) -> None:
    entry = only(f"{SLOOP} - {text}")
    assert (entry.license, entry.tags, entry.description) == (license, tags, description)
    assert entry.language == (tags[0] if tags else None)


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


def test_a_language_in_lower_case_after_the_text_is_one() -> None:
    entry = only(f"{SLOOP} - One mast. python")
    assert (entry.language, entry.tags, entry.description) == ("Python", ("python",), "One mast.")
