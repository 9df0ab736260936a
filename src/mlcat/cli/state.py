"""Stores state between commands: small files in the state folder, which only the user can read."""

from __future__ import annotations

import os

from mlcat.paths import Folders

CURRENT_CATALOG = "current-catalog"
"""The file that has the name of the catalog chosen by `mlcat catalogs use`."""
_MAX_CHARACTERS = 1 << 16  # of a file, by default


def read_state(folders: Folders, name: str, limit: int = _MAX_CHARACTERS) -> str:
    """The content of a file in the state folder, at most `limit` characters; "" if it does not exist or cannot be
    read."""
    path = os.path.join(folders.state, name)
    if not os.path.isfile(path):  # opening a named pipe would wait for a writer
        return ""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read(limit)
    except (OSError, ValueError):
        return ""


def write_state(folders: Folders, name: str, text: str) -> None:
    """Replaces or creates a file in the state folder. Raises `OSError` if it cannot be written."""
    path = os.path.join(folders.state, name)
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    staged = f"{path}.{os.urandom(8).hex()}.tmp"
    try:
        with open(os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(staged, path)
    finally:
        try:
            os.remove(staged)
        except FileNotFoundError:  # it is in place
            pass


def remove_state(folders: Folders, name: str) -> None:
    """Removes a file in the state folder, if it exists and can be removed."""
    try:
        os.remove(os.path.join(folders.state, name))
    except OSError:
        pass
