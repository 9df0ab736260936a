"""The folders mlcat reads and writes.

Uses `os.path` only, because every command loads this module: importing `platformdirs` takes almost twice as long as a
bare Python start, `pathlib` as long as one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

_NO_HOME = "/nonexistent"
"""The home folder of a user who has none, as in Debian's passwd file: it does not exist, and cannot be created."""


class Folders:
    """The folders that mlcat writes to: for data, for the cache, and for state. They need not exist."""

    __slots__ = ("cache", "data", "state")

    def __init__(self, data: str, cache: str, state: str | None = None) -> None:
        self.data = data
        self.cache = cache
        self.state = state or os.path.join(data, "state")
        """The folder for state between commands: the current catalog, the last hits of each terminal, the changes of
        updates, and unsaved edits."""

    @property
    def catalogs(self) -> str:
        """The folder of the user's catalogs, which has one NDJSON file per catalog."""
        return os.path.join(self.data, "catalogs")


def user_folders(environ: Mapping[str, str], platform: str = sys.platform) -> Folders:
    """The user's folders: those in XDG_DATA_HOME, XDG_CACHE_HOME and XDG_STATE_HOME if set, else those of the platform.

    `environ` is the environment to look in, `platform` a value of `sys.platform`.
    """
    home = home_folder(environ, platform)
    state = None  # in the data folder: only the XDG specification has a folder for state
    if platform == "win32":
        local = environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        data, cache = os.path.join(local, "mlcat"), os.path.join(local, "mlcat", "Cache")
    elif platform == "darwin":
        data = os.path.join(home, "Library", "Application Support", "mlcat")
        cache = os.path.join(home, "Library", "Caches", "mlcat")
    else:
        data, cache = os.path.join(home, ".local", "share", "mlcat"), os.path.join(home, ".cache", "mlcat")
        state = os.path.join(home, ".local", "state", "mlcat")
    return Folders(
        _xdg_folder(environ, "XDG_DATA_HOME") or data,
        _xdg_folder(environ, "XDG_CACHE_HOME") or cache,
        _xdg_folder(environ, "XDG_STATE_HOME") or state,
    )


def home_folder(environ: Mapping[str, str], platform: str = sys.platform) -> str:
    """The user's home folder: HOME (on Windows USERPROFILE), else that in the password database.

    A value that is not absolute is ignored. If there is no home folder, the result is a folder that does not exist.
    """
    home = environ.get("USERPROFILE" if platform == "win32" else "HOME", "")
    if not os.path.isabs(home):
        home = _account_home()
    return home if os.path.isabs(home) else _NO_HOME


def _account_home() -> str:
    try:
        import pwd  # not on Windows

        return pwd.getpwuid(os.getuid()).pw_dir
    except (ImportError, KeyError):  # an account of a container may have no line in the password database
        return ""


def _xdg_folder(environ: Mapping[str, str], variable: str) -> str:
    """The folder `mlcat` in the folder that the variable names. "" if the variable is unset or a relative path: the XDG
    specification says to ignore relative paths."""
    folder = environ.get(variable, "")
    return os.path.join(folder, "mlcat") if os.path.isabs(folder) else ""
