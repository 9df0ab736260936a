"""Where catalogs live: the bundled one in the package, the user's in the data folder, the indexes in the cache folder.

This module and those below it on the way of a plain `list` or `search` use `os.path` and small classes with slots:
`pathlib` and `dataclasses` would cost one and one and a half bare Python starts, `platformdirs` almost two.
"""

from __future__ import annotations

import contextlib
import os
import sys
import zlib
from collections.abc import Iterator, Mapping

from mlcat import __version__
from mlcat.errors import CatalogError, UsageError, suggest

BUNDLED = "metric-learning"
"""Name of the catalog that ships with mlcat."""

INDEX_FORMAT = 3
"""Raised whenever the index's tables, or how words are folded, change: older indexes are then built anew."""


class Folders:
    """The two folders mlcat writes to; neither need exist."""

    __slots__ = ("cache", "data")

    def __init__(self, data: str, cache: str) -> None:
        self.data = data
        self.cache = cache

    @property
    def catalogs(self) -> str:
        """Where the user's catalogs are kept, one NDJSON file each."""
        return os.path.join(self.data, "catalogs")


def folders(environ: Mapping[str, str], platform: str = sys.platform) -> Folders:
    """The user's folders: XDG_DATA_HOME and XDG_CACHE_HOME where they are set, else what the platform is used to."""
    home = os.path.expanduser("~")
    data, cache = {
        "darwin": (os.path.join(home, "Library", "Application Support"), os.path.join(home, "Library", "Caches")),
        "win32": (environ.get("LOCALAPPDATA") or home, environ.get("TEMP") or home),
    }.get(platform, (os.path.join(home, ".local", "share"), os.path.join(home, ".cache")))
    # The XDG specification: a path that is not absolute is to be ignored.
    if os.path.isabs(environ.get("XDG_DATA_HOME", "")):
        data = environ["XDG_DATA_HOME"]
    if os.path.isabs(environ.get("XDG_CACHE_HOME", "")):
        cache = environ["XDG_CACHE_HOME"]
    return Folders(os.path.join(data, "mlcat"), os.path.join(cache, "mlcat"))


class CatalogFile:
    """A catalog file: its name, its path, whether it is the bundled one."""

    __slots__ = ("bundled", "name", "path")

    def __init__(self, name: str, path: str, *, bundled: bool = False) -> None:
        self.name = name
        self.path = path
        self.bundled = bundled

    def fingerprint(self, state: os.stat_result | None = None) -> str:
        """What an index of this file must carry to be fresh: path, size, mtime in ns, mlcat's and the index's version.

        `state` may be that of a file that is about to be moved to this path. Raises `CatalogError` where there is none.
        """
        try:
            state = state or os.stat(self.path)
        except OSError as error:
            raise CatalogError(f"{self.path}: cannot be read: {error.strerror or error}.", _repair(self)) from None
        return f"{self._origin}|{state.st_size}|{state.st_mtime_ns}"

    def index_path(self, cache: str, fingerprint: str) -> str:
        """Where the index of that state of the file belongs.

        The state is part of the name, so that an import puts the new index in place before the new catalog: a reader
        finds the one that fits the catalog it sees, and two installations do not build against each other.
        """
        return os.path.join(cache, f"{self.index_prefix}{zlib.crc32(fingerprint.encode()):08x}.db")

    @property
    def index_prefix(self) -> str:
        """How the file names of all indexes of this file by this version begin."""
        return f"{self.name}.{zlib.crc32(self._origin.encode()):08x}."

    @property
    def _origin(self) -> str:
        # A path may hold bytes that are no text, which no database takes.
        path = os.fsencode(self.path).decode("utf-8", "backslashreplace")
        return f"{path}|{__version__}|{INDEX_FORMAT}"


def all_catalogs(where: Folders) -> list[CatalogFile]:
    """All catalogs there are: the bundled one first, then the user's by name."""
    return [bundled_catalog(), *_users(where)]


def find_catalog(where: Folders, name: str) -> CatalogFile:
    """The catalog of that name, in any case. Raises `UsageError` that names the existing ones."""
    sources = all_catalogs(where)
    for source in sources:
        if source.name.casefold() == name.casefold().strip():
            return source
    raise UsageError(f"no catalog '{name}'.", suggest("Catalogs", [source.name for source in sources], name))


def bundled_catalog() -> CatalogFile:
    """The catalog that ships with mlcat: beside the package in a wheel, at the top of the checkout in development."""
    here = os.path.dirname(os.path.abspath(__file__))
    path = os.path.join(here, "catalog", f"{BUNDLED}.json")
    if not os.path.exists(path):
        path = os.path.join(here, "..", "..", "catalog", f"{BUNDLED}.json")
    return CatalogFile(BUNDLED, os.path.normpath(path), bundled=True)


def user_catalog(where: Folders, name: str) -> CatalogFile:
    """The place of a user's catalog of that name, whether it exists or not."""
    return CatalogFile(name, os.path.join(where.catalogs, f"{name}.ndjson"))


def remove_catalog(where: Folders, source: CatalogFile) -> None:
    """Deletes a user's catalog and its indexes. Raises `UsageError` for the bundled one, `CatalogError` if it fails."""
    if source.bundled:
        raise UsageError(f"'{source.name}' ships with mlcat and cannot be removed.")
    try:
        os.remove(source.path)
    except OSError as error:
        raise CatalogError(f"{source.path}: cannot be removed: {error.strerror or error}.") from None
    for path in index_files(where, source, any_version=True):
        with contextlib.suppress(OSError):
            os.remove(path)


def index_files(where: Folders, source: CatalogFile, *, any_version: bool = False) -> Iterator[str]:
    """Every file in the cache folder that was made of this catalog, by this version of mlcat or by any."""
    beginning = f"{source.name}." if any_version else source.index_prefix
    with contextlib.suppress(OSError):
        for name in os.listdir(where.cache):
            if name.startswith(beginning):
                yield os.path.join(where.cache, name)


def _users(where: Folders) -> Iterator[CatalogFile]:
    try:
        files = sorted(os.listdir(where.catalogs))
    except OSError:  # the folder is made by the first import
        return
    for file in files:
        name, ending = os.path.splitext(file)
        if ending == ".ndjson" and not name.startswith("."):
            yield user_catalog(where, name)


def _repair(source: CatalogFile) -> str:
    return "Install mlcat again." if source.bundled else "Import it again, or remove it with `mlcat catalogs remove`."
