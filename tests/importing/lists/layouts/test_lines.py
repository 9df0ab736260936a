"""Lines of paragraphs that begin with a link."""

import pytest

from importing.lists.support import read, titles
from mlcat.importing.documents.tree import BADGE, CODE, IMAGE, LINK, TEXT, Inline
from mlcat.importing.lists.layouts.lines import continues_sentence
from mlcat.importing.lists.links.leading_link import EntryStart

FORUM = Inline(LINK, "Forum", "https://b.org")
PDF = Inline(LINK, "pdf", "https://b.org")


def text(words: str) -> Inline:
    return Inline(TEXT, words)


@pytest.mark.parametrize(
    ("title", "rest", "continues"),
    [
        ("Sloop", [], False),
        ("Sloop", [text(" "), Inline(IMAGE, "x"), Inline(BADGE, "x", "https://b.org")], False),
        ("Sloop", [text(" is a ship")], True),
        ("Sloop", [text(" - one mast")], False),
        ("Sloop", [text(" ⭐")], True),
        ("Sloop", [text(" | "), FORUM], True),
        ("Sloop", [text(" | "), PDF], False),
        ("Sloop", [text(" | "), PDF, FORUM], True),
        ("pdf", [text(" | "), PDF], True),
        ("Sloop", [text(" - see "), FORUM], False),
        ("Sloop", [text(" and "), PDF], True),
    ],
)
def test_words_or_other_links_after_a_link_make_a_sentence(title: str, rest: list[Inline], continues: bool) -> None:
    assert continues_sentence(EntryStart(title, "https://a.org", rest)) is continues


def test_each_line_that_starts_with_a_link_is_an_entry() -> None:
    text = """
        ##### :black_small_square: Ships &nbsp;[<sup>[TOC]</sup>](#toc)
        <p>
        &nbsp;&nbsp;:small_orange_diamond: <a href="https://a.org/1"><b>Sloop</b></a> - one mast.<br>
        &nbsp;&nbsp;:small_orange_diamond: <a href="https://a.org/2"><b>Brig</b></a> - two masts.<br>
        </p>
    """
    found_entries = read(text).entries
    assert [(entry.title, entry.description, entry.path) for entry in found_entries] == [
        ("Sloop", "one mast.", ("Ships",)),
        ("Brig", "two masts.", ("Ships",)),
    ]


def test_prose_that_starts_with_a_link_is_not_an_entry() -> None:
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


def test_a_line_that_only_introduces_its_section_is_not_an_entry() -> None:
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


def test_code_after_a_link_continues_no_sentence() -> None:
    code = Inline(CODE, "Apache-2.0")
    assert not continues_sentence(EntryStart("Sloop", "https://a.org", [text(" "), code, text(" 🟢")]))
    assert not continues_sentence(EntryStart("Sloop", "https://a.org", [text(" "), code, text(" - one mast")]))
    assert continues_sentence(EntryStart("Sloop", "https://a.org", [text(" "), code, text(" is its license")]))


def test_lines_of_text_and_labels_below_a_line_with_a_link_belong_to_its_entry() -> None:
    parsed = read(
        """
        ## Sails

        See these.

        > **[Sloop](https://a.org)** <kbd>★ 5.3k</kbd> <kbd>MIT</kbd> 🟢<br>One mast.<br>[docs](https://d.org)

        > [Brig](https://b.org)<br>Two masts.<br>License: ISC

        [Yawl](https://y.org)<br>[Ketch](https://k.org)<br>[Dhow](https://w.org) is old.
        """
    )
    facts = [(entry.title, entry.license, entry.description, entry.tags) for entry in parsed.entries]
    assert facts == [
        ("Sloop", "MIT", "One mast.", ()),
        ("Brig", "ISC", "Two masts.", ()),
        ("Yawl", None, "", ()),
        ("Ketch", None, "", ()),
    ]
    assert [link.label for link in parsed.entries[0].links] == ["docs"]
