"""The options for the output format, and the format and the fields that they choose."""

from __future__ import annotations

import os

from mlcat.cli.parsing.spec import Option
from mlcat.errors import UsageError, suggest
from mlcat.render.formats import FORMATS
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from mlcat.render.formats import Format

LAYOUTS = ("panel", "table")
"""The layouts for people. Without an option, each command has its own default."""
ENTRY_FORMATS = (*LAYOUTS, *FORMATS)
"""The values of --format for entries."""
ROW_FORMATS = ("table", *(name for name, format in FORMATS.items() if format.tabular))
"""The values of --format for sections, tags and catalogs."""


class Output:
    """The chosen output: a layout for people, or a format with the fields to print (none for the default fields)."""

    __slots__ = ("fields", "file", "format", "layout", "opens")

    def __init__(self, layout: str | None = None, format: Format | None = None, fields: tuple[str, ...] = ()) -> None:
        self.layout = layout
        """`panel` or `table`; None if neither was chosen."""
        self.format = format
        self.fields = fields
        self.file: str | None = None
        """The file to write to; None for stdout."""
        self.opens = False
        """Whether to open the file that was written."""

    def writes_format(self, entries: object) -> bool:
        """Whether to write in a format. An empty answer is not written to a file, so that the old file stays."""
        return self.format is not None and bool(entries or not self.file)


FORMAT_SYNONYMS = {
    "md": "markdown", "htm": "html", "jsonl": "ndjson", "tsv": "plain", "bib": "bibtex", "rss": "atom", "apa": "text",
}  # fmt: skip
"""Other names of formats."""


def parse_format(typed: str) -> str:
    """Parses a layout or the name of a format, in any case. Raises `UsageError` for anything else."""
    name = typed.strip().lower()
    name = FORMAT_SYNONYMS.get(name, name)
    if name in ENTRY_FORMATS:
        return name
    raise UsageError(f"no format '{shorten(typed, 40)}'.", suggest("Formats", ENTRY_FORMATS, typed))


def parse_fields(typed: str) -> tuple[str, ...]:
    """Parses a list of fields like `id,title,links.0.url`; drops duplicates. Raises `UsageError` for an empty list."""
    names = [name.strip() for name in typed.split(",")]
    if all(names):
        return tuple(dict.fromkeys(names))
    raise UsageError(f"'{shorten(typed, 40)}' is not a list of fields.", "Write names with commas: id,title,install.")


FORMATS_BY_SUFFIX = {
    "html": "html", "htm": "html", "md": "markdown", "csv": "csv", "tsv": "plain", "json": "json", "ndjson": "ndjson",
    "jsonl": "ndjson", "atom": "atom", "bib": "bibtex", "ris": "ris",
}  # fmt: skip
"""The format for each suffix of a file name, used without --format."""


def parse_file_path(typed: str) -> str | None:
    """Parses the path of a file to write; None for `-`, which is stdout.

    Raises `UsageError` for a folder, the name of a format, and an empty path.
    """
    if typed == "-":
        return None
    if FORMAT_SYNONYMS.get(typed, typed) in FORMATS:  # in kubectl and az, -o takes a format
        hint = f"For the format: --format {typed}. For a file of this name: -o ./{typed}."
        raise UsageError(f"-o takes the name of a file, and '{typed}' is a format.", hint)
    if typed and not os.path.isdir(typed):
        return typed
    raise UsageError(
        f"'{shorten(typed, 60)}' is a folder." if typed else "the file has no name.", "Name a file: -o list.html."
    )


def file_option(endings: str) -> Option:
    """The option for the file to write to; `endings` names the endings of file names that choose a format."""
    return Option(
        "file", "-o", "--output", metavar="FILE", convert=parse_file_path, completions="file",
        help=f"Write to this file. Without --format, its ending chooses the format: {endings}",
    )  # fmt: skip


_FORMAT = "Print in this format: "
_JSON = Option("json", "--json", help=f"Print {FORMATS['json'].help}, with every field.")
_PLAIN = f"Print {FORMATS['plain'].help}"
FORMAT_OPTIONS = (
    Option(
        "format", "--format", metavar="NAME", convert=parse_format, completions=ENTRY_FORMATS,
        help=f"{_FORMAT}{', '.join(ENTRY_FORMATS)}.",
    ),
    _JSON,
    Option("plain", "--plain", help=f"{_PLAIN}: id, title, section, tags, year, address, summary."),
    Option(
        "fields", "--fields", metavar="LIST", convert=parse_fields, completions="field",
        help="Print these fields, tab-separated: id,title,install. The names are those of --json.",
    ),
    file_option(".html, .md, .csv, .bib ..."),
    Option("open", "--open", help="Open the page that -o has written in the browser."),
)  # fmt: skip
"""The options of commands that print entries."""
ROW_FORMAT_OPTIONS = (
    Option(
        "format", "--format", metavar="NAME", convert=parse_format, completions=ROW_FORMATS,
        help=f"{_FORMAT}{', '.join(ROW_FORMATS)}.",
    ),
    _JSON,
    Option("plain", "--plain", help=f"{_PLAIN}, for cut, awk and fzf."),
)  # fmt: skip
"""The options of commands that print sections, tags or catalogs."""


