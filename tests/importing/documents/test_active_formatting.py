"""How many formatting elements a parser opens again, compared with the one that reads the lists."""

import random
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from mlcat.errors import ImportFailedError
from mlcat.importing.documents.active_formatting import ActiveFormatting
from mlcat.importing.documents.nesting import clean_markup

_TAG = re.compile(r"<(/?)(\w+)(>?)")
PIECES = (
    "<b>", "</b>", "<b id=1>", "<i id=2>", "</i>", "<i>", "<a href=x>", "</a>", "<div>", "</div>", "<p>",
    "</p>", "<li>", "<ul>",
    "</ul>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<caption>", "<object>", "</object>", "<h2>",
    "</h2>", "<font size=1>", "</font>", "<section>", "</section>", "<template>", "</template>", "<th>", "</th>",
    "</td>", "</caption>", "<applet>", "</applet>", "<tbody>", "</tbody>",
)  # fmt: skip


def counted(html: str) -> int:
    """The number of active formatting elements at the end of the text."""
    formatting = ActiveFormatting()
    for closing, name, end in _TAG.findall(html):
        if closing:
            formatting.end(name)
        else:
            formatting.start(name, is_plain=bool(end))
    return formatting.count


def opened_again(html: str) -> int:
    """The number of formatting elements around a text in a new block behind `html`."""
    node = LexborHTMLParser(f"{html}</table></div></section><p class=last>x").css_first("p.last")
    while node and node.first_child and node.first_child.tag != "-text":
        node = node.first_child
    count = 0
    parent = node
    while parent and parent.attributes.get("class") != "last":
        count += 1
        parent = parent.parent
    return count


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>", 1),
        ("<b></b>", 0),
        ("<div><b></div>", 1),
        ("<b><b><b><b><b>", 3),
        ("<b id=1><b id=1><b id=1><b id=1>", 4),  # attributes are not compared
        ("<b id=1><b></b>", 1),
        ("<b id=1><b></b></b></b>", 0),
        ("<a href=x><a href=y>", 1),
        ("<span><div>", 0),
        ("<b><table><td></b></table>", 1),
        ("<table><td><b></b></table>", 0),
        ("<table><b id=1><td></b></table>", 1),
        ("<b><object></b></object></b>", 0),
        ("<b><object></b></object>", 1),
        ("<b><table><object></table></b>", 1),  # one more than in a parser
        ("<b><table><template></table></b>", 1),
        ("<b><table><object><template></table></b>", 1),
        ("<b><template><table></template></b>", 1),
        ("<b><object><table></object></b>", 1),
        ("<table><b id=1><caption></td></b>", 1),
        ("<table><caption></caption><b></b>", 0),
        ("<table><td><tr><b></b>", 0),
        ("<table><b><td><tr></b>", 0),
        ("<table><b><th></b>", 1),
        ("<table><object><b id=1><caption></b>", 1),
        ("<template><b><td></td></b>", 1),
        ("<object><b><td></td></b>", 0),
        ("<template><b><object><template></object></b>", 1),
        ("<table><caption><i id=2><object></table><template></i></template>", 1),
        ("<template><table><object></table><caption><b></b>", 0),  # the object ends with its table
        ("<template><b id=1></template></object></b>", 1),
        ("<template><applet><b id=1></template></b>", 1),
        ("<table><object><b id=1></table></b>", 1),
        ("<object><applet><b></object></b>", 0),
        ("<table><template></table><b></template></b>", 1),
        ("<td><b></td></b>", 0),
        ("<b></object></table></b>", 0),
        ("<b><textarea></b></textarea>", 1),
        ("<b><style></b><b></style></b>", 1),
        ("<b><style></title></b>", 1),
        ("<b><style></title></b></style></b>", 0),
        ("<style></style><b></b>", 0),
    ],
)
def test_an_element_counts_until_its_end_tag(html: str, expected: int) -> None:
    assert counted(html) == expected


def test_a_parser_never_opens_more_than_were_counted() -> None:
    for seed in range(300):
        pieces = random.Random(seed)
        html = "".join(pieces.choices(PIECES, k=pieces.choice((6, 12, 30)))) + "</template>" * 30
        assert opened_again(html) <= counted(html), html


@pytest.mark.parametrize(
    "html",
    [
        "".join(f"<div><b id={n}></div>" for n in range(1000)) + "<div>x</div>" * 1000,
        "<p>" + "".join(f"<b id={n}>" for n in range(10)) + "<p>x" * 60_000,
        "".join(f"<b id={n}><table><td></b></table>" for n in range(1000)) + "<p>x" * 1000,
        "".join(f"<table><b id={n}><td></b></table>" for n in range(1000)) + "<p>x" * 1000,
    ],
    ids=["blocks", "paragraphs", "end tags in tables", "start tags in tables"],
)
def test_a_text_that_grows_to_millions_of_elements_is_refused(html: str) -> None:
    with pytest.raises(ImportFailedError, match="nests its HTML too deeply"):
        clean_markup(html)


def test_formatting_that_is_closed_is_no_reason_to_refuse() -> None:
    item = '<li><b><a href="https://a.org"><i>A</i></a></b> <code>x</code></li>'
    assert clean_markup(f"<ul>{item * 100_000}</ul>")
