"""What the reader takes for an entry, and what it does not; one small list for each layout."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importing.lists.support import links, only, read, titles
from mlcat.errors import ImportFailedError
from mlcat.importing.convert import to_catalog
from mlcat.importing.documents import deadline
from mlcat.importing.lists.reader import read_list
from mlcat.text.safety import is_clean
from mlcat.validation import parse_catalog, to_json

# --- Bullets and numbered lists ----------------------------------------------------------------------------------


@pytest.mark.parametrize("bullet", ["-", "*", "+", "1.", "7)", "- [ ]", "- [x]", "-\t", "   *"])
def test_an_item_of_any_sort_that_leads_with_a_link_is_an_entry(bullet: str) -> None:
    entry = only(f"# List\n\n## Ships\n\n{bullet} [Sloop](https://a.org/sloop) - One mast.\n")
    assert (entry.title, entry.url, entry.path) == ("Sloop", "https://a.org/sloop", ("Ships",))
    assert entry.description == "One mast."


@pytest.mark.parametrize(
    "separator", [" - ", " – ", " — ", ": ", " -- ", " | ", ", ", " ", " : ", "&nbsp;- ", ". ", " · "]
)
def test_the_separator_is_no_part_of_the_description(separator: str) -> None:
    assert only(f"- [Sloop](https://a.org){separator}One mast.").description == "One mast."


@pytest.mark.parametrize(
    "text", [".NET client.", "*nix tool.", "~/.config helper.", "/r/ships.", "(new) One.", '"One" mast.']
)
def test_a_mark_that_begins_a_word_stays(text: str) -> None:
    assert only(f"- [Sloop](https://a.org) - {text.replace('*', '&#42;')}").description == text


@pytest.mark.parametrize(
    "front",
    ["🔥 ", ":fire: ", "**", "***", "(", "[", "![new](https://b.org/n.svg) ",
    "[![b](https://b.org/b.svg)](https://b.org) ",
     "⭐ **", "<b>", "1️⃣ ", "ℹ️ ", "• ", "<img src='x.png'> ", '<a name="sloop"></a>', "<input type='checkbox'> "],
)  # fmt: skip
def test_badges_emoji_brackets_and_bold_may_stand_in_front(front: str) -> None:
    after = {"**": "**", "***": "***", "⭐ **": "**", "(": ")", "[": "]", "<b>": "</b>"}.get(front, "")
    entry = only(f"- {front}[Sloop](https://a.org){after} - One mast.")
    assert (entry.title, entry.url, entry.description) == ("Sloop", "https://a.org", "One mast.")


@pytest.mark.parametrize(
    "item",
    ["Read the [guide](https://a.org) first.", "MySQL - [awesome-mysql](https://a.org)", "No link at all",
     "**Bold**", "The [x](https://a.org)"],
)  # fmt: skip
def test_an_item_with_words_in_front_is_no_entry(item: str) -> None:
    reading = read(f"- {item}\n- [Sloop](https://a.org/sloop)")
    assert [entry.title for entry in reading.entries] == ["Sloop"]
    assert reading.left_out == ({"no link in front": 1} if "http" in item else {})


def test_sub_items_that_lead_with_a_link_are_entries_of_their_own() -> None:
    text = """
        ## Ships
        - Sailing
          - [Sloop](https://a.org/1) - One mast.
            - [Racer](https://a.org/2) - Fast.
              1. [Tiny](https://a.org/3)
        - [Steamer](https://a.org/4)
    """
    assert titles(text) == ["Sloop", "Racer", "Tiny", "Steamer"]
    assert [entry.path for entry in read(text).entries] == [("Ships", "Sailing")] * 3 + [("Ships",)]


def test_other_sub_items_belong_to_the_entry_above() -> None:
    entry = only("""
        - [Sloop](https://a.org/1) - One mast.
          - Built in wood, see the [yard](https://a.org/yard).
          - https://a.org/home
    """)
    assert entry.description == "One mast. Built in wood, see the yard."
    assert links(entry) == {"yard": "https://a.org/yard", "website": "https://a.org/home"}


def test_paragraphs_of_an_item_and_hard_wraps_are_one_description() -> None:
    entry = only("""
        * [Sloop](https://a.org/1) -
          One mast,
          two sails.

          A second paragraph with a [link](https://a.org/2).
    """)
    assert entry.description == "One mast, two sails. A second paragraph with a link."


def test_two_thousand_nested_bullets_are_two_thousand_entries() -> None:
    for indent in ("  ", "    ", "\t"):
        text = "\n".join(indent * depth + f"- [n{depth}](https://a.org/{depth})" for depth in range(2000))
        assert len(read_list(text).entries) == 2000
    assert len(read_list("> " * 2000 + "- [a](https://a.org)").entries) == 1
    assert len(read_list("- " * 2000 + "[a](https://a.org)").entries) == 1


# --- Links and titles --------------------------------------------------------------------------------------------


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
    ("href", "url"),
    [
        ("https://a.org/x_(y)", "https://a.org/x_(y)"),
        ("<https://a.org/a b>", "https://a.org/a%20b"),
        ("https://de.wikipedia.org/wiki/Übung", "https://de.wikipedia.org/wiki/Übung"),
        ("https://a.org/?a=1&amp;b=2", "https://a.org/?a=1&b=2"),
        ("//a.org/x", "https://a.org/x"),
        ("HTTP://A.org/x", "HTTP://A.org/x"),
        ("https://a.org/{id}|x", "https://a.org/%7Bid%7D%7Cx"),
    ],
)
def test_an_address_is_kept_as_it_is_or_made_whole(href: str, url: str) -> None:
    assert only(f"- [Sloop]({href})").url == url


@pytest.mark.parametrize(
    ("href", "reason"),
    [
        ("javascript:alert(1)", "not http"),
        ("file:///etc/passwd", "not http"),
        ("data:text/html,x", "not http"),
        ("mailto:a@a.org", "not http"),
        ("ftp://a.org", "not http"),
        ("docs/x.md", "relative address"),
        ("/x", "relative address"),
        ("#ships", "contents list"),
        ("https://", "broken address"),
        ("https:///x", "broken address"),
        ("http:a.org", "not http"),
        ("https://a.org/" + "x" * 4000, "broken address"),
    ],
)
def test_an_address_no_catalog_can_hold_is_left_out_and_counted(href: str, reason: str) -> None:
    reading = read(f"- [Sloop]({href})")
    assert not reading.entries
    assert reading.left_out == {reason: 1}


def test_a_relative_address_counts_from_where_the_list_is() -> None:
    base = "https://github.com/o/r/blob/HEAD/README.md"
    assert only("- [Sloop](docs/x.md)", base).url == "https://github.com/o/r/blob/HEAD/docs/x.md"
    for own in ("#x", "README.md#x", "./#x", "https://github.com/o/r#x", "https://github.com/O/R/#x"):
        assert not read(f"- [Sloop]({own})", base).entries, own


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("https://github.com/o/r/blob/HEAD/docs/list.md", "https://github.com/o/r/blob/HEAD/x.md"),
        ("https://gitlab.com/o/r/-/blob/main/docs/list.md", "https://gitlab.com/o/r/-/blob/main/x.md"),
        ("https://lists.example/o/r/list.md", "https://lists.example/x.md"),
    ],
)
def test_a_leading_slash_is_the_root_of_the_repository_or_else_of_the_host(base: str, url: str) -> None:
    assert only("- [Sloop](/x.md)", base).url == url


def test_further_links_stay_with_their_entry() -> None:
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


def test_badges_before_between_and_behind_say_nothing() -> None:
    badge = "[![stars](https://b.org/s.svg)](https://b.org)"
    entry = only(f"- {badge} [Sloop](https://a.org) {badge} ![x](y.png) - One mast. {badge}")
    assert (entry.title, entry.description, entry.links) == ("Sloop", "One mast.", ())


# --- Tags and licenses -------------------------------------------------------------------------------------------


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


def test_license_and_language_are_taken_where_they_are_plain() -> None:
    entry = only("- [Sloop](https://a.org) - One mast. ([Demo](https://a.org/d)) `AGPL-3.0` `Go/Docker`")
    assert (entry.license, entry.language, entry.tags) == ("AGPL-3.0", "Go", ("Go", "Docker"))
    assert (entry.description, links(entry)) == ("One mast.", {"demo": "https://a.org/d"})
    entry = only("- [Sloop](https://a.org) - One mast. [MIT] [website](https://a.org/w)")
    assert (entry.license, entry.description) == ("MIT", "One mast.")


# --- Tables ------------------------------------------------------------------------------------------------------


def test_a_row_is_an_entry_and_columns_say_what_they_are() -> None:
    entry = only("""
        ## Ships

        | Name | Description | Code | Demo | Stars | Year | License |
        |:--|--|--|--|--|--|--|
        | [Sloop](https://a.org) | One mast. | [link](https://a.org/c) | [Try](https://a.org/d) | 12k | 2019 | MIT |
    """)
    assert (entry.title, entry.description, entry.path) == ("Sloop", "One mast.", ("Ships",))
    assert links(entry) == {"code": "https://a.org/c", "Try": "https://a.org/d"}
    assert (entry.year, entry.license) == (2019, "MIT")


def test_the_entry_of_a_row_may_stand_in_a_later_column() -> None:
    entry = only("""
        | # | Date | Title | Code |
        |--|--|--|--|
        | 1 | 2017-06 | ![s](s.svg) <br> [**Attention**](https://a.org/p) | [Github](https://a.org/c) |
    """)
    assert (entry.title, entry.url, entry.year) == ("Attention", "https://a.org/p", 2017)
    assert links(entry) == {"code": "https://a.org/c"}


def test_a_row_named_in_words_and_linked_under_a_label_is_named_by_its_words() -> None:
    entry = only("""
        | Paper | Links |
        |--|--|
        | 1) **Sloop** - a ship with one mast. | [Paper](https://a.org/p), [Tweet](https://a.org/t) |
    """)
    assert (entry.title, entry.url, entry.description) == ("Sloop", "https://a.org/p", "a ship with one mast.")
    assert links(entry) == {"tweet": "https://a.org/t"}


def test_a_row_may_be_linked_by_a_sign_in_a_column_called_link() -> None:
    entry = only("| No | Name | Link |\n|--|--|--|\n| 1 | Sloop | [👆](https://a.org) |\n")
    assert (entry.title, entry.url, entry.description, entry.links) == ("Sloop", "https://a.org", "", ())


def test_a_table_without_names_of_columns_begins_with_its_first_row() -> None:
    assert titles("| [Sloop](https://a.org/1) | One. |\n|--|--|\n| [Brig](https://a.org/2) | Two. |") == [
        "Sloop",
        "Brig",
    ]


def test_what_columns_say_without_saying_it_is_a_description() -> None:
    entry = only("""
        | Boat | Yard | Language | Category | Size |
        |--|--|--|--|--|
        | [Sloop](https://a.org) | Doe & Sons | Go | Sail, Wood | 12 |
    """)
    assert (entry.description, entry.language, entry.tags) == ("Doe & Sons", "Go", ("Sail", "Wood"))


def test_a_grid_of_links_has_an_entry_a_cell() -> None:
    rows = "<tr><td><a href='https://a.org/1'>A</a></td><td><a href='https://a.org/2'>B</a></td></tr>"
    assert titles(f"<table>{rows}</table>") == ["A", "B"]


def test_a_row_without_a_link_in_front_is_counted() -> None:
    reading = read("| Name | About |\n|--|--|\n| Sloop | see [this](javascript:0) |\n| Brig | |\n")
    assert (reading.entries, reading.left_out) == ((), {"no link in front": 1})


def test_a_table_that_only_lays_out_a_page_is_walked_through() -> None:
    text = "<table><tr><td>\n\n## Ships\n\n- [Sloop](https://a.org/1)\n\n</td><td><ul><li><a href='https://a.org/2'>Brig</a></ul></table>"
    assert titles(text) == ["Sloop", "Brig"]


# --- Details blocks ----------------------------------------------------------------------------------------------


def test_a_details_block_whose_summary_leads_with_a_link_is_one_entry() -> None:
    entry = only("""
        <details>
        <summary><b><a href="https://a.org">Sloop</a></b> - A ship
        of one mast. <code>Wood</code> <code>Sail</code></summary>

        > Fast. See the [demo](https://a.org/d).

        - [Yard](https://a.org/y) (1920):
          ```
          build sloop
          ```
        </details>
    """)
    assert (entry.title, entry.tags) == ("Sloop", ("Wood", "Sail"))
    assert entry.description == "A ship of one mast. Fast. See the demo."
    assert links(entry) == {"demo": "https://a.org/d", "Yard": "https://a.org/y"}


def test_other_details_blocks_are_walked_through() -> None:
    text = """
        ## Ships
        <details><summary><h3>Small</h3></summary>

        - [Sloop](https://a.org/1)

        </details>
        <details><summary>More</summary>
        <ul><li><a href="https://a.org/2">Brig</a> - Two masts.</li></ul>
        </details>
    """
    assert [(entry.title, entry.path) for entry in read(text).entries] == [
        ("Sloop", ("Ships", "Small")),
        ("Brig", ("Ships", "Small")),
    ]


# --- Lines of paragraphs -----------------------------------------------------------------------------------------


def test_a_line_up_to_a_break_that_leads_with_a_link_is_an_entry() -> None:
    text = """
        ##### :black_small_square: Ships &nbsp;[<sup>[TOC]</sup>](#toc)
        <p>
        &nbsp;&nbsp;:small_orange_diamond: <a href="https://a.org/1"><b>Sloop</b></a> - one mast.<br>
        &nbsp;&nbsp;:small_orange_diamond: <a href="https://a.org/2"><b>Brig</b></a> - two masts.<br>
        </p>
    """
    found = read(text).entries
    assert [(entry.title, entry.description, entry.path) for entry in found] == [
        ("Sloop", "one mast.", ("Ships",)),
        ("Brig", "two masts.", ("Ships",)),
    ]


def test_prose_that_begins_with_a_link_is_none() -> None:
    text = """
        # Ships

        [Our guild](https://a.org/g) keeps this list.

        [Blog](https://a.org/b) - where we write.

        ## Small

        [Sloop](https://a.org/1) is a ship that I like.

        [Site](https://a.org/s) | [Forum](https://a.org/f)

        [Brig](https://a.org/2) - Two masts.
    """
    assert titles(text) == ["Brig"]


def test_a_line_that_opens_its_section_is_none() -> None:
    text = """
        # Ships

        ## Advert
        [Rich Co](https://rich.org)

        ## Sail and wind
        [Sail](https://wiki.org/sail) - what the wind blows into.

        - [Sloop](https://a.org/1)
        - [Brig](https://a.org/2)
    """
    assert titles(text) == ["Sloop", "Brig"]
    assert titles("## Sloop\n[Sloop](https://a.org/1) - One mast.\n## Brig\n[Brig](https://a.org/2)") == [
        "Sloop",
        "Brig",
    ]


@pytest.mark.parametrize(
    "tag", ["style", "script", "title", "textarea", "Object", "select", "svg", "template", "plaintext"]
)
def test_a_tag_named_in_a_text_swallows_nothing(tag: str) -> None:
    text = f"## A\n- [One](https://a.org/1) - for <{tag}> blocks.\n\n## B\n- [Two](https://a.org/2)"
    assert titles(text) == ["One", "Two"]


def test_raw_html_is_read_as_a_browser_does() -> None:
    text = """
        <h1 align="center"><img src="l.png" alt="Logo"></h1>
        <a name="s" />
        <h2>Ships<br></h2>
        <div><ul><li><a href=https://a.org/1>Sloop</a>: One mast.<li><A HREF="https://a.org/2">Brig</A></ul></div>
        <center><a href="https://a.org/3">Hulk</a> - No mast.</center>
    """
    assert [(e.title, e.path, e.description) for e in read(text).entries] == [
        ("Sloop", ("Ships",), "One mast."),
        ("Brig", ("Ships",), ""),
        ("Hulk", ("Ships",), "No mast."),
    ]


# --- Headings ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## Ships", "Ships"),
        ("Ships\n-----", "Ships"),
        ("## **Ships** & `boats` ##", "Ships & boats"),
        ("## Ships 🚢", "Ships 🚢"),
        ("## :ship: Ships", "Ships"),
        ("## Ships [⬆](#top)", "Ships"),
        ("## Ships [back to top](#top)", "Ships"),
        ("## [Ships](#ships)", "Ships"),
        ("## Ships ![b](b.svg) [![c](c.svg)](https://b.org)", "Ships"),
        ("## <a name='s'></a>Ships:", "Ships"),
        ('<h2 align="center">Ships</h2>', "Ships"),
    ],
)
def test_a_section_is_the_nearest_heading_as_plain_text(heading: str, title: str) -> None:
    assert only(f"# List\n\n{heading}\n\n- [Sloop](https://a.org)").path == (title,)


def test_headings_nest_and_a_lone_first_heading_is_the_lists_title() -> None:
    reading = read("""
        # Awesome Ships [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

        > A list of ships.

        ## Sail
        - [A](https://a.org/1)
        ### Small
        - [B](https://a.org/2)
        ## Steam
        - [C](https://a.org/3)
        # License
        [![CC0](b.svg)](https://creativecommons.org/publicdomain/zero/1.0/)
    """)
    assert [entry.path for entry in reading.entries] == [("Sail",), ("Sail", "Small"), ("Steam",)]
    assert (reading.title, reading.description, reading.license) == ("Awesome Ships", "A list of ships.", "CC0-1.0")


def test_several_first_headings_are_sections() -> None:
    reading = read("# Sail\n- [A](https://a.org/1)\n# Steam\n## Small\n- [B](https://a.org/2)")
    assert [entry.path for entry in reading.entries] == [("Sail",), ("Steam", "Small")]


def test_without_any_heading_there_are_entries_all_the_same() -> None:
    assert only("- [Sloop](https://a.org)").path == ()


# --- What is no entry --------------------------------------------------------------------------------------------


def test_contents_badges_sponsors_contributing_and_licenses_are_none() -> None:
    reading = read("""
        # Ships
        [![Build](https://b.org/b.svg)](https://b.org)

        ## Contents
        - [Sail](#sail)
          - [Small](#small)
        - [Contributing](#contributing)

        ## Sponsors
        - [Rich Co](https://rich.org)

        ## Get involved
        * [Contributing Guide](CONTRIBUTING.md)
        * [Issues](https://github.com/o/r/issues)
        * [LICENSE](LICENSE)

        ## Sail
        - [Sloop](https://a.org/1)
        - [Contributing](https://github.com/o/r/blob/main/CONTRIBUTING.md)
        - [Sloop](https://a.org/1)

        ## Contributing
        1. [Fork](https://b.org/fork) it.

        ## License
        [MIT](https://opensource.org/licenses/MIT) - see there.
    """)
    assert [entry.title for entry in reading.entries] == ["Sloop"]
    assert reading.left_out == {"contents list": 3, "sponsor": 1, "contributing": 4, "license": 2, "duplicate": 1}
    assert reading.license == "MIT"


def test_links_to_sponsors_and_files_of_a_repository_are_none() -> None:
    reading = read("""
        - [Help us](https://github.com/sponsors/me)
        - [Our terms](https://github.com/o/r/blob/main/LICENSE.txt)
        - [Our rules](docs/code-of-conduct.md)
        - [:star:](https://a.org)
    """)
    assert not reading.entries
    assert reading.left_out == {"sponsor": 1, "license": 1, "contributing": 1}


def test_a_list_about_the_list_itself_is_none() -> None:
    text = """
        ## Learn more
        * [Contributing Guide](CONTRIBUTING.md)
        * [Issues](https://github.com/o/r/issues)
        * [Our site](https://a.org)

        ## Sail
        * [Sloop](https://a.org/1)
    """
    assert titles(text) == ["Sloop"]


def test_what_stands_in_two_sections_stays_in_both() -> None:
    text = "## A\n- [Sloop](https://a.org)\n## B\n- [Sloop](https://a.org)"
    assert [entry.path for entry in read(text).entries] == [("A",), ("B",)]


def test_a_list_that_names_in_words_and_links_under_labels_is_read_by_its_words() -> None:
    reading = read("""
        ## Papers
        - **One mast is enough** (2015), J. Doe et al. [[pdf]](https://a.org/1.pdf) [[code]](https://a.org/c)
        - Two masts (2016), R. Roe [[pdf]](https://a.org/2.pdf)
    """)
    first = reading.entries[0]
    assert (first.title, first.url, first.year) == ("One mast is enough", "https://a.org/1.pdf", 2015)
    assert (first.description, first.authors, first.et_al) == ("", ("J. Doe",), True)
    assert links(first) == {"code": "https://a.org/c"}
    assert reading.entries[1].title == "Two masts"


def test_such_a_list_may_put_its_links_in_a_bracket() -> None:
    entry = only(
        "1. **Sloop** - ([Repo](https://a.org), [Home](https://a.org/h), [Docs](https://a.org/d)) One mast. `Wood`"
    )
    assert (entry.title, entry.url, entry.description) == ("Sloop", "https://a.org", "One mast.")
    assert (links(entry), entry.tags) == ({"Home": "https://a.org/h", "docs": "https://a.org/d"}, ("Wood",))


# --- Data from strangers -----------------------------------------------------------------------------------------


def test_nothing_hostile_comes_out() -> None:
    entry = only("- [S\x1bx31mlo\u202eop\u200b](https://a.org/\u202ex) - \x9b One\x07 mast &#x202e;")
    assert entry.title == "Sx31mloop"
    assert (entry.url, entry.description) == ("https://a.org/x", "One mast")


@pytest.mark.parametrize(
    "text", ["", " \n\n", "\ufeff", "\x00\x01", "<!-- only -->", "---\ntitle: x\n---\n", "<html></html>"]
)
def test_a_text_without_entries_is_read_as_such(text: str) -> None:
    assert read_list(text).entries == ()


def test_a_page_of_html_is_read_too() -> None:
    page = "<!DOCTYPE html><html><head><title>t</title></head><body><nav><ul><li><a href='/x'>x</a></ul></nav><main>"
    reading = read(
        page + "<h1>Ships</h1><h2>Sail</h2><ul><li><a href='https://a.org'>Sloop</a> - One mast.</ul></main>"
    )
    assert [(entry.title, entry.path) for entry in reading.entries] == [("Sloop", ("Sail",))]


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<details>", "<span>"])
def test_html_nested_fifty_thousand_deep_is_refused_at_once(tag: str) -> None:
    with pytest.raises(ImportFailedError, match="too deeply"):
        read_list("<p>x</p>\n\n" + "\n".join([tag] * 50_000) + "\n")


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "![" * 50_000, "- [a](https://a.org) - " + "word " * 200_000, "[a](" * 20_000, "*a " * 100_000,
     "x" * 1_000_000, "`" * 100_000, "|a" * 30_000 + "\n" + "|-" * 30_000, "<a " * 100_000, ":a" * 100_000],
)  # fmt: skip
def test_one_long_line_does_not_hang(text: str) -> None:
    assert len(read_list(text).entries) <= 1


def test_a_text_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "_SECONDS", -60.0)
    with pytest.raises(ImportFailedError, match="takes too long"):
        read_list("- [Sloop](https://a.org)")


def test_a_long_line_is_cut_and_counted() -> None:
    reading = read_list("- [Sloop](https://a.org) - " + "word " * 200_000)
    assert reading.entries[0].title == "Sloop"
    assert reading.left_out == {"line too long": 1}


_BITS = st.sampled_from(
    ["- ", "  ", "\n", "\n\n", "# ", "## ", "[a](https://a.org)", "[b](x.md)", "[c]: http://c.org\n", "[c]",
    "<details>",
     "<summary>", "</summary>", "</details>", "<a href='http://d.org'>", "</a>", "|", "|-|-|\n", "<br>",
     "<li>", "<ul>", "<b>",
     "<table><tr><td>", "</td>", "`x`", "![i](i.png)", "> ", "1. ", ":x:", "**", "&#27;", "\u202e", "\x1b",
     "<!--", "-->", "<pre>",
     "(", ")", "[", "]", "words ", "http://e.org ", "<p>", "<h2>", "</h2>", "javascript:", "License", "\ud800"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(_BITS, max_size=60).map("".join)), st.sampled_from([None, "https://a.org/b/c.md"]))
def test_whatever_is_read_makes_a_valid_clean_catalog(text: str, base: str | None) -> None:
    reading = read_list(text, base)
    for entry in reading.entries:
        texts = [entry.title, entry.url, entry.description, *entry.path, *entry.tags]
        texts += [part for link in entry.links for part in (link.label, link.url)]
        assert all(is_clean(part) for part in texts)
        assert entry.title.strip()
    catalog = to_catalog(reading, name="any", source="any", fetched="2026-01-31")
    assert parse_catalog(to_json(catalog), "any") == catalog
