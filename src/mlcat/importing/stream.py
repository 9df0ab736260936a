"""Opens the source of an import, in any format, as a stream of batches."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from mlcat.catalogs import user_catalog
from mlcat.constraints import MAX_LINE, MAX_LINE_BYTES
from mlcat.errors import CatalogError, ImportFailedError
from mlcat.importing.batches import MergedBatch, batches_of_records
from mlcat.importing.fetch import sources
from mlcat.importing.fetch.hosts import split_credentials
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.fetch.limits import Progress
from mlcat.importing.fetch.standard_input import PeekedStream
from mlcat.importing.naming import check_name, title_from_name
from mlcat.importing.records.mlcat_json import Record, is_mlcat_json, is_mlcat_line, read_array, without_traceback
from mlcat.importing.signals import interruptible
from mlcat.model import CatalogData, Validators
from mlcat.paths import Folders
from mlcat.text.safety import shorten
from mlcat.validation import parse_entry, parse_header, read_user_catalog, to_json

if TYPE_CHECKING:  # what only other formats need takes longer to load than a short NDJSON file to import
    from mlcat.importing.lists.parsed import LeftOut, ParsedList

_MAX_JSON = 256 << 20  # bytes of a JSON file, which is parsed as a whole


@dataclass(frozen=True, slots=True)
class ImportStream:
    """A list that is being imported."""

    source: str
    """The source as the catalog stores it; `-` for standard input."""
    name: str
    """The name of the catalog."""
    batches: Generator[MergedBatch]
    """The entries, which can be read once."""
    left_out: tuple[LeftOut, ...] = ()
    """The items of a list that are not entries, in order."""
    unread: tuple[LeftOut, ...] = ()
    """The addresses that no entry has, neither as its own nor as a link, in order."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """The columns of a table by field, as the user named them."""
    validators: Validators | None = None
    """The validators of the document that was fetched, if its server sent any."""


def open_import(
    source: str,
    *,
    name: str | None,
    folders: Folders,
    fetcher: Fetcher,
    progress: Progress,
    mapping: Mapping[str, str] | None = None,
    fetched: sources.FetchedList | None = None,
    stdin: BinaryIO | None = None,
) -> ImportStream:
    """Opens the list at `source`: a path, `-` (standard input), an https address, or owner/repo.

    `name` is the name of the catalog; None derives one from the source. If `folders` has a catalog of that name, its
    entries keep their ids. `mapping` has the columns that the user named, by field. `fetched` is the list, if it was
    fetched already. `stdin` is None if there is no standard input.

    Raises `ImportFailedError` for a source that cannot be read, `UsageError` for an invalid name, and `CatalogError`
    for invalid JSON and for a whole catalog that is invalid. In any other list, an invalid entry raises nothing: its
    batch has the error.
    """
    mapping = mapping or {}
    catalog_name = None if name is None else check_name(name)
    peeked = PeekedStream(interruptible(stdin)) if source == "-" and stdin else None
    if peeked and peeked.is_object and not mapping and is_mlcat_line(peeked.line):
        from mlcat.importing.workers import batches_of_stream

        batches = batches_of_stream(peeked, "standard input", _byte_counter(progress, None))
        return ImportStream("-", catalog_name or "catalog", batches)
    fetched = fetched or sources.fetch(source, fetcher, stdin=peeked, progress=progress, mapping=mapping)
    stream = _open_fetched(fetched, catalog_name or check_name(fetched.name), folders, progress, mapping)
    return replace(stream, mapping=mapping, validators=fetched.validators)


def _open_fetched(
    fetched: sources.FetchedList, name: str, folders: Folders, progress: Progress, mapping: Mapping[str, str]
) -> ImportStream:
    """Opens a fetched list: a table that mlcat printed, a document, records of another program, or mlcat's own JSON."""
    may_be_printed = fetched.format in ("csv", "tsv", "markdown") and not mapping
    if may_be_printed and (batches := _printed_table_batches(fetched, name)) is not None:
        return ImportStream(fetched.source, name, batches)
    if (parsed := _parse(fetched, mapping)) is not None:
        return _open_parsed(fetched, parsed, name, folders)
    return ImportStream(fetched.source, name, _mlcat_json_batches(fetched, progress))


