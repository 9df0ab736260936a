"""The registry of output formats for programs: `--format NAME`.

A format is a module with the functions of `Renderer`, and a line in the table below. Some formats, such as Markdown,
render only whole entries: their modules have no `render_table`, and ignore `fields`.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Protocol

    from mlcat.render.item import Item

    class Renderer(Protocol):
        """The interface of a format's module."""

        def render_entries(self, items: Iterable[Item], fields: Sequence[str] = ...) -> Iterator[str]:
            """Renders the entries, in parts and in the given order. If fields are named, only these are rendered."""

        def render_table(self, rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
            """Renders sections, tags or catalogs, in parts and in the given order. All rows have the same keys."""


class Format:
    """An output format: its name, its media type, its help, and the module that renders it.

    `only` is for formats that render neither fields nor tables: ENTRIES means whole entries, CITATIONS their citations.
    """

    __slots__ = ("citing", "help", "media_type", "module", "name", "tabular")

    def __init__(self, name: str, module: str, media_type: str, help: str, *, only: str = "") -> None:
        self.name = name
        self.module = module
        self.media_type = media_type
        self.help = help
        self.citing = only == CITATIONS
        """Whether it renders citations of entries."""
        self.tabular = not only
        """Whether it renders chosen fields of entries, and also sections, tags and catalogs."""

    def renderer(self) -> Renderer:
        """Imports and returns the module of the format."""
        __import__(self.module)  # `importlib` would import `warnings` too
        module: Renderer = sys.modules[self.module]  # not checked by mypy: a test does that
        return module


ENTRIES, CITATIONS = "entries", "citations"
"""The values of `only`: what a non-tabular format renders."""
_CSL = "application/vnd.citationstyles.csl+json"
_RIS = "application/x-research-info-systems"
_ALL = (
    Format("json", "mlcat.render.formats.json_", "application/json", "a JSON array of objects"),
    Format("ndjson", "mlcat.render.formats.ndjson", "application/x-ndjson", "one JSON object per line"),
    Format("plain", "mlcat.render.formats.plain", "text/tab-separated-values", "tab-separated lines"),
    Format("csv", "mlcat.render.formats.csv_", "text/csv", "comma-separated values with a header"),
    Format("markdown", "mlcat.render.formats.markdown", "text/markdown", "an awesome list", only=ENTRIES),
    Format("html", "mlcat.render.formats.html_", "text/html", "a web page with search and filters", only=ENTRIES),
    Format("bookmarks", "mlcat.render.formats.bookmarks", "text/html", "a file that browsers import", only=ENTRIES),
    Format("atom", "mlcat.render.formats.atom", "application/atom+xml", "a feed, the latest first", only=ENTRIES),
    Format("bibtex", "mlcat.citing.bibtex", "application/x-bibtex", "references for BibTeX", only=CITATIONS),
    Format("biblatex", "mlcat.citing.biblatex", "application/x-bibtex", "references for BibLaTeX", only=CITATIONS),
    Format("csl-json", "mlcat.citing.csl_json", _CSL, "references for Zotero and pandoc", only=CITATIONS),
    Format("ris", "mlcat.citing.ris", _RIS, "references for EndNote and Mendeley", only=CITATIONS),
    Format("text", "mlcat.citing.text", "text/plain", "references as text, in APA style", only=CITATIONS),
)
FORMATS = {format.name: format for format in _ALL}
"""The formats by name, in the order in which help lists them."""
