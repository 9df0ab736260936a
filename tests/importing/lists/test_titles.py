"""Titles of entries."""

import pytest

from importing.lists.support import only
from mlcat.importing.lists.titles import is_label, label_of, label_of_emoji, title_of


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
    ("text", "title"),
    [
        ("¶ Xebec X →", "Xebec X"),
        ("[a]", "a"),
        ("[ X ]", "X"),
        ("[]", ""),
        ("[a", "[a"),
        ("ab]", "ab]"),
        ("[[a]", "[[a]"),
        ("[a]]", "[a]]"),
        ("[a] [b]", "[a] [b]"),
        ("a" * 400, "a" * 400),
        ("a" * 401, "a" * 399 + "…"),
    ],
    ids=lambda text: text[:10],
)
def test_square_brackets_around_a_title_and_what_exceeds_400_characters_are_removed(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "label"),
    [(":octocat:", "code"), ("◯", "link"), ("⭐️", "link"), (":unknown_emoji:", "link"), ("⭐X", ""), ("X⭐", ""),
     ("a", ""), ("", ""), (":a b:", "")],
)  # fmt: skip
def test_an_emoji_alone_is_a_label(text: str, label: str) -> None:
    assert label_of_emoji(text) == label


@pytest.mark.parametrize(
    ("text", "label"), [("PDF", "paper"), ("Screenshot 12", "screenshot"), ("Sloop 12", "Sloop 12"), ("X", "X")]
)
def test_a_known_label_has_its_usual_name(text: str, label: str) -> None:
    assert label_of(text) == label
    assert is_label(text) is (label != text)
