"""The description of an item: where it begins and ends, and the links, tags and licenses around it."""

import pytest

from importing.lists.support import links, only, read, reasons

SLOOP = "- [Sloop](https://a.org)"
CODE, DEMO = "[code](https://a.org/c)", "[demo](https://a.org/d)"


@pytest.mark.parametrize(
    ("text", "description"),
    [
        (f"({CODE}) - One.", "One."),
        (f"({CODE}): One.", "One."),
        (f"({CODE}), {DEMO} — One.", "One."),
        (f"({CODE}) One.", "(code) One."),
        (f"(see {CODE}) - One.", "(see code) - One."),
        (f"- One ({CODE}) - two.", "One (code) - two."),
        ("- One - two.", "One - two."),
    ],
)
def test_links_between_title_and_separator_are_not_part_of_the_description(text: str, description: str) -> None:
    entry = only(f"{SLOOP} {text}")
    assert entry.description == description
    assert links(entry)["code" if CODE in text else "demo"] if "a.org" in text else not entry.links


@pytest.mark.parametrize(
    ("text", "description", "tags"),
    [
        ("(★ 1.2k) - One.", "One.", ()),
        ("[12⭐] => One.", "One.", ()),
        ("**⭐** -- One.", "One.", ()),
        ("`Go` `Wood` - One.", "One.", ("Go", "Wood")),
        ("`Go` `fast ship` - One.", "Go fast ship - One.", ()),
        ("**New** - One.", "New - One.", ()),
        ("2 - One.", "2 - One.", ()),
        ("23 ⭐ - One.", "One.", ()),
        ("[x](https://b.org) `Go` - One.", "One.", ("Go",)),
    ],
)
def test_symbols_between_title_and_dash_are_not_part_of_the_description(
    text: str, description: str, tags: tuple[str, ...]
) -> None:
    entry = only(f"{SLOOP} {text}")
    assert (entry.description, entry.tags) == (description, tags)


@pytest.mark.parametrize(
    ("text", "description"),
    [
        (f"One mast. {CODE} | {DEMO}", "One mast."),
        (f"One mast! {CODE}", "One mast!"),
        (f"One mast; {CODE} ![x](y)", "One mast"),
        (f"One mast ({CODE})", "One mast"),
        (f"One mast ({CODE}", "One mast"),
        (f"One mast / {CODE}", "One mast"),
        (f"One mast (two {CODE}", "One mast (two code"),
        (f"One mast, see {CODE}", "One mast, see code"),
        (f"One mast. {CODE}?", "One mast. code?"),
        (f"One mast. {CODE} [Harbor](https://a.org/h)", "One mast. code Harbor"),
        (f"One mast. **{CODE}**<br>", "One mast."),
        (f"{CODE}", ""),
        ("One mast. [#1](#x)", "One mast."),
        ("One mast [top](#x)", "One mast top"),
    ],
)
def test_labeled_links_at_the_end_are_not_part_of_the_description(text: str, description: str) -> None:
    entry = only(f"{SLOOP} - {text}")
    assert entry.description == description
    assert ("code" in links(entry)) == (CODE in text)


@pytest.mark.parametrize(
    ("text", "tags", "description"),
    [
        ("One mast `make`", ("make",), "One mast"),
        ("One mast) `x`", ("x",), "One mast)"),
        ("One mast: `x`", ("x",), "One mast:"),
        ("One `a` two `b`", ("b",), "One a two"),
        ("One. `a`. `b`", ("b",), "One. a."),
        ("One. `a` | `b` ⭐", ("a", "b"), "One."),
        ("One mast with `make`", (), "One mast with make"),
        ("One mast, `make`", (), "One mast, make"),
        ("One mast, `a` `b`", (), "One mast, a b"),
        ("One. `" + "x" * 60 + "`", ("x" * 60,), "One."),
        ("One. `" + "x" * 61 + "`", (), "One."),
        ("One. `(a`", ("(a",), "One."),
        ("One. `⭐`", (), "One."),
        ("One. `a` `a`", ("a",), "One."),
        ("One. `a` [more](https://b.org)", (), "One. a more"),
        ("One.\n\n  Two. `a`", (), "One. Two. a"),
    ],
)
def test_code_spans_at_the_end_are_tags_unless_they_are_part_of_the_sentence(
    text: str, tags: tuple[str, ...], description: str
) -> None:
    entry = only(f"{SLOOP} - {text}")
    assert (entry.tags, entry.description) == (tags, description)


