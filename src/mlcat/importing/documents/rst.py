"""Parses reStructuredText to a document tree, with docutils, the reference implementation."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.core import publish_doctree, publish_from_doctree
from docutils.parsers.rst import Parser, states

from mlcat.errors import ImportFailedError
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.html import html_to_document
from mlcat.importing.documents.text import MAX_PARAGRAPH_LENGTH, truncate_paragraph
from mlcat.importing.documents.tree import Document
from mlcat.importing.lazy_patterns import lazy_compile

_MAX_MARKERS = 20_000_000  # characters times inline markers of a paragraph; docutils' time grows with the product
_MAX_SIZE = 2 << 20  # characters; docutils takes seconds for a MiB
_SETTINGS: dict[str, Any] = {
    # Directives must neither include other files nor pass raw HTML through.
    "file_insertion_enabled": False, "raw_enabled": False, "_disable_config": True,
    "report_level": 5, "halt_level": 5, "doctitle_xform": False, "initial_header_level": 1, "syntax_highlight": "none",
    "output_encoding": "unicode", "stylesheet_path": None, "math_output": "LaTeX", "line_length_limit": 2 * _MAX_SIZE,
}  # fmt: skip


def rst_to_document(text: str, deadline: Deadline) -> Document:
    """Parses a text in reStructuredText.

    Raises `ImportFailedError` when the deadline has passed, and for a text that is too long or nested too deeply.
    """
    if len(text) > _MAX_SIZE:
        raise ImportFailedError(f"this reStructuredText is longer than {_MAX_SIZE:,} characters.", "Divide it.")
    limits = _Limits(deadline)
    try:
        doctree = publish_doctree(
            _without_roles(text), parser=Parser(inliner=limits.inliner()), settings_overrides=_SETTINGS
        )
        for node in list(doctree.findall(_is_reference_mark)):
            node.parent.remove(node)
        html = publish_from_doctree(doctree, writer="html5", settings_overrides=_SETTINGS)
    except RecursionError:
        problem = "this reStructuredText is nested too deeply."
        raise ImportFailedError(problem, "It is hardly a list of links.") from None
    document = html_to_document(html, deadline, whole_page=True)
    document.truncated_count = limits.truncated_count
    return document


def _is_reference_mark(node: nodes.Node) -> bool:
    """Whether a node is the mark of a footnote or of a citation, which is not content."""
    return isinstance(node, nodes.footnote_reference | nodes.citation_reference)


class _Limits:
    """Limits docutils' inline parser: cuts or drops paragraphs that are too long, and counts them."""

    def __init__(self, deadline: Deadline) -> None:
        self.truncated_count = 0
        self._deadline = deadline

    def inliner(self) -> states.Inliner:
        """docutils' inline parser with these limits."""
        inliner = states.Inliner()
        parse = inliner.parse
        # A subclass does not work: docutils looks its patterns up in the class itself.
        inliner.parse = lambda text, *rest: parse(self._limit(text), *rest)  # type: ignore[method-assign]
        return inliner

    def _limit(self, text: str) -> str:
        self._deadline.check()
        if len(text) > MAX_PARAGRAPH_LENGTH:
            self.truncated_count += 1
            text = truncate_paragraph(text)
        if len(text) * sum(map(text.count, "`*|_")) > _MAX_MARKERS:
            self.truncated_count += 1
            text = ""
        return text


def _without_roles(text: str) -> str:
    """`text` without the names of Sphinx roles: for :doc:`x`, docutils would insert an error message."""
    return _ROLE.sub(lambda match: match[1], text)


_ROLE = lazy_compile(r":(?:[a-z]{1,20}:)?(?:ref|doc|class|func|meth|mod|pypi|gh|user|issue|pr):(`[^`\n]{1,400}`)")
