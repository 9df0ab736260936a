"""`mlcat cite`: prints what to cite of entries, for a bibliography."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from mlcat.cli import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.lookup.entry_arguments import resolve_arguments
from mlcat.cli.parsing.formats import file_option, format_for_file
from mlcat.cli.parsing.options import CATALOG_OPTION, ENTRY_HELP
from mlcat.cli.parsing.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.errors import UsageError, suggest
from mlcat.render.formats import FORMATS
from mlcat.text.safety import shorten

_FORMATS = tuple(format.name for format in FORMATS.values() if format.citing)
_STYLES = ("apa", "ieee")  # as `mlcat.citing.text` has them, which is not loaded for help


def run(
    terminal: Terminal,
    *,
    entries: list[str],
    catalog: str | None,
    format: str | None,
    style: str | None,
    official_keys: bool,
    fetch: bool,
    file: str | None,
) -> int:
    """Writes the references of the entries in the order of their names on the command line."""
    if style and format not in (None, "text"):
        raise UsageError(f"--style cannot be used with the format {format}.", "It is for --format text.")
    format_name = format or ("text" if style else format_for_file(file, _FORMATS) if file else "bibtex")
    from mlcat.cli.citation_output import write_citations

    indexes, option = selection.open_named_or_all(terminal, catalog), selection.catalog_option(terminal, catalog)
    items, missing = resolve_arguments(terminal, indexes, entries, "cite", option)
    failed = 0
    if items:
        if fetch:
            from mlcat.cli.publication_lookup import complete_entries

            cited, failed = complete_entries(terminal, items)
        else:
            cited = [item.entry() for item in items]
        with _destination(terminal, file):
            write_citations(terminal, format_name, cited, style=style or "apa", official_keys=official_keys)
    for error in missing:
        terminal.error(error)
    return ExitCode.FAILED if missing or failed else ExitCode.OK


def _destination(terminal: Terminal, file: str | None) -> AbstractContextManager[None]:
    """The destination of the references."""
    if not file:
        return nullcontext()
    from mlcat.cli.output_file import output_to_file

    return output_to_file(terminal, file)


def _parse_format(typed: str) -> str:
    if (name := typed.strip().lower()) in _FORMATS:
        return name
    raise UsageError(f"no format '{shorten(typed, 40)}' of references.", suggest("Formats", _FORMATS, typed))


def _parse_style(typed: str) -> str:
    if (name := typed.strip().lower()) in _STYLES:
        return name
    raise UsageError(
        f"no style '{shorten(typed, 40)}'.",
        f"There are {' and '.join(_STYLES)}; for others, give --format csl-json to `pandoc --citeproc --csl`.",
    )


COMMAND = Command(
    "cite",
    help="Print what to cite: the paper of an entry, or the software or dataset itself. What is missing is named on "
    "stderr.",
    examples=(
        ("mlcat cite faiss clip snli >> refs.bib", "for BibTeX"),
        ("mlcat cite faiss --format biblatex", "for BibLaTeX; csl-json and ris likewise"),
        ("mlcat cite faiss --style ieee", "as text; apa likewise"),
        ("mlcat search triplet --format bibtex", "of all that is found"),
        ("mlcat cite some-paper --fetch", "look up what an imported list does not say"),
    ),
    run=run,
    searches_all=True,
    arguments=(
        Argument(
            "entries",
            metavar="ENTRY...",
            multiple=True,
            help=ENTRY_HELP,
            missing_hint="Name one: `mlcat cite faiss`; `mlcat list` has them all.",
            completions="id",
        ),
    ),
    options=(
        CATALOG_OPTION,
        Option(
            "format", "--format", metavar="NAME", convert=_parse_format, completions=_FORMATS,
            help=f"Print in this format: {', '.join(_FORMATS)}.",
        ),
        Option(
            "style", "--style", metavar="NAME", convert=_parse_style, completions=_STYLES,
            help="Print as text in this style: apa or ieee.",
        ),
        Option("official_keys", "--official-keys", help="Use the citation keys that the authors ask for."),
        file_option(".bib or .ris."),
        Option("fetch", "--fetch", help="Look up missing authors and years at doi.org and arXiv, and keep them."),
    ),
)  # fmt: skip