@pytest.mark.parametrize(
    ("codes", "license", "language"),
    [
        ("`MIT` `GPL-3.0`", "MIT", None),
        ("`Rust` `Go`", None, "Rust"),
        ("`Go/Rust`", None, "Go"),
        ("`(gplv3, c#)`", "GPL-3.0", "C#"),
    ],
)
def test_the_first_license_and_language_among_the_tags_are_used(
    codes: str, license: str | None, language: str | None
) -> None:
    entry = only(f"{SLOOP} - One mast. {codes}")
    assert (entry.license, entry.language) == (license, language)


@pytest.mark.parametrize(
    ("text", "license", "description"),
    [
        ("One mast [MIT]", "MIT", "One mast"),
        ("One mast [gplv3] `Go`", "GPL-3.0", "One mast"),
        (f"[MIT] {CODE}", "MIT", ""),
        ("One `x` [MIT]", "MIT", "One x"),
        ("One mast [Fast]", None, "One mast [Fast]"),
        ("One mast [MIT].", "MIT", "One mast"),
        ("One mast MIT]", None, "One mast MIT]"),
        ("MIT]", None, "MIT]"),
        ("One [MITx", None, "One [MITx"),
        ("[MIT] or `x` two", None, "[MIT] or x two"),
    ],
)
def test_a_bracketed_license_at_the_end_is_recognized(text: str, license: str | None, description: str) -> None:
    entry = only(f"{SLOOP} - {text}")
    assert (entry.license, entry.description) == (license, description)


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("One.[^1] Two.", "One. Two."),
        ("One.[^" + "x" * 21 + "]", "One.[^" + "x" * 21 + "]"),
        ("(4.5★) One.", "One."),
        ("(fast) One.", "(fast) One."),
        ("One -", "One"),
        ("One (", "One"),
        ("One ·  —", "One"),
        ("One：", "One"),
        ("???", ""),
    ],
)
def test_footnotes_ratings_and_stray_marks_are_removed(text: str, description: str) -> None:
    assert only(f"{SLOOP} - {text}").description == description


def test_an_entry_has_a_limited_number_of_different_links() -> None:
    further = " ".join(f"[l{number}](https://a.org/{number})" for number in range(205))
    entry = only(f"{SLOOP} - One. [l0](https://a.org/0) [own](https://a.org) {further}")
    assert [link.label for link in entry.links] == [f"l{number}" for number in range(200)]


def test_a_description_is_truncated_to_the_maximum_length() -> None:
    description = only(f"{SLOOP} - " + "word " * 5000).description
    assert 19_990 < len(description) <= 20_000
    complete = "ab " * 6666 + "cd"  # 20,000 characters
    assert only(f"{SLOOP} - {complete}\n  - More.").description == complete


@pytest.mark.parametrize("name", ["LICENSE", "LICENCE.md", "COPYING", "docs/License.txt"])
def test_a_license_file_is_not_an_entry_in_either_spelling(name: str) -> None:
    for href in (name, f"https://github.com/o/r/blob/main/{name}"):
        assert reasons(read(f"- [Terms]({href})")) == {"license": 1}


@pytest.mark.parametrize(
    "separator", [" - ", " – ", " — ", ": ", " -- ", " | ", ", ", " ", " : ", "&nbsp;- ", ". ", " · "]
)
def test_the_separator_is_not_part_of_the_description(separator: str) -> None:
    assert only(f"- [Sloop](https://a.org){separator}One mast.").description == "One mast."


@pytest.mark.parametrize(
    "text", [".NET client.", "*nix tool.", "~/.config helper.", "/r/ships.", "(new) One.", '"One" mast.']
)
def test_a_mark_at_the_start_of_a_word_is_kept(text: str) -> None:
    assert only(f"- [Sloop](https://a.org) - {text.replace('*', '&#42;')}").description == text


def test_further_links_in_an_item_belong_to_its_entry() -> None:
    entry = only(
        "- [Sloop](https://a.org) ([Paper](https://a.org/p), [Source Code](https://a.org/c)) - A [fast](https://a.org/f)"
        " ship. [[PDF]](https://a.org/q) [![b](b.svg)](https://b.org) [code](javascript:0)"
    )
    assert entry.description == "A fast ship."
    assert [(link.label, link.url) for link in entry.links] == [
        ("paper", "https://a.org/p"),
        ("code", "https://a.org/c"),
        ("fast", "https://a.org/f"),
        ("paper", "https://a.org/q"),
    ]


def test_badges_are_not_part_of_the_title_or_the_description() -> None:
    badge = "[![stars](https://b.org/s.svg)](https://b.org)"
    entry = only(f"- {badge} [Sloop](https://a.org) {badge} ![x](y.png) - One mast. {badge}")
    assert (entry.title, entry.description, entry.links) == ("Sloop", "One mast.", ())