def _mlcat_json_batches(fetched: sources.FetchedList, progress: Progress) -> Generator[MergedBatch]:
    """The batches of a list in mlcat's own JSON or NDJSON."""
    from mlcat.importing.workers import batches_of_file, batches_of_stream

    if fetched.format == "ndjson" and fetched.path:
        on_bytes = _byte_counter(progress, fetched.path.stat().st_size)
        return _with_read_errors(fetched.path, batches_of_file(fetched.path, on_bytes))
    if fetched.format == "ndjson":
        return batches_of_stream(BytesIO(fetched.text.encode()), fetched.source_name, lambda _: None)
    data = _read_bytes(fetched.path) if fetched.path else fetched.text.encode()
    errors: list[CatalogError] = []
    return batches_of_records(list(read_array(data, fetched.source_name, errors.append)), errors)


def _printed_table_batches(fetched: sources.FetchedList, name: str) -> Generator[MergedBatch] | None:
    """The batches of a table that mlcat printed; None for any other text."""
    from mlcat.importing.records.printed_tables import printed_rows, read_printed_rows

    rows = printed_rows(fetched.text, fetched.source_name)
    if rows is None:
        return None
    errors: list[CatalogError] = []
    records = list(read_printed_rows(rows, fetched.source_name, title_from_name(name), errors.append))
    return batches_of_records(records, errors)


def _parse(fetched: sources.FetchedList, mapping: Mapping[str, str]) -> ParsedList | None:
    """The list in a document, in bookmarks or in records of another program; None for mlcat's own JSON and NDJSON."""
    if fetched.format in ("markdown", "rst", "asciidoc", "org"):
        from mlcat.importing.lists.parser import parse_list

        return parse_list(fetched.text, fetched.base, fetched.format)
    if fetched.format == "bookmarks":
        from mlcat.importing.records.bookmarks import parse_bookmarks

        return parse_bookmarks(fetched.text)
    if fetched.format in ("csv", "tsv", "yaml"):
        return _parse_records(fetched, fetched.text, mapping)
    if fetched.format == "ndjson" and (mapping or not is_mlcat_line(_first_line(fetched))):
        return _parse_records(fetched, _text(fetched).removeprefix("\ufeff"), mapping)
    if fetched.format == "json":
        text = _text(fetched)
        if mapping or not is_mlcat_json(text):
            return _parse_records(fetched, text.removeprefix("\ufeff"), mapping)
    return None


def _parse_records(fetched: sources.FetchedList, text: str, mapping: Mapping[str, str]) -> ParsedList:
    from mlcat.importing.records.rows_to_entries import parse_records

    return parse_records(text, fetched.format, fetched.source_name, mapping)


def _text(fetched: sources.FetchedList) -> str:
    """The text of a list, read from its file if it has one."""
    return _read_bytes(fetched.path).decode("utf-8", "replace") if fetched.path else fetched.text


def _first_line(fetched: sources.FetchedList) -> bytes:
    """The first line of NDJSON that is not blank; b"" if there is none, or the file cannot be read."""
    if not fetched.path:
        return fetched.text.lstrip("\ufeff \t\r\n").partition("\n")[0].encode()
    try:
        with fetched.path.open("rb") as file:
            return next((line for line in iter(lambda: file.readline(MAX_LINE_BYTES + 1), b"") if line.strip()), b"")
    except OSError:  # reported when the file is read
        return b""


