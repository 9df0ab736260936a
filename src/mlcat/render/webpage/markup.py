"""Converts text of a catalog to HTML."""

from __future__ import annotations

from html import escape

from mlcat.text.safety import one_line


def escape_text(value: str) -> str:
    """Cleans and escapes a value for the text of an element, or for an attribute in quotation marks."""
    return escape(one_line(value))


def link(url: str, html: str, attributes: str = "") -> str:
    """Wraps HTML in a link. If the address is neither http nor https, there is no link."""
    if not url.lower().startswith(("http://", "https://")):
        return f"<span{attributes}>{html}</span>"
    return f'<a href="{escape_text(url)}" rel="noopener"{attributes}>{html}</a>'


def display_address(url: str) -> str:
    """An address for display, without the scheme, `www.` and a trailing slash. It is escaped."""
    return escape_text(url.partition("://")[2].removeprefix("www.").removesuffix("/") or url)
