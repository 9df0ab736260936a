"""Entries as HTML for notebooks: a list of links, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from mlcat.model import Entry
from mlcat.text.safety import one_line


def html_list(entries: Iterable[tuple[Entry, str]]) -> str:
    """An HTML list of entries, each with its title as a link, its summary, and the note that is paired with it."""
    items = "".join(f"<li>{entry.html()}{_dash_and_text(note)}</li>" for entry, note in entries)
    return f"<ol>{items}</ol>"


def html_summary(title: str, description: str | None, facts: str) -> str:
    """The title of a catalog in bold, its description, and facts in a line below."""
    return f"<p><b>{_escape(title)}</b>{_dash_and_text(description)}<br>{_escape(facts)}</p>"


def _dash_and_text(text: str | None) -> str:
    return f" - {_escape(text)}" if text else ""


def _escape(text: str) -> str:
    return escape(one_line(text))
