"""How much open HTML costs, and what closes an element."""

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.documents import nesting
from mlcat.importing.documents.nesting import clean_markup


def cost(monkeypatch: pytest.MonkeyPatch, html: str) -> int:
    """The open elements at each tag, added up: the least limit that accepts them, plus 20 for each tag."""
    for limit in range(-20 * html.count("<"), 3000):
        monkeypatch.setattr(nesting, "_MAX_COST", limit)
        try:
            clean_markup(html)
        except ImportFailedError:
            continue
        return limit + 20 * html.count("<")
    raise AssertionError("it costs more")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>" * 4, 0 + 1 + 2 + 3),
        ("<b></b>" * 3, 0 + 1 + 0 + 1 + 0 + 1),
        ("<B></b>" * 2, 0 + 1 + 0 + 1),
        ("<br>" * 4, 0),
        ("<li>" * 3, 0),
        ("<a>" * 3, 0 + 1 + 1),
        ("<i><b></i><u>", 0 + 1 + 2 + 0),
        ("<i><div></i><u>", 0 + 1 + 2 + 2),
        ("<div><i></div><u>", 0 + 1 + 2 + 0),
        ("<div><table></div><u>", 0 + 1 + 2 + 2),
        ("<div><section></div><u>", 0 + 1 + 2 + 0),
        ("<u></i><u>", 0 + 1 + 1),
    ],
)
def test_the_steps_for_a_tag_grow_with_the_open_elements(
    monkeypatch: pytest.MonkeyPatch, html: str, expected: int
) -> None:
    assert cost(monkeypatch, html) == expected


@pytest.mark.parametrize(("between", "is_closed"), [(63, True), (64, False)])
def test_an_end_tag_is_compared_with_at_most_64_open_elements(
    monkeypatch: pytest.MonkeyPatch, between: int, is_closed: bool
) -> None:
    html = "<i>" + "<b>" * between + "</i><u>"
    opened = sum(range(between + 1)) + between + 1
    assert cost(monkeypatch, html) == opened + (0 if is_closed else between + 1)


@pytest.mark.parametrize(
    ("html", "checked"),
    [
        ("a<!-- b --><p>c", "a<p>c"),
        ("a<!-- b", "a"),
        ("a<!-- b --!>c", "ac"),
        ("a<?b?>c<!d>e", "ace"),
        ("a</1>b", "ab"),
        ('<p title="<b>">a', '<p title="&lt;b>">a'),
        ("<p title='<b>'>a<b>", "<p title='&lt;b>'>a<b>"),
        ("<p>a</p>", "<p>a</p>"),
    ],
)
def test_comments_are_removed_and_markup_in_attributes_is_escaped(html: str, checked: str) -> None:
    assert clean_markup(html) == checked