def parse_output(options: dict[str, Any]) -> Output:
    """The output that these options choose.

    Raises `UsageError` if two options exclude each other, if one needs another, or if a field does not exist.
    """
    output = _format_output(options)
    if options.get("file") or options.get("open"):
        _check_file(output, options.get("file"), opens=options["open"])
        output.file, output.opens = options["file"], options["open"]
    return output


def format_for_file(file: str, formats: Iterable[str]) -> str:
    """The format for the suffix of the file's name. Raises `UsageError` if it is not one of `formats`."""
    name = FORMATS_BY_SUFFIX.get(file.rpartition(".")[2].lower(), "")
    if name in formats:
        return name
    endings = ", ".join(f".{ending}" for ending, name in FORMATS_BY_SUFFIX.items() if name in formats)
    raise UsageError(f"no format for the file '{shorten(file, 60)}'.", f"Add --format, or end its name in {endings}.")


def _check_file(output: Output, file: str | None, *, opens: bool) -> None:
    if not file:
        raise UsageError("--open needs a file.", "Name one: -o page.html.")
    if not output.format:
        raise UsageError(f"the format {output.layout} is for terminals.", "Choose another for -o.")
    if opens and output.format.media_type != "text/html":
        raise UsageError(
            f"--open cannot be used with the format {output.format.name}.", "It is for pages: -o page.html."
        )


def _format_output(options: dict[str, Any]) -> Output:
    name, fields = _chosen_format(options), options.get("fields") or ()
    if options.get("file") and not name and not fields:
        name = format_for_file(options["file"], FORMATS)
    if name in LAYOUTS and not fields:
        return Output(layout=name)
    format = FORMATS.get(name or ("plain" if fields else ""))
    if fields and (format is None or not format.tabular):
        tabular = ", ".join(known_format.name for known_format in FORMATS.values() if known_format.tabular)
        raise UsageError(f"--fields cannot be used with the format {name}.", f"Use it with {tabular}.")
    if fields:
        _check_fields(fields)
    return Output(format=format, fields=fields)


def parse_row_output(options: dict[str, Any]) -> Output:
    """Like `parse_output`, for sections, tags and catalogs. Raises `UsageError` for a format of entries only."""
    output = parse_output(options)
    name = output.layout or (output.format.name if output.format else "table")
    if name not in ROW_FORMATS:
        raise UsageError(f"the format {name} is for entries.", f"Use {', '.join(ROW_FORMATS)}.")
    return output


def _chosen_format(options: dict[str, Any]) -> str | None:
    """The name of the format or layout that the options choose; None if they choose none. Raises `UsageError` for two
    different ones."""
    given = [(f"--{name}", name) for name in ("json", "plain") if options.get(name)]
    if options.get("format"):
        given.append((f"--format {options['format']}", options["format"]))
    if len({name for _, name in given}) > 1:
        raise UsageError(f"{given[0][0]} and {given[1][0]} cannot both be given.", "Choose one of them.")
    return given[0][1] if given else None


_OTHER_NAMES = {
    "name": "title", "address": "url", "homepage": "url", "link": "links", "paper": "links", "code": "links",
    "category": "section", "type": "kind", "licence": "license", "author": "authors", "venue": "publications.0.venue",
    "arxiv": "publications.0.arxiv", "doi": "publications.0.doi", "updated": "last_activity",
}  # fmt: skip
"""Fields by other names that users try: those of other programs and formats, and the labels that `show` prints."""


def fields_among(words: list[str]) -> str:
    """The first of the words that is a list of fields, as gh takes one after --json; "" if there is none."""
    from mlcat.render.formats.values import KEYS

    return next((word for word in words if "," in word and all(part in KEYS for part in word.split(","))), "")


def _check_fields(fields: tuple[str, ...]) -> None:
    from mlcat.render.formats.values import HIT_KEYS, KEYS

    for field in fields:
        if field.partition(".")[0] not in (*KEYS, *HIT_KEYS):
            known_name = _OTHER_NAMES.get(field.partition(".")[0].lower())
            hint = f"Did you mean '{known_name}'?" if known_name else suggest("Fields", (*KEYS, *HIT_KEYS), field)
            raise UsageError(f"no field '{shorten(field, 40)}'.", hint)
