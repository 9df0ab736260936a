"""What an item says of its resource: where that begins and ends, and what around it are links, tags and licences."""

import pytest

from importing.lists.support import links, only, read

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
def test_links_between_title_and_separator_say_nothing(text: str, description: str) -> None:
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
        ("[x](https://b.org) `Go` - One.", "One.", ()),
    ],
)
def test_signs_between_title_and_dash_say_nothing(text: str, description: str, tags: tuple[str, ...]) -> None:
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
def test_links_that_are_only_labels_at_the_end_say_nothing(text: str, description: str) -> None:
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
def test_code_spans_behind_the_first_block_are_tags_unless_the_sentence_needs_them(
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
def test_the_first_licence_and_language_among_tags_count(codes: str, license: str | None, language: str | None) -> None:
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
        ("One mast [MIT].", None, "One mast [MIT]."),
        ("One mast MIT]", None, "One mast MIT]"),
        ("MIT]", None, "MIT]"),
        ("One [MITx", None, "One [MITx"),
        ("[MIT] or `x` two", None, "[MIT] or x two"),
    ],
)
def test_a_licence_in_brackets_at_the_end_is_one(text: str, license: str | None, description: str) -> None:
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
def test_footnotes_ratings_and_loose_marks_are_no_text(text: str, description: str) -> None:
    assert only(f"{SLOOP} - {text}").description == description


def test_an_entry_keeps_a_number_of_links_and_none_twice() -> None:
    further = " ".join(f"[l{number}](https://a.org/{number})" for number in range(205))
    entry = only(f"{SLOOP} - One. [l0](https://a.org/0) [own](https://a.org) {further}")
    assert [link.label for link in entry.links] == [f"l{number}" for number in range(200)]


def test_a_description_is_cut_at_the_length_that_a_catalog_holds() -> None:
    description = only(f"{SLOOP} - " + "word " * 5000).description
    assert 19_990 < len(description) <= 20_000
    whole = "ab " * 6666 + "cd"  # 20,000 characters
    assert only(f"{SLOOP} - {whole}\n  - More.").description == whole


@pytest.mark.parametrize("name", ["LICENSE", "LICENCE.md", "COPYING", "docs/License.txt"])
def test_a_file_of_licence_terms_is_no_entry_in_either_spelling(name: str) -> None:
    for href in (name, f"https://github.com/o/r/blob/main/{name}"):
        assert read(f"- [Terms]({href})").left_out == {"license": 1}
