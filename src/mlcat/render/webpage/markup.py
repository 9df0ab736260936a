"""Converts text of a catalog to HTML."""

from __future__ import annotations

from html import escape

from mlcat.text.safety import one_line


def escape_text(value: str) -> str:
    """A value as the text of an element or of an attribute in quotation marks: cleaned, on one line, escaped."""
    return escape(one_line(value))


def link(url: str, html: str, attributes: str = "") -> str:
    """`html`, which is HTML, as a link; without a link unless the address is http or https."""
    if not url.lower().startswith(("http://", "https://")):
        return f"<span{attributes}>{html}</span>"
    return f'<a href="{escape_text(url)}" rel="noopener"{attributes}>{html}</a>'


def display_address(url: str) -> str:
    """An address for display, escaped: without the scheme, `www.` and a trailing slash."""
    return escape_text(url.partition("://")[2].removeprefix("www.").removesuffix("/") or url)
