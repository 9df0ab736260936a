"""The catalog files: the bundled one in the package, the user's in the data folder, and their indexes in the cache.

This module and those that it imports use `os.path` and small classes with slots, because every plain `list` or `search`
loads them: `pathlib` would cost one bare Python start and `dataclasses` one and a half.
"""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Iterator

from mlcat import __version__
from mlcat.errors import CatalogError, UsageError, suggest_from_many
from mlcat.paths import Folders
from mlcat.text.safety import shorten

BUNDLED = "metric-learning"
"""Name of the catalog that ships with mlcat."""

RESERVED_NAMES = (BUNDLED, "all")
"""Names that a user's catalog cannot have, because they mean something else."""

MAX_NAME = 60
"""Maximum number of characters in the name of a catalog."""

_SUFFIX = ".ndjson"
_MAX_SHOWN = 60  # characters of a file name in a message

INDEX_FORMAT = 9
"""The version of the index format. Raise it when the tables or the text analysis change: older indexes are rebuilt."""


class CatalogFile:
    """A catalog file: the name of the catalog, the path, and whether it is the bundled one."""

    __slots__ = ("is_bundled", "name", "path")

    def __init__(self, name: str, path: str, *, is_bundled: bool = False) -> None:
        self.name = name
        self.path = path
        self.is_bundled = is_bundled

    def fingerprint(self, status: os.stat_result | None = None) -> str:
        """A text that changes whenever the file does: its path, mlcat's version, the index format, its size and its
        mtime in nanoseconds.

        An index is fresh if it has the same fingerprint. `status` is the result of `os.stat` for the file; an import,
        which is about to move another file to the path, passes the status of that one. Raises `CatalogError` if the
        file cannot be read.
        """
        try:
            status = status or os.stat(self.path)
        except OSError as error:
            if self.is_bundled and hasattr(__spec__.loader, "archive"):
                raise CatalogError(
                    "mlcat does not run from a ZIP archive.", "Install it, with pipx, uv or pip, or unpack the archive."
                ) from None
            raise CatalogError(f"{self.path}: cannot be read: {error.strerror or error}.", _repair_hint(self)) from None
        return f"{self._identity}|{status.st_size}|{status.st_mtime_ns}"

    def index_path(self, cache: str, fingerprint: str) -> str:
        """The path of the index with this fingerprint, in the folder `cache`.

        The fingerprint is part of the name, so that an import can put the new index in place before the new catalog: a
        reader finds the index of the catalog that it sees. Two installations do not rebuild each other's indexes.
        """
        return os.path.join(cache, f"{self.index_prefix}{zlib.crc32(fingerprint.encode()):08x}.db")

    @property
    def index_prefix(self) -> str:
        """The prefix of the file names of all indexes of this file by this version."""
        return f"{self.name}.{zlib.crc32(self._identity.encode()):08x}."

    @property
    def _identity(self) -> str:
        """The part of the fingerprint that does not change with the content: path, mlcat's version and index format."""
        # A path may contain bytes that are not UTF-8, which SQLite rejects in a text column.
        path = os.fsencode(self.path).decode("utf-8", "backslashreplace")
        return f"{path}|{__version__}|{INDEX_FORMAT}"


def all_catalogs(folders: Folders) -> list[CatalogFile]:
    """All catalog files: the bundled one first, then the user's by name."""
    return [bundled_catalog(), *_user_catalogs(folders)]


def find_catalog(folders: Folders, name: str) -> CatalogFile:
    """The catalog with this name, ignoring case. Raises `UsageError` for an unknown name, with the existing ones."""
    files = all_catalogs(folders)
    for file in files:
        if file.name.casefold() == name.casefold().strip():
            return file
    raise unknown_catalog_error(name, [file.name for file in files])


def unknown_catalog_error(name: str, names: list[str]) -> UsageError:
    """The error about a catalog that does not exist; `names` are those of the existing ones."""
    return UsageError(
        f"no catalog '{shorten(name, 60)}'.", suggest_from_many("Catalogs", names, name, "mlcat catalogs")
    )


def bundled_catalog() -> CatalogFile:
    """The catalog that ships with mlcat: next to the package in a wheel, at the top of the checkout in development."""
    here = os.path.dirname(os.path.abspath(__file__))
    path = os.path.join(here, "catalog", f"{BUNDLED}.json")
    if not os.path.exists(path):
        path = os.path.join(here, "..", "..", "catalog", f"{BUNDLED}.json")
    return CatalogFile(BUNDLED, os.path.normpath(path), is_bundled=True)


