"""The temporary files of an import, which become the catalog and its index when it ends."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from mlcat.errors import ImportFailedError
from mlcat.model import CatalogData
from mlcat.paths import Folders
from mlcat.validation import to_json

_MAX_AGE = 24 * 3600  # seconds after which the file of an import that was killed is removed in any case
_MAX_SILENCE = 600  # seconds after which it is removed if no process of this machine has its number
_BUFFER = 1 << 20


class StagingFiles:
    """The files that an import writes to before anything that a reader sees is changed.

    The entries come first and the catalog's own facts, which stand on the first line, are known last: entries are
    written to a file of their own and copied behind the facts at the end.
    """

    def __init__(self, folders: Folders, name: str) -> None:
        self._folders = folders
        self._name = name
        prefix = f".{name}.{os.getpid()}"
        self._entries = os.path.join(folders.catalogs, f"{prefix}.entries.tmp")
        self.catalog = os.path.join(folders.catalogs, f"{prefix}.catalog.tmp")
        """Path of the whole catalog, once `assemble` was called."""
        self.index = os.path.join(folders.cache, f"{prefix}.index.tmp")
        """Path of the index."""
        self._file: BinaryIO | None = None

    def open(self) -> None:
        """Makes the data folder, removes what killed imports left there, and opens the file of entries.

        Raises `ImportFailedError` where the folder cannot be written.
        """
        with writing_to(self._folders.catalogs):
            os.makedirs(self._folders.catalogs, exist_ok=True)
            _remove_abandoned(self._folders, self._name)
            self._file = open(self._entries, "wb", buffering=_BUFFER)  # noqa: SIM115 - closed when the import ends

    def write(self, lines: Iterable[bytes]) -> None:
        """Appends lines of entries. Raises `ImportFailedError` where they cannot be written."""
        assert self._file
        with writing_to(self._folders.catalogs):
            self._file.writelines(lines)

    def assemble(self, facts: CatalogData) -> None:
        """Writes the catalog: its facts on the first line, then the entries, synced to the disk."""
        assert self._file
        with writing_to(self._folders.catalogs):
            self._file.close()
            with open(self.catalog, "wb") as whole, open(self._entries, "rb") as entries:
                whole.write(to_json(facts) + b"\n")
                shutil.copyfileobj(entries, whole, _BUFFER)
                whole.flush()
                os.fsync(whole.fileno())
            os.remove(self._entries)

    def remove(self) -> None:
        """Removes the files that are still there."""
        if self._file:
            with contextlib.suppress(OSError):
                self._file.close()
        for path in (self._entries, self.catalog, self.index):
            with contextlib.suppress(OSError):
                os.remove(path)


@contextlib.contextmanager
def writing_to(path: str) -> Iterator[None]:
    """Turns an `OSError` inside into an `ImportFailedError` that names `path` rather than a temporary file."""
    try:
        yield
    except OSError as error:
        raise ImportFailedError(
            f"{path}: cannot be written: {error.strerror or error}.", "Nothing was changed."
        ) from None


def _remove_abandoned(folders: Folders, name: str) -> None:
    """Removes what imports left that were killed; `name` is that of the catalog now being imported."""
    for folder in (folders.catalogs, folders.cache):
        with contextlib.suppress(OSError):
            for file in os.listdir(folder):
                path = os.path.join(folder, file)
                if file.startswith(".") and file.endswith(".tmp") and _is_abandoned(path, file.split("."), name):
                    os.remove(path)


def _is_abandoned(path: str, parts: list[str], name: str) -> bool:
    """Whether the import is gone that wrote this file; `parts` are those of `.name.process.kind.tmp`."""
    age = time.time() - os.stat(path).st_mtime
    if len(parts) != 5 or not parts[2].isdecimal() or _runs(int(parts[2])):
        return age > _MAX_AGE
    # No process of this machine. One of another machine that shares the folder would have written lately.
    return parts[1] == name or age > _MAX_SILENCE


def _runs(process: int) -> bool:
    """Whether there is a process of that number; True where the system cannot be asked."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # of another user; not a process number
        return True
    return True
