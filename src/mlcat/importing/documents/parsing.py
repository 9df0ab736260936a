"""Parses a text in any markup to a document tree."""

from mlcat.errors import ImportFailedError
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.html import html_to_document
from mlcat.importing.documents.markdown import markdown_to_html
from mlcat.importing.documents.tree import Document

MAX_CHARACTERS = 16_000_000
"""Maximum characters of a document; its tree takes about 45 bytes for each, so 750 MB for the longest."""


def parse_document(text: str, deadline: Deadline, markup: str = "markdown") -> Document:
    """Parses a text. `markup` is markdown (also for an HTML page), rst, asciidoc or org.

    Raises `ImportFailedError` for a text that is longer than `MAX_CHARACTERS`, or cannot be parsed within the deadline.
    """
    if len(text) > MAX_CHARACTERS:
        problem = f"this text is longer than {MAX_CHARACTERS // 1_000_000} million characters."
        raise ImportFailedError(problem, "Convert it to NDJSON, one entry per line: that is read as a stream.")
    if markup == "rst":
        from mlcat.importing.documents.rst import rst_to_document

        return rst_to_document(text, deadline)
    if markup == "asciidoc":
        from mlcat.importing.documents.asciidoc import asciidoc_to_document

        return asciidoc_to_document(text, deadline)
    if markup == "org":
        from mlcat.importing.documents.org import org_to_document

        return org_to_document(text, deadline)
    if is_html(text):
        return html_to_document(text, deadline, whole_page=True)
    html, truncated_count = markdown_to_html(text, deadline)
    document = html_to_document(html, deadline, whole_page=False)
    document.truncated_count = truncated_count
    return document


def is_html(text: str) -> bool:
    """Whether the text is an HTML page rather than Markdown."""
    start = text[:500].lstrip().casefold()
    return start.startswith(("<!doctype", "<html"))
