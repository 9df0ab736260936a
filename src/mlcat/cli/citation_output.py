"""Writes citations to stdout, and remarks on incomplete ones to stderr."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from importlib import import_module

from mlcat.citing.citations import Citation, CitationMaker
from mlcat.cli.terminal import Terminal
from mlcat.model import Entry

MAX_REMARKS = 20
"""Maximum number of entries that stderr names; further ones are only counted."""

_WRITERS = {
    "bibtex": "mlcat.citing.bibtex",
    "biblatex": "mlcat.citing.biblatex",
    "csl-json": "mlcat.citing.csl_json",
    "ris": "mlcat.citing.ris",
    "text": "mlcat.citing.text",
}
FORMATS = tuple(_WRITERS)
"""The formats of citations; each has a module with a function of its name."""


def write_citations(
    terminal: Terminal, format: str, entries: Iterable[Entry], *, style: str = "apa", official_keys: bool = False
) -> None:
    """Writes the citations of the entries in one of FORMATS; `style` applies to the format text."""
    citer = CitationMaker(date.today().isoformat(), official_keys=official_keys)
    terminal.write_all(render_citations(citer.cite(entries), format, style))
    terminal.flush()
    terminal.note(*remark_lines(citer))


def render_citations(citations: Iterable[Citation], format: str, style: str = "apa") -> Iterator[str]:
    """The citations in one of FORMATS, in parts; `style` applies to the format text."""
    write = getattr(import_module(_WRITERS[format]), format.replace("-", "_"))
    parts: Iterator[str] = write(citations, style) if format == "text" else write(citations)
    return parts


def remark_lines(citer: CitationMaker) -> list[str]:
    """A line for each entry whose citation is incomplete, or the same as that of another; after MAX_REMARKS lines, one
    with the number of the others."""
    lines = [f"{entry_id}: {'; '.join(parts)}." for entry_id, parts in citer.remarks.items()]
    if len(lines) <= MAX_REMARKS:
        return lines
    more = f"{len(lines) - MAX_REMARKS:,} more entries share a publication or lack something."
    return [*lines[:MAX_REMARKS], more]
