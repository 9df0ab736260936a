"""reStructuredText, AsciiDoc and Org: a list has the same entries in each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.errors import ImportFailedError
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import parse_document
from mlcat.importing.documents.tree import CELL, CODE_BLOCK, DEFINITION, ROW, TABLE, TERM, Block, text_of
from mlcat.importing.lists.parsed import ParsedList
from mlcat.importing.lists.parser import parse_list

MARKUPS = ("rst", "asciidoc", "org")
LISTS = {
    "rst": """\
Kites
=====

About *kites* that fly.

Box kites
---------

* `Cube <https://a.org/cube>`_ - Flies in ``storms``. See the `docs <https://a.org/docs>`__.

  * `Small cube <https://a.org/small>`__ - For children.

* Prism_ - Three corners.

Flat kites
----------

.. list-table::
   :header-rows: 1

   * - Name
     - Description
   * - `Sled <https://a.org/sled>`_
     - Easy to make.

.. _Prism: https://a.org/prism
""",
    "asciidoc": """\
= Kites
:docs: https://a.org/docs
// a comment

About _kites_ that fly.

== Box kites

* https://a.org/cube[Cube] - Flies in `storms`.
See the {docs}[docs].
** link:https://a.org/small[Small cube,window=_blank] - For children.
* https://a.org/prism["Prism"] - Three corners.

