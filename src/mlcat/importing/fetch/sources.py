"""Gets the text of a list: from a file, standard input, an https address, or a repository's README."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.hosts import Place, is_repository, name_for, place_of, readmes
from mlcat.importing.fetch.http import Fetcher, NotThere
from mlcat.text.safety import shorten

_MOST_BYTES = 64 * 1024 * 1024  # of a local Markdown file
_TABLES = {".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson"}

Progress = Callable[[int, int | None], None]
"""Is told the bytes received, and those expected where the server says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedList:
    """A list's text, and where it came from."""

    text: str
    """The text; empty where `path` is given."""
    source: str
    """As the catalog keeps it: owner/repo, an address, or a path."""
    name: str
    """A name for the catalog."""
    base: str | None
    """The address that relative links count from."""
    format: str
    """markdown, json or ndjson."""
    path: Path | None = None
    """A local JSON or NDJSON file: it may be large, and is read as a stream."""


def fetch(
    source: str,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    fetcher: Fetcher | None = None,
) -> FetchedList:
    """The list at `source`: a path, `-`, an https address, or `owner/repo`. `stdin` is what `-` means.

    Raises `ImportFailedError` in one line for what cannot be had, is too large, takes too long, or is no text.
    """
    if source == "-":
        return _local(source, (stdin or sys.stdin.buffer).read(_MOST_BYTES + 1), "catalog", Path("-"))
    if "://" in source:
        return _remote(place_of(source), progress, fetcher)
    path = Path(source).expanduser()
    if not _exists(path) and is_repository(source):
        return _readme(source, progress, fetcher)
    if not _exists(path) and source.startswith(("github.com/", "www.github.com/", "gitlab.com/")):
        return _remote(place_of(f"https://{source}"), progress, fetcher)
    return _file(source, path)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


# --- Here --------------------------------------------------------------------------------------------------------


def _file(source: str, path: Path) -> FetchedList:
    shown = shorten(source, 200)
    if not _exists(path):
        raise ImportFailedError(f"there is no file '{shown}'.", "Give a path, '-', an https address, or owner/repo.")
    if path.suffix.casefold() in _TABLES and path.is_file():
        kind = _TABLES[path.suffix.casefold()]
        return FetchedList(text="", source=_whole(path), name=name_for(path.name), base=None, format=kind, path=path)
    try:
        if path.is_dir():
            raise ImportFailedError(f"'{shown}' is a folder.", "Give the file in it, or owner/repo.")
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ImportFailedError(f"'{shown}' cannot be read: {reason}.", "Check the path.") from None
    return _local(source, data, name_for(str(path.absolute())), path)


def _local(source: str, data: bytes, name: str, path: Path) -> FetchedList:
    if len(data) > _MOST_BYTES:
        raise ImportFailedError(
            f"'{shorten(source, 200)}' is larger than {_MOST_BYTES // 2**20} MiB.",
            "Convert it to NDJSON, an entry a line: that is read as a stream.",
        )
    text = decoded(data, source)
    kept = source if source == "-" else _whole(path)
    return FetchedList(text=text, source=kept, name=name, base=None, format=format_of(text, path.suffix))


def _whole(path: Path) -> str:
    """A path that means the same file in every folder: an update may start in another one."""
    return str(path.parent.resolve() / path.name if ".." in path.parts else path.absolute())


# --- Elsewhere ---------------------------------------------------------------------------------------------------


def _remote(place: Place, progress: Progress | None, fetcher: Fetcher | None) -> FetchedList:
    fetcher = fetcher or Fetcher()
    if place.repository:
        return _readme(place.repository, progress, fetcher, place.shown)
    data = fetcher.get(place.raw, progress)
    return _fetched(data, place.shown, place.base)


def _readme(repository: str, progress: Progress | None, fetcher: Fetcher | None, shown: str = "") -> FetchedList:
    """The README of `owner/repo`, whatever its name."""
    fetcher = fetcher or Fetcher()
    for place in readmes(repository, fetcher.raw_host):
        try:
            data = fetcher.get(place.raw, progress)
        except NotThere:
            continue
        if place.raw.casefold().endswith(".rst"):
            raise ImportFailedError(
                f"the README of '{repository}' is reStructuredText.",
                "Only Markdown, HTML, JSON and NDJSON can be read.",
            )
        return _fetched(data, shown or repository, place.base)
    raise ImportFailedError(
        f"there is no README in '{shorten(repository, 100)}', or no such repository.",
        "Check the name, or give the address of the file.",
    )


def _fetched(data: bytes, shown: str, base: str) -> FetchedList:
    text = decoded(data, shown)
    suffix = Path(base.partition("?")[0].partition("#")[0]).suffix
    return FetchedList(text=text, source=shown, name=name_for(_named(shown)), base=base, format=format_of(text, suffix))


def _named(shown: str) -> str:
    return shown if "://" in shown else shown.rpartition("/")[2]


# --- Text out of bytes -------------------------------------------------------------------------------------------


def decoded(data: bytes, source: str) -> str:
    """`data` as text with plain line ends: by its byte-order mark, else UTF-8, else Windows' Western letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    elif b"\0" in data:
        raise ImportFailedError(
            f"'{shorten(source, 200)}' is no text.", "Give the list itself: Markdown, JSON or NDJSON."
        )
    else:
        text = _western_or_utf8(data.removeprefix(b"\xef\xbb\xbf"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _western_or_utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if data[: error.start].isascii() or data.count(b"\n") < 2:
            return data.decode("cp1252", errors="replace")
        return data.decode("utf-8", errors="replace")  # one broken letter in a UTF-8 file


def format_of(text: str, suffix: str = "") -> str:
    """markdown, json or ndjson: by the file's ending, else by how the text begins."""
    known = _TABLES.get(suffix.casefold())
    start = text.lstrip()[:1]
    if known:
        return known
    if start == "{":
        first, _, rest = text.strip().partition("\n")
        return "ndjson" if first.rstrip().endswith("}") and rest.lstrip().startswith("{") else "json"
    is_array = start == "[" and (text.strip() == "[]" or text.lstrip()[1:200].lstrip()[:1] == "{")
    return "json" if is_array else "markdown"
