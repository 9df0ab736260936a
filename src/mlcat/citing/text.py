"""Formats citations as text, one reference per line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mlcat.citing.apa import apa
from mlcat.citing.citations import Citation, HasEntry, cite_items
from mlcat.citing.ieee import ieee

STYLES = ("apa", "ieee")
"""The supported styles. For others, a citation processor can read CSL-JSON."""


def render_entries(items: Iterable[HasEntry], fields: Sequence[str] = ()) -> Iterator[str]:
    """Formats the references of the entries in the style of the APA. `fields` is not used."""
    return text(cite_items(items))


def text(citations: Iterable[Citation], style: str = "apa") -> Iterator[str]:
    """Formats the references in one of STYLES, in the given order. IEEE references are numbered."""
    for number, citation in enumerate(citations, start=1):
        if style == "ieee":
            yield f"[{number}] {ieee(citation.publication, citation.accessed)}\n"
        else:
            yield f"{apa(citation.publication)}\n"
