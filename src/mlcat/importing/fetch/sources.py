"""Fetches a list: a file, standard input, an https address, or the README of a repository."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.bare_repository import is_bare_repository, read_readme
from mlcat.importing.fetch.decoding import decode
from mlcat.importing.fetch.formats import format_of, suffix_format
from mlcat.importing.fetch.hosts import Location, is_repository, locate, readme_locations
from mlcat.importing.fetch.http import Fetcher, PageNotFound, Response
from mlcat.importing.fetch.limits import Progress
from mlcat.importing.fetch.standard_input import PeekedStream
from mlcat.importing.naming import catalog_name_for
from mlcat.model import Validators
from mlcat.text.safety import shorten

MAX_SIZE = 64 * 1024 * 1024  # bytes of a file that is read as a whole
_READ_LATER = ("json", "ndjson")  # formats of files that are not read here
_HOST_PREFIXES = ("github.com/", "www.github.com/", "gitlab.com/")  # addresses that users type without a scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedList:
    """The text of a list and its source."""

    text: str
    """The text; empty if `path` is set."""
    source: str
    """The source as the catalog stores it: owner/repo, an address, an absolute path, or `-`."""
    name: str
    """A name for the catalog, derived from the source."""
    base: str | None
    """The base address of relative links; None for a list on this machine."""
    format: str
    """One of the formats that `formats.format_of` returns."""
    path: Path | None = None
    """A local JSON or NDJSON file. It is not read yet: it may be large."""
    validators: Validators | None = None
    """The validators of the document that was fetched, if its server sent any."""

    @property
    def source_name(self) -> str:
        """The name of the list in error messages."""
        if self.path:
            return self.path.name
        return "standard input" if self.source == "-" else f"'{shorten(self.source, 100)}'"


def fetch(
    source: str,
    fetcher: Fetcher,
    *,
    stdin: PeekedStream | None = None,
    progress: Progress | None = None,
    mapping: Mapping[str, str] | None = None,
) -> FetchedList:
    """Fetches the list at `source`: a path, an https address, `owner/repo`, or `-` for `stdin`.

    `mapping` has the columns that the user named; they help to recognize a table. Raises `ImportFailedError` if the
    list cannot be read, is too large, takes too long, or is not text, and `NotModified` if it still has the validators
    that the fetcher knows.
    """
    if source == "-":
        if stdin is None:  # Python has none if the descriptor was closed (`<&-`)
            raise ImportFailedError("there is no standard input.", "Give a path, an https address, or owner/repo.")
        data = stdin.read_all(MAX_SIZE + 1)
        return _local_list(source, data, "catalog", Path("-"), mapping)
    if "://" in source:
        return _fetch_remote(locate(source), progress, fetcher, mapping)
    path = _expand_user(source)
    if not _exists(path) and is_repository(source):
        return _fetch_readme(source, progress, fetcher)
    if not _exists(path) and source.startswith(_HOST_PREFIXES):
        return _fetch_remote(locate(f"https://{source}"), progress, fetcher)
    if is_bare_repository(path):
        return _read_bare(source, path, fetcher.environ, mapping)
    return _read_file(source, path, mapping)


def is_remote(source: str) -> bool:
    """Whether `fetch` would send a request for this source."""
    if "://" in source:
        return True
    return _may_be_repository(source) and not _exists(_expand_user(source))


def _may_be_repository(source: str) -> bool:
    """Whether a source that is not a path names a repository."""
    return is_repository(source) or source.startswith(_HOST_PREFIXES)


def _expand_user(source: str) -> Path:
    try:
        return Path(source).expanduser()
    except RuntimeError:  # `~` of an unknown user
        problem = f"'{shorten(source, 200)}': there is no home folder of that user."
        raise ImportFailedError(problem, "Give the whole path.") from None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # an invalid file name
        return False


# --- From this machine ---------------------------------------------------------------------------------------------


def _read_file(source: str, path: Path, mapping: Mapping[str, str] | None) -> FetchedList:
    short = shorten(source, 200)
    if not _exists(path):
        raise ImportFailedError(f"there is no file '{short}'.", "Give a path, an https address, or owner/repo.")
    format = suffix_format(path.suffix)
    if format in _READ_LATER and path.is_file():
        return FetchedList(
            text="", source=_absolute_path(path), name=catalog_name_for(path.name), base=None, format=format, path=path
        )
    try:
        if path.is_dir():
            raise ImportFailedError(f"'{short}' is a folder.", "Give the file in it, or owner/repo.")
        with path.open("rb") as file:
            data = file.read(MAX_SIZE + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ImportFailedError(f"'{short}' cannot be read: {reason}.", "Check the path.") from None
    return _local_list(source, data, catalog_name_for(str(path.absolute())), path, mapping)


def _read_bare(source: str, path: Path, environ: Mapping[str, str], mapping: Mapping[str, str] | None) -> FetchedList:
    """The README in the latest commit of a bare repository."""
    from mlcat.importing.git import Git

    name, data = read_readme(Git(str(path), environ), MAX_SIZE)
    fetched = _local_list(
        source, data, catalog_name_for(str(path.absolute()).removesuffix(".git")), Path(name), mapping
    )
    return replace(fetched, source=_absolute_path(path))


def _local_list(source: str, data: bytes, name: str, path: Path, mapping: Mapping[str, str] | None) -> FetchedList:
    if len(data) > MAX_SIZE:
        raise ImportFailedError(
            f"'{shorten(source, 200)}' is larger than {MAX_SIZE // 2**20} MiB.",
            "Convert it to NDJSON, one entry per line: that is read as a stream.",
        )
    text = decode(data, source)
    stored_source = source if source == "-" else _absolute_path(path)
    return FetchedList(
        text=text, source=stored_source, name=name, base=None, format=format_of(text, path.suffix, mapping)
    )


def _absolute_path(path: Path) -> str:
    """The absolute path, because an update may start in another folder."""
    return str(path.parent.resolve() / path.name if ".." in path.parts else path.absolute())


# --- From the network ----------------------------------------------------------------------------------------------


def _fetch_remote(
    location: Location, progress: Progress | None, fetcher: Fetcher, mapping: Mapping[str, str] | None = None
) -> FetchedList:
    if location.repository:
        return _fetch_readme(location.repository, progress, fetcher, location.display_name)
    document = fetcher.get(location.raw, progress, location.credentials)
    return _to_fetched_list(document, location.display_name, location.base, mapping)


def _fetch_readme(repository: str, progress: Progress | None, fetcher: Fetcher, display_name: str = "") -> FetchedList:
    """Fetches the README of `owner/repo`: tries its usual paths in turn."""
    for location in readme_locations(repository, fetcher.raw_host):
        try:
            document = fetcher.get(location.raw, progress)
        except PageNotFound:
            continue
        return _to_fetched_list(document, display_name or repository, location.base)
    raise ImportFailedError(
        f"there is no README in '{shorten(repository, 100)}', or no such repository.",
        "Check the name, or give the address of the file. A private repository needs GITHUB_TOKEN.",
    )


def _to_fetched_list(
    document: Response, display_name: str, base: str, mapping: Mapping[str, str] | None = None
) -> FetchedList:
    text = decode(document.body, display_name, document.charset)
    suffix = Path(base.partition("?")[0].partition("#")[0]).suffix
    format = format_of(text, suffix, mapping)
    return FetchedList(
        text=text,
        source=display_name,
        name=catalog_name_for(_name_part(display_name)),
        base=base,
        format=format,
        validators=document.validators,
    )


def _name_part(display_name: str) -> str:
    """The part of an address or of owner/repo that names the catalog."""
    return display_name if "://" in display_name else display_name.rpartition("/")[2]