@pytest.mark.parametrize(
    ("item", "tags", "description"),
    [
        ("One mast. `Wood` `Sail`", ("Wood", "Sail"), "One mast."),
        ("One mast `Wood` `Sail`", ("Wood", "Sail"), "One mast"),
        ("One mast. `Wood`, `Sail`", ("Wood", "Sail"), "One mast."),
        ("One mast. `(wood, sail)`", ("wood", "sail"), "One mast."),
        ("`Wood`", ("Wood",), ""),
        ("Wraps `make` and `cmake`.", (), "Wraps make and cmake."),
        ("A front end for `make`", (), "A front end for make"),
        ("One mast. <code>Wood</code>", ("Wood",), "One mast."),
        ("One mast. <kbd>Wood</kbd>\n\n  More.", ("Wood",), "One mast. More."),
    ],
)
def test_code_spans_at_the_end_are_tags(item: str, tags: tuple[str, ...], description: str) -> None:
    entry = only(f"- [Sloop](https://a.org) - {item}")
    assert (entry.tags, entry.description) == (tags, description)


def test_the_license_and_the_language_are_read_from_tags_and_brackets() -> None:
    entry = only("- [Sloop](https://a.org) - One mast. ([Demo](https://a.org/d)) `AGPL-3.0` `Go/Docker`")
    assert (entry.license, entry.language, entry.tags) == ("AGPL-3.0", "Go", ("Go", "Docker"))
    assert (entry.description, links(entry)) == ("One mast.", {"demo": "https://a.org/d"})
    entry = only("- [Sloop](https://a.org) - One mast. [MIT] [website](https://a.org/w)")
    assert (entry.license, entry.description) == ("MIT", "One mast.")


@pytest.mark.parametrize("separator", ["：", "，", "、", "｜", "～", " － ", "・", " => ", " ⟶ ", " ➜ ", " ⇒ "])
def test_a_separator_of_any_script_is_not_part_of_the_description(separator: str) -> None:
    entry = only(f"- [Sloop](https://a.org){separator}一桅。第二句。")
    assert entry.description == "一桅。第二句。"


def test_a_bracket_after_the_link_is_part_of_the_description() -> None:
    assert only("- [Sloop](https://a.org) - 【新】一桅。").description == "【新】一桅。"


@pytest.mark.parametrize(
    "sign", ["<sup>2</sup>", "<sup>⭐</sup>", " 🐍 🏠", " [1023⭐]", " (★ 12.5k)", " ⭐", " ![n](https://a.org/n.svg)"]
)
def test_symbols_between_the_title_and_the_separator_are_removed(sign: str) -> None:
    assert only(f"- [Sloop](https://a.org){sign} - One mast.").description == "One mast."


def test_code_spans_before_the_separator_are_tags_and_licenses() -> None:
    entry = only("- [Sloop](https://a.org) `Go` `MIT` - One mast.")
    assert (entry.description, entry.tags, entry.license) == ("One mast.", ("Go",), "MIT")


@pytest.mark.parametrize(
    "text", ["2 masts - fast.", "One mast - fast.", "3.11 - fast.", "(2024) - fast.", "`pip install sloop` - fast."]
)
def test_words_between_the_title_and_a_dash_are_part_of_the_description(text: str) -> None:
    assert only(f"- [Sloop](https://a.org) {text}").description == text.replace("`", "")


def test_links_to_the_top_and_footnote_marks_are_removed() -> None:
    assert only("- [Sloop](https://a.org) - One mast. [⬆ back to top](#list)").description == "One mast."
    assert only("- [Sloop](https://a.org) - One mast[^1] in all.").description == "One mast in all."


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("One mast. - [more](https://a.org/m)", "One mast."),
        ("一桅 — [更多介绍](https://a.org/m)", "一桅"),
        ("One mast - [more](https://a.org/m) and more", "One mast - more and more"),
        ("- [Brig](https://a.org/m)", "Brig"),
        (f"One mast - [{'m' * 20}](https://a.org/m)", "One mast"),
        (f"One mast - [{'m' * 21}](https://a.org/m)", f"One mast - {'m' * 21}"),
        ("One mast ([hull](https://a.org/m)), ([GS](https://a.org/g))", "One mast"),
        ("One mast ([hull](https://a.org/m)) so far", "One mast (hull) so far"),
        ("Calls sail() and () at [x](https://a.org/x) once", "Calls sail() and at x once"),
    ],
)
def test_a_link_after_a_dash_or_in_brackets_at_the_end_is_not_part_of_the_description(
    text: str, description: str
) -> None:
    assert only(f"{SLOOP}: {text}").description == description
