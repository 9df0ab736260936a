"""Writes citations, and says on stderr what some of them lack."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from importlib import import_module

from mlcat.citing.citations import Citer
from mlcat.cli.terminal import Terminal
from mlcat.model import Entry

MAX_REMARKS = 20
"""Entries that are named on stderr; of further ones only the number is."""

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
    """Writes what to cite of the entries, in one of FORMATS; `style` is that of text."""
    citer = Citer(date.today().isoformat(), official_keys=official_keys)
    module = import_module(_WRITERS[format])
    writer = getattr(module, format.replace("-", "_"))
    cited = citer.cite(entries)
    terminal.write_all(writer(cited, style) if format == "text" else writer(cited))
    terminal.flush()
    for entry_id, said in list(citer.remarks.items())[:MAX_REMARKS]:
        terminal.note(f"{entry_id}: {'; '.join(said)}.")
    if len(citer.remarks) > MAX_REMARKS:
        terminal.note(f"{len(citer.remarks) - MAX_REMARKS:,} more entries share a publication or lack something.")
