"""The temporary files of an import; at the end, they become the catalog and its index."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from mlcat.catalogs import user_catalog
from mlcat.constraints import MAX_LINE_BYTES
from mlcat.errors import ImportFailedError
from mlcat.importing.writing.temporary_files import temporary_path
from mlcat.model import CatalogData
from mlcat.paths import Folders
from mlcat.validation import to_json

_BUFFER_SIZE = 1 << 20  # bytes
_NEW_MODE = 0o666  # less the umask


class StagingFiles:
    """The files that an import writes before it changes anything that readers see.

    The header is the first line of a catalog, but is known last. So the entries are written to a file of their own, and
    `assemble` copies them after the header. All files have the mode of the catalog that they replace, so a private
    catalog stays private. If that catalog is a symbolic link, its target is replaced.
    """

    def __init__(self, folders: Folders, name: str) -> None:
        self._folder = folders.catalogs
        self.target = os.path.realpath(user_catalog(folders, name).path)
        """Path of the file that is replaced."""
        self._entries = temporary_path(folders, folders.catalogs, name, "entries")
        self.catalog = temporary_path(folders, os.path.dirname(self.target), name, "catalog")
        """Path of the new catalog, which `assemble` writes."""
        self.index = temporary_path(folders, folders.cache, name, "index")
        """Path of the new index."""
        self._mode: int | None = None
        self._file: BinaryIO | None = None

    def open(self) -> None:
        """Opens the file of entries. Its folder must exist. Raises `ImportFailedError` if it cannot be written."""
        with contextlib.suppress(OSError):
            self._mode = stat.S_IMODE(os.stat(self.target).st_mode)
        with writing_to(self._folder):
            self._file = self._create(self._entries)

    def _create(self, path: str) -> BinaryIO:
        """Creates a file with the mode of the catalog that is replaced."""
        mode = _NEW_MODE if self._mode is None else self._mode | stat.S_IWUSR
        return open(path, "xb", buffering=_BUFFER_SIZE, opener=lambda name, flags: os.open(name, flags, mode))

    def write(self, lines: Iterable[bytes]) -> None:
        """Appends lines of entries. Raises `ImportFailedError` if they cannot be written."""
        assert self._file
        with writing_to(self._folder):
            self._file.writelines(lines)

    def assemble(self, header: CatalogData) -> None:
        """Writes the catalog and syncs it to the disk: the header on the first line, then the entries.

        Raises `ImportFailedError` if it cannot be written, or if the sections make the first line too long.
        """
        assert self._file
        head = to_json(header) + b"\n"
        if len(head) > MAX_LINE_BYTES:
            problem = f"the {len(header.sections):,} sections take more than {MAX_LINE_BYTES >> 20} MiB."
            raise ImportFailedError(problem, "Divide the list, or give several entries one section.")
        with writing_to(self._folder):
            self._file.close()
            with self._create(self.catalog) as catalog_file, open(self._entries, "rb") as entries:
                catalog_file.write(head)
                while block := entries.read(_BUFFER_SIZE):  # `shutil` is slow to import
                    catalog_file.write(block)
                catalog_file.flush()
                os.fsync(catalog_file.fileno())
            os.remove(self._entries)

    def adopt_mode(self) -> None:
        """Gives index and catalog the exact mode of the catalog that is replaced, regardless of the umask."""
        if self._mode is not None:
            for path in (self.catalog, self.index):
                with contextlib.suppress(OSError):
                    os.chmod(path, self._mode)

    def remove(self) -> None:
        """Removes those files that still exist."""
        if self._file:
            with contextlib.suppress(OSError):
                self._file.close()
        for path in (self._entries, self.catalog, self.index):
            with contextlib.suppress(OSError):
                os.remove(path)


@contextlib.contextmanager
def writing_to(path: str) -> Iterator[None]:
    """Converts an `OSError` to an `ImportFailedError` that names `path` rather than a temporary file."""
    try:
        yield
    except OSError as error:
        problem = f"{path}: cannot be written: {error.strerror or error}."
        raise ImportFailedError(problem, "Nothing was changed.") from None
