"""Entries as HTML for notebooks: a list of links, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from mlcat.model import Entry
from mlcat.text.safety import one_line


def html_list(entries: Iterable[tuple[Entry, str]]) -> str:
    """An HTML list of entries: title as a link, summary, and the note that comes with the entry."""
    items = "".join(f"<li>{entry.html()}{_after(note)}</li>" for entry, note in entries)
    return f"<ol>{items}</ol>"


def html_summary(title: str, description: str | None, facts: str) -> str:
    """The title of a catalog in bold, its description, and facts in a line below."""
    return f"<p><b>{_text(title)}</b>{_after(description)}<br>{_text(facts)}</p>"


def _after(text: str | None) -> str:
    return f" - {_text(text)}" if text else ""


def _text(text: str) -> str:
    return escape(one_line(text))
