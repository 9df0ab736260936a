"""The reader on untrusted text: it ends in time, and what it returns is clean."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importing.lists.support import only, read, reasons, titles
from mlcat.errors import ImportFailedError
from mlcat.importing.convert import to_catalog
from mlcat.importing.documents import deadline
from mlcat.importing.lists import parser
from mlcat.importing.lists.parser import parse_list
from mlcat.importing.lists.unread_addresses import unread_addresses
from mlcat.text.safety import is_clean
from mlcat.validation import parse_catalog, to_json


@pytest.mark.parametrize(
    "tag", ["style", "script", "title", "textarea", "Object", "select", "svg", "template", "plaintext"]
)
def test_an_unclosed_tag_in_a_description_does_not_swallow_what_follows(tag: str) -> None:
    text = f"## A\n- [One](https://a.org/1) - for <{tag}> blocks.\n\n## B\n- [Two](https://a.org/2)"
    assert titles(text) == ["One", "Two"]


def test_raw_html_is_parsed_as_a_browser_would() -> None:
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


def test_control_and_bidirectional_characters_are_removed() -> None:
    entry = only("- [S\x1bx31mlo\u202eop\u200b](https://a.org/\u202ex) - \x9b One\x07 mast &#x202e;")
    assert entry.title == "Sx31mloop"
    assert (entry.url, entry.description) == ("https://a.org/x", "One mast")


@pytest.mark.parametrize(
    "text", ["", " \n\n", "\ufeff", "\x00\x01", "<!-- only -->", "---\ntitle: x\n---\n", "<html></html>"]
)
def test_a_text_without_links_has_no_entries(text: str) -> None:
    assert parse_list(text).entries == ()


def test_an_html_page_is_read_as_a_list() -> None:
    page = "<!DOCTYPE html><html><head><title>t</title></head><body><nav><ul><li><a href='/x'>x</a></ul></nav><main>"
    parsed = read(page + "<h1>Ships</h1><h2>Sail</h2><ul><li><a href='https://a.org'>Sloop</a> - One mast.</ul></main>")
    assert [(entry.title, entry.path) for entry in parsed.entries] == [("Sloop", ("Sail",))]


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<details>", "<span>"])
def test_html_nested_fifty_thousand_deep_is_rejected(tag: str) -> None:
    with pytest.raises(ImportFailedError, match="too deeply"):
        parse_list("<p>x</p>\n\n" + "\n".join([tag] * 50_000) + "\n")


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "![" * 50_000, "- [a](https://a.org) - " + "word " * 200_000, "[a](" * 20_000, "*a " * 100_000,
     "x" * 1_000_000, "`" * 100_000, "|a" * 30_000 + "\n" + "|-" * 30_000, "<a " * 100_000, ":a" * 100_000],
)  # fmt: skip
def test_a_very_long_line_is_read_without_hanging(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "_SECONDS", 600.0)  # only the time limit of the tests applies, also on a busy machine
    assert len(parse_list(text).entries) <= 1


def test_a_text_that_takes_too_long_to_read_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "_SECONDS", -60.0)
    with pytest.raises(ImportFailedError, match="takes too long"):
        parse_list("- [Sloop](https://a.org)")


def test_a_long_line_is_truncated_and_counted() -> None:
    parsed = parse_list("- [Sloop](https://a.org) - " + "word " * 200_000)
    assert parsed.entries[0].title == "Sloop"
    assert reasons(parsed) == {"line too long": 1}


_FRAGMENTS = st.sampled_from(
    ["- ", "  ", "\n", "\n\n", "# ", "## ", "[a](https://a.org)", "[b](x.md)", "[c]: http://c.org\n", "[c]",
    "<details>",
     "<summary>", "</summary>", "</details>", "<a href='http://d.org'>", "</a>", "|", "|-|-|\n", "<br>",
     "<li>", "<ul>", "<b>",
     "<table><tr><td>", "</td>", "`x`", "![i](i.png)", "> ", "1. ", ":x:", "**", "&#27;", "\u202e", "\x1b",
     "<!--", "-->", "<pre>",
     "(", ")", "[", "]", "words ", "http://e.org ", "<p>", "<h2>", "</h2>", "javascript:", "License", "\ud800"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(), st.lists(_FRAGMENTS, max_size=60).map("".join)),
    st.sampled_from([None, "https://a.org/b/c.md"]),
)
def test_any_text_is_read_into_a_valid_catalog_without_unsafe_characters(text: str, base: str | None) -> None:
    parsed = parse_list(text, base)
    for entry in parsed.entries:
        texts = [entry.title, entry.url, entry.description, *entry.path, *entry.tags]
        texts += [part for link in entry.links for part in (link.label, link.url)]
        assert all(is_clean(part) for part in texts)
        assert entry.title.strip()
    catalog = to_catalog(parsed, name="any", source="any", fetched="2026-01-31")
    assert parse_catalog(to_json(catalog), "any") == catalog


def test_blank_letters_are_removed_and_joiners_are_kept() -> None:
    assert only("- [Sloop](https://a.org) - One mast.\u3164\u2800").description == "One mast."
    assert only("- [برنامه\u200cنویسی](https://a.org)").title == "برنامه\u200cنویسی"


LIST = "# T\n\n## S\n\n- [A](https://a.org) - one.\n"


@pytest.mark.parametrize("left", range(12))
def test_every_step_of_reading_checks_the_same_deadline(monkeypatch: pytest.MonkeyPatch, left: int) -> None:
    """The time is up at the nth check of the clock; a list of one entry has at least twelve checks."""
    looks = iter([0.0, *[1.0] * left])
    monkeypatch.setattr("time.monotonic", lambda: next(looks, 1e9))
    processor_time = iter([0.0])
    monkeypatch.setattr("time.thread_time", lambda: next(processor_time, 1e9))
    with pytest.raises(ImportFailedError, match="too long to read"):
        parse_list(LIST)


def test_the_deadline_is_checked_after_the_last_step(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    for clock in ("time.monotonic", "time.thread_time"):
        monkeypatch.setattr(clock, lambda: now[0])

    def slow(*values: Any) -> Any:
        now[0] = 1e9
        return unread_addresses(*values)

    monkeypatch.setattr(parser, "unread_addresses", slow)
    with pytest.raises(ImportFailedError, match="too long to read"):
        parse_list(LIST)