[#flat]
Flat kites
----------

[cols="1,2",options="header"]
|===
|Name |Description
|https://a.org/sled[Sled]
|Easy to make.
|===
""",
    "org": """\
#+TITLE: Kites
# a comment

About /kites/ that fly.

* Box kites :tag:
:PROPERTIES:
:ID: https://a.org/no
:END:
- [[https://a.org/cube][Cube]] - Flies in =storms=.
  See the [[https://a.org/docs][docs]].
  - [[https://a.org/small][Small cube]] - For children.
- [ ] [[https://a.org/prism][Prism]] - Three corners.
* TODO Flat kites
| Name | Description |
|------+-------------|
| [[https://a.org/sled][Sled]] | Easy to make. |
""",
}


@pytest.mark.parametrize("markup", MARKUPS)
def test_a_list_has_the_same_entries_in_every_markup(markup: str) -> None:
    parsed = parse_list(LISTS[markup], None, markup)
    assert (parsed.title, parsed.description) == ("Kites", "About kites that fly.")
    entries = [(entry.title, entry.url, entry.path, entry.description) for entry in parsed.entries]
    assert entries == [
        ("Cube", "https://a.org/cube", ("Box kites",), "Flies in storms. See the docs."),
        ("Small cube", "https://a.org/small", ("Box kites",), "For children."),
        ("Prism", "https://a.org/prism", ("Box kites",), "Three corners."),
        ("Sled", "https://a.org/sled", ("Flat kites",), "Easy to make."),
    ]
    assert [link.url for link in parsed.entries[0].links] == ["https://a.org/docs"]


def leaves(block: Block) -> list[Block]:
    return [block, *(leaf for child in block.children for leaf in leaves(child))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.org[]", ["https://a.org"]),
        ("https://a.org[A^]", ["A"]),
        ("https://a.org.", ["https://a.org", "."]),
        ("<https://a.org>", ["https://a.org"]),
        ("image:x.png[Logo]", ["Logo"]),
        ("https://a.org[image:b.svg[Build]]", ["Build"]),
        ("image:b.svg[Build,link=https://a.org]", ["Build"]),
        ("<<top,Back>>", ["Back"]),
        ("{cpp} {unknown}", ["C++ {unknown}"]),
        ("*bold* text", ["bold", "", " text"]),
        ("a * b * c", ["a * b * c"]),
        ("snake_case_name", ["snake_case_name"]),
        ("a &amp; b", ["a & b"]),
    ],
)
def test_inlines_of_asciidoc(text: str, expected: list[str]) -> None:
    (paragraph,) = parse_document(text, Deadline(0), "asciidoc").root.children
    assert [inline.text for inline in paragraph.inlines] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[https://a.org]]", ["https://a.org"]),
        ("[[file:b.org][B]]", ["B"]),
        ("[[*Boats][Up]]", ["Up"]),
        ("https://a.org, and", ["https://a.org", ",", " and"]),
        ("https://a.org/X", ["https://a.org/X"]),
        ("*bold* +gone+ ~code~", ["bold", "", " ", "gone", " ", "code"]),
        ("a/b/c and 2*3*4", ["a/b/c and 2*3*4"]),
    ],
)
def test_inlines_of_org(text: str, expected: list[str]) -> None:
    (paragraph,) = parse_document(text, Deadline(0), "org").root.children
    assert [inline.text for inline in paragraph.inlines] == expected


def test_code_blocks_and_comments_are_not_text() -> None:
    texts = {
        "asciidoc": "----\n* https://a.org[A]\n----\n////\n* https://b.org[B]\n////\ntoc::[]\n[abstract]\n",
        "org": "#+BEGIN_SRC sh\n- [[https://a.org][A]]\n#+END_SRC\n#+begin_comment\n- [[https://b.org][B]]\n#+end_comment\n",
        "rst": "::\n\n    * `A <https://a.org>`_\n\n.. comment\n\n    `B <https://b.org>`_\n",
    }
    for markup, text in texts.items():
        document = parse_document(text, Deadline(0), markup)
        assert [block.kind for block in document.root.children] == [CODE_BLOCK], markup


def test_cells_of_asciidoc_may_be_on_separate_lines() -> None:
    text = "|===\n|A |B\n\n|1\n|2\n\n|3 |a\\|b\n|==="
    (table,) = parse_document(text, Deadline(0), "asciidoc").root.children
    rows = [[text_of(leaf.inlines) for cell in row.children for leaf in leaves(cell) if leaf.inlines]
            for row in table.children]  # fmt: skip
    assert rows == [["A", "B"], ["1", "2"], ["3", "a|b"]]
    assert [cell.level for row in table.children for cell in row.children] == [1, 1, 0, 0, 0, 0]
    assert {block.kind for block in leaves(table)} >= {TABLE, ROW, CELL}


def test_definition_lists_of_asciidoc() -> None:
    text = "https://a.org/bow[Bowline]:: How to tie one.\nIn a rope.\nReef::\n  Flat.\n"
    blocks = parse_document(text, Deadline(0), "asciidoc").root.children
    assert [(block.kind, text_of(block.children[0].inlines)) for block in blocks] == [
        (TERM, "Bowline"),
        (DEFINITION, "How to tie one. In a rope."),
        (TERM, "Reef"),
        (DEFINITION, "Flat."),
    ]


# --- Hostile texts ---------------------------------------------------------------------------------------------------


def test_directives_of_restructured_text_cannot_read_files_or_insert_html() -> None:
    text = (
        ".. include:: /etc/passwd\n\n.. csv-table::\n   :file: /etc/passwd\n\n"
        ".. raw:: html\n\n   <a href='https://b.org'>B</a>\n\n"
    )
    parsed = parse_list(text + "* `A <https://a.org>`_\n", None, "rst")
    assert [entry.url for entry in parsed.entries] == ["https://a.org"]
    assert "root" not in repr(parsed)


@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize(
    "line",
    ["*" * 3000 + " a", "- " * 3000, "[" * 9000, "`" * 9000, "https://a.org[" * 2000, "[[a][" * 3000, "|" * 9000,
     "image:a[" * 2000, "::" * 5000, " " * 9000 + "x", "a" * 9000 + "::", "*_" * 4000, "{a}" * 3000, "`a <" * 3000,
     "=" * 9000, "__" * 4500, "**a " * 3000],
    ids=lambda line: ascii(line[:12]),
)  # fmt: skip
def test_long_runs_take_no_time(markup: str, line: str) -> None:
    try:
        parse_document(f"Title\n\n* a\n{line}\n\n{line} b\n", Deadline(0), markup)
    except ImportFailedError as error:
        assert "nested too deeply" in str(error)


@pytest.mark.parametrize("markup", MARKUPS)
def test_deeply_nested_markup_is_read_or_rejected(markup: str) -> None:
    deep = {
        "rst": "\n\n".join("  " * depth + f"* `A{depth} <https://a.org/{depth}>`_" for depth in range(400)),
        "asciidoc": "\n".join("*" * (depth % 6 + 1) + f" https://a.org/{depth}[A]" for depth in range(400)),
        "org": "\n".join(" " * depth + f"- [[https://a.org/{depth}][A]]" for depth in range(190)),
    }
    try:
        assert parse_list(deep[markup], None, markup).entries
    except ImportFailedError as error:
        assert "nested too deeply" in str(error)


@pytest.mark.parametrize("markup", MARKUPS)
def test_a_long_paragraph_of_any_markup_is_truncated_and_counted(markup: str) -> None:
    document = parse_document("word " * 10_000, Deadline(0), markup)
    assert document.truncated_count == 1
    (paragraph,) = document.root.children
    assert len(text_of(paragraph.inlines)) < 33_000


PIECES = st.sampled_from(
    ["= ", "== ", "* ", "** ", "- ", "  - ", "\n", "\n\n", "[[", "]]", "][", "https://a.org", "[A]", "`A <https://a.org>`_",
     "::", " :: ", "|===\n", "|", "----\n", "+\n", "#+begin_src\n", "#+end_src\n", ":END:\n", ".. a::\n", "\n====\n",
     "word", "*", "_", "`", "{a}", ":a: b\n", "\t", "   ", "link:", "image:", "\u202e", "\x1b", "é", "//", "<<", ">>"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40), st.sampled_from(MARKUPS))
def test_any_text_is_read(pieces: list[str], markup: str) -> None:
    parsed = parse_list("".join(pieces), None, markup)
    assert isinstance(parsed, ParsedList)


def test_marks_of_footnotes_in_restructuredtext_are_no_links() -> None:
    table = """\
=====  =======  ==========================
Paper  Ref      Materials
=====  =======  ==========================
Oak    [#A]_    `PDF <https://a.org/p.pdf>`_
Elm    [B18]_   `PDF <https://a.org/q.pdf>`_
=====  =======  ==========================

.. [#A] Moss, A. Oak.
.. [B18] Reed, B. Elm.
"""
    entries = parse_list(table, None, "rst").entries
    assert [(entry.title, entry.url, entry.description) for entry in entries] == [
        ("Oak", "https://a.org/p.pdf", ""),
        ("Elm", "https://a.org/q.pdf", ""),
    ]
