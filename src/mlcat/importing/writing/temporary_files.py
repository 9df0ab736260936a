"""Names the temporary files of imports, and removes those of imports that were killed."""

from __future__ import annotations

import contextlib
import os
import time
import zlib

from mlcat.importing.writing.locking import LockedError, catalog_lock
from mlcat.paths import Folders

_MAX_AGE = 24 * 3600  # seconds; older files are removed even if they may be those of another data folder


def temporary_path(folders: Folders, folder: str, name: str, kind: str) -> str:
    """A new path in `folder` for a temporary file of an import of the catalog `name`.

    The file name has random characters, because process ids are not unique across containers that share a folder. It
    has a hash of the data folder, because several data folders may share a cache.
    """
    return os.path.join(folder, f".{name}.{_folder_hash(folders)}-{os.urandom(8).hex()}.{kind}.tmp")


def _folder_hash(folders: Folders) -> str:
    return f"{zlib.crc32(os.fsencode(os.path.realpath(folders.catalogs))):08x}"


def remove_leftovers(folders: Folders, locked: str | None = None) -> None:
    """Removes the temporary files of imports that have ended: their catalogs are not locked.

    `locked` is the name of a catalog whose lock the caller holds. The caller has no temporary files for it yet.
    """
    is_free: dict[str, bool] = {} if locked is None else {locked: True}
    for folder in (folders.catalogs, folders.cache):
        with contextlib.suppress(OSError):
            for file in os.listdir(folder):
                parts = file.split(".")
                if len(parts) == 3 and parts[0] == "" and parts[2] == "lock" and parts[1] != locked:
                    _is_unlocked(folders, parts[1])  # removes the lock file if it is unlocked
                if parts[0] == "" and parts[-1] == "tmp":
                    path = os.path.join(folder, file)
                    with contextlib.suppress(OSError):
                        if _is_leftover(folders, path, parts, is_free):
                            os.remove(path)


def _is_leftover(folders: Folders, path: str, parts: list[str], is_free: dict[str, bool]) -> bool:
    """Whether the import that wrote a file has ended. `parts` are those of its name, `.name.hash-random.kind.tmp`."""
    if len(parts) == 5 and parts[2].startswith(f"{_folder_hash(folders)}-"):
        name = parts[1]
        if name not in is_free:
            is_free[name] = _is_unlocked(folders, name)
        return is_free[name]
    return time.time() - os.stat(path).st_mtime > _MAX_AGE


def _is_unlocked(folders: Folders, name: str) -> bool:
    """Whether no process holds the lock of a catalog; False on a file system without locks."""
    try:
        with catalog_lock(folders, name) as is_held:
            return is_held
    except (LockedError, OSError):
        return False
