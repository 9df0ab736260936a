"""How much open HTML costs, and what closes an element."""

import contextlib

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


def least_limit(monkeypatch: pytest.MonkeyPatch, name: str, html: str) -> int:
    """The least value of a limit of `nesting` that accepts the text."""
    for limit in range(-20 * html.count("<"), 3000):
        monkeypatch.setattr(nesting, name, limit)
        with contextlib.suppress(ImportFailedError):
            clean_markup(html)
            return limit
    raise AssertionError("it costs more")


@pytest.mark.parametrize(
    "before", ["", "<i>", "<a>", "<a><div>", "<a><div></a></div>", "<b><a><i>", "<em>", "<section><a></section>"]
)
@pytest.mark.parametrize("tag", ["a", "code", "em", "strong"])
@pytest.mark.parametrize(("limit", "other"), [("_MAX_COST", "_MAX_REOPENED"), ("_MAX_REOPENED", "_MAX_COST")])
def test_a_whole_inline_element_counts_as_much_as_its_two_tags(
    monkeypatch: pytest.MonkeyPatch, before: str, tag: str, limit: str, other: str
) -> None:
    monkeypatch.setattr(nesting, other, 10_000)
    whole = f"{before}<{tag}>x</{tag}>" * 2 + "<u>" * 3
    apart = whole.replace(f"</{tag}>", f"</{tag.upper()}>")
    assert least_limit(monkeypatch, limit, whole) == least_limit(monkeypatch, limit, apart)


@pytest.mark.parametrize(
    ("html", "reopened"),
    [("<b>" * 3, 0 + 1 + 2), ("<b id=1>" * 5, 0 + 1 + 2 + 3 + 4), ("<b></b>" * 3, 0 + 1 + 0 + 1 + 0 + 1),
     ("<b><br><p>", 0 + 1 + 1), ("<b><em>x</em><br>", 0 + 1 + 2 + 1)],
)  # fmt: skip
def test_the_elements_that_are_opened_again_are_added_up_over_all_tags(
    monkeypatch: pytest.MonkeyPatch, html: str, reopened: int
) -> None:
    assert least_limit(monkeypatch, "_MAX_REOPENED", html) == reopened - html.count("<")


def refused(html: str) -> bool:
    try:
        clean_markup(html)
    except ImportFailedError:
        return True
    return False


@pytest.mark.parametrize(
    ("before", "tag", "limit", "free"), [(21, "<section>", 5_000_000, 20), (2, "<b id=1>", 500_000, 1)]
)
def test_the_limits_are_exact(before: int, tag: str, limit: int, free: int) -> None:
    """As many elements as are allowed; each `<br>` after the first `before` tags counts 1 more than is free."""
    count = max(n for n in range(10_000) if n * (n - 1) // 2 - free * n <= limit)
    rest = limit - (count * (count - 1) // 2 - free * count)
    assert not refused(tag * before + "<br>" * rest + tag * (count - before))
    assert refused(tag * before + "<br>" * (rest + 1) + tag * (count - before))


def test_the_message_says_that_such_a_text_is_no_list() -> None:
    with pytest.raises(ImportFailedError) as caught:
        clean_markup("<b>" * 9000 + "<i id=1>" * 3000)
    assert caught.value.message == "this text nests its HTML too deeply to be read."
    assert caught.value.hint == "It is hardly a list of links."


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
        ("a<!-- b > c -->d", "ad"),
        ("a</1>b", "ab"),
        ('<p title="<b>">a', '<p title="&lt;b>">a'),
        ("<p title='<b>'>a<b>", "<p title='&lt;b>'>a<b>"),
        ("<p>a</p>", "<p>a</p>"),
        ("<!a><X>b</X>", "<X>b</X>"),
    ],
)
def test_comments_are_removed_and_markup_in_attributes_is_escaped(html: str, checked: str) -> None:
    assert clean_markup(html) == checked