def user_catalog(folders: Folders, name: str) -> CatalogFile:
    """The file of the user's catalog with this name, whether it exists or not."""
    return CatalogFile(name, os.path.join(folders.catalogs, f"{name}{_SUFFIX}"))


def remove_catalog(folders: Folders, file: CatalogFile) -> None:
    """Deletes a user's catalog and its indexes. Raises `UsageError` for the bundled one, `CatalogError` if the file
    cannot be removed."""
    if file.is_bundled:
        raise UsageError(f"'{file.name}' ships with mlcat and cannot be removed.")
    try:
        os.remove(file.path)
    except OSError as error:
        raise CatalogError(f"{file.path}: cannot be removed: {error.strerror or error}.") from None
    for path in index_files(folders, file, any_version=True):
        try:
            os.remove(path)
        except OSError:  # a file left in the cache does no harm
            pass


def index_files(folders: Folders, file: CatalogFile, *, any_version: bool = False) -> Iterator[str]:
    """The paths of the catalog's files in the cache folder: those of this version of mlcat, or of all versions with
    `any_version`."""
    prefix = f"{file.name}." if any_version else file.index_prefix
    try:
        names = os.listdir(folders.cache)
    except OSError:  # no cache folder yet
        return
    for name in names:
        if name.startswith(prefix):
            yield os.path.join(folders.cache, name)


def is_catalog_name(name: str) -> bool:
    """Whether a user's catalog may have this name: ASCII lower-case letters and digits, single hyphens between them; at
    most `MAX_NAME` characters; not one of `RESERVED_NAMES`."""
    parts = name.split("-")
    is_slug = all(part.isascii() and part.isalnum() and part == part.lower() for part in parts)
    return is_slug and len(name) <= MAX_NAME and name not in RESERVED_NAMES


def unusable_file_errors(folders: Folders) -> list[CatalogError]:
    """Errors about the files in the user's catalog folder that cannot be used, in the order of their names. If the
    folder itself cannot be read, the only error is about the folder."""
    try:
        names = sorted(os.listdir(folders.catalogs))
    except (FileNotFoundError, NotADirectoryError):  # the first import creates the folder
        return []
    except OSError as error:
        hint = "Your catalogs are left out."
        return [CatalogError(f"{folders.catalogs}: cannot be read: {error.strerror or error}.", hint)]
    errors = [_unusable_file_error(folders, name) for name in names if _is_catalog_file(name)]
    return [error for error in errors if error]


def _unusable_file_error(folders: Folders, file_name: str) -> CatalogError | None:
    """The error about a file in the user's catalog folder that cannot be used; None if it can."""
    name = file_name.removesuffix(_SUFFIX)
    # The name comes from the file system and may have any characters: `repr` escapes those that control a terminal.
    quoted_name = repr(file_name if len(file_name) <= _MAX_SHOWN else file_name[:_MAX_SHOWN] + "…")
    if not is_catalog_name(name):
        hint = "Rename it: lower-case letters, digits and single hyphens."
        return CatalogError(f"{quoted_name} is left out: no catalog may have that name.", hint)
    try:
        is_file = stat.S_ISREG(os.stat(user_catalog(folders, name).path).st_mode)
    except OSError as error:
        return CatalogError(
            f"{quoted_name} is left out: it cannot be read: {error.strerror or error}.", "Repair or remove it."
        )
    return None if is_file else CatalogError(f"{quoted_name} is left out: it is not a regular file.", "Remove it.")


def _is_catalog_file(file_name: str) -> bool:
    return file_name.endswith(_SUFFIX) and not file_name.startswith(".")


def _user_catalogs(folders: Folders) -> Iterator[CatalogFile]:
    try:
        names = sorted(os.listdir(folders.catalogs))
    except OSError:  # see `unusable_file_errors`
        return
    for file_name in names:
        if _is_catalog_file(file_name) and not _unusable_file_error(folders, file_name):
            yield user_catalog(folders, file_name.removesuffix(_SUFFIX))


def _repair_hint(file: CatalogFile) -> str:
    return "Install mlcat again." if file.is_bundled else "Import it again, or remove it with `mlcat catalogs remove`."
