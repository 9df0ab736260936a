"""Text of a catalog as HTML."""

from __future__ import annotations

from html import escape

from mlcat.text.safety import one_line


def text(value: str) -> str:
    """A value as the text of an element or of an attribute in quotation marks: cleaned, on one line, escaped."""
    return escape(one_line(value))


def link(url: str, shown: str, attributes: str = "") -> str:
    """`shown`, which is HTML, as a link; without a link unless the address is http or https."""
    if not url.lower().startswith(("http://", "https://")):
        return f"<span{attributes}>{shown}</span>"
    return f'<a href="{text(url)}" rel="noopener"{attributes}>{shown}</a>'


def address(url: str) -> str:
    """An address as people read it: without the scheme, `www.` and a slash at the end."""
    return text(url.partition("://")[2].removeprefix("www.").removesuffix("/") or url)
