"""Titles of entries."""

import pytest

from importing.lists.support import only


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