def _open_parsed(fetched: sources.FetchedList, parsed: ParsedList, name: str, folders: Folders) -> ImportStream:
    """Converts a parsed list to a catalog, with the ids of the previous import, and divides it into batches."""
    from mlcat.importing.convert import to_catalog

    if not parsed.entries:
        from mlcat.importing.no_entries import no_entries_error

        raise no_entries_error(fetched.source_name, fetched.format, fetched.text)
    catalog = to_catalog(
        parsed, name=name, source=fetched.source, fetched=today(), previous=previous_catalog(folders, name)
    )
    errors: list[CatalogError] = []
    records: list[Record] = [(fetched.source_name, catalog), *_valid_entries(catalog, fetched.source_name, errors)]
    batches = batches_of_records(records, errors)
    return ImportStream(fetched.source, name, batches, parsed.left_out, parsed.unread)


def _valid_entries(catalog: CatalogData, source_name: str, errors: list[CatalogError]) -> Iterator[Record]:
    """The valid entries of a catalog: those that can be read back from a catalog file.

    The errors of the others are added to `errors`. Raises `CatalogError` if the catalog's own fields are invalid.
    """
    parse_header(to_json(replace(catalog, entries=())), source_name)
    for entry in catalog.entries:
        try:
            parse_entry(to_json(entry), source_name)
            yield source_name, entry
        except CatalogError as error:
            errors.append(without_traceback(error))


def previous_catalog(folders: Folders, name: str) -> CatalogData | None:
    """The user's catalog of that name with its entries; None if there is none or it cannot be read."""
    path = Path(user_catalog(folders, name).path)
    if not path.exists():
        return None
    try:
        catalog, entries = read_user_catalog(path)
        return replace(catalog, entries=tuple(entries))
    except CatalogError:
        return None


def header_to_store(stream: ImportStream, header: CatalogData | None, *, skip_invalid: bool = False) -> CatalogData:
    """The catalog's own fields as they are stored: those in the list, the source, today's date, and the options that an
    update needs.

    `header` has the fields in the list, None if it has none.
    """
    header = header or CatalogData(name=stream.name, title=title_from_name(stream.name))
    source: str | None = stream.source
    claimed: str | None = None
    if source == "-":
        # Standard input cannot be read again. The input may name a source, but a stranger may have written it: an
        # update asks the user before it fetches from there.
        source, claimed = None, split_credentials(header.source or header.claimed_source or "")[0] or None
    if source and shorten(source, MAX_LINE) != source:  # a path that cannot be stored unchanged
        source = None
    return replace(
        header,
        name=stream.name,
        source=source,
        claimed_source=None if claimed == "-" else claimed,
        skip_invalid=skip_invalid,
        columns=tuple(f"{field}={column}" for field, column in stream.mapping.items()),
        fetched=today(),
        validators=stream.validators,
        entries=(),
        sections=(),
    )


def today() -> str:
    """Today's date, as a catalog stores it: 2026-01-31."""
    return date.today().isoformat()


def _read_bytes(path: Path) -> bytes:
    """The content of a file. Raises `ImportFailedError` if it cannot be read or is larger than `_MAX_JSON`."""
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_JSON + 1)
    except OSError as error:
        raise ImportFailedError(f"{path}: cannot be read: {error.strerror or error}.") from None
    if len(data) > _MAX_JSON:
        problem = f"'{path.name}' is larger than {_MAX_JSON >> 20} MiB."
        raise ImportFailedError(problem, "Convert it to NDJSON, one entry per line: that is read as a stream.")
    return data


def _with_read_errors(path: Path, batches: Iterator[MergedBatch]) -> Generator[MergedBatch]:
    """The batches; converts an `OSError` between them to an `ImportFailedError`."""
    try:
        yield from batches
    except OSError as error:
        raise ImportFailedError(f"{path}: cannot be read: {error.strerror or error}.") from None


def _byte_counter(progress: Progress, expected: int | None) -> Callable[[int], None]:
    """A callback that takes the size of each block and calls `progress` with the total."""
    total = 0

    def add(size: int) -> None:
        nonlocal total
        total += size
        progress(total, expected)

    return add
