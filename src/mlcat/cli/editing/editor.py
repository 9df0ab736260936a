"""Runs the user's editor (`$VISUAL`, `$EDITOR`, or one that is installed) on a file of its own."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from types import FrameType

from mlcat.errors import MlcatError, UsageError
from mlcat.paths import Folders
from mlcat.text.safety import shorten

_FOLDER = "edits"  # in the state folder
_EDITORS = ("sensible-editor", "nano", "vim", "vi", "notepad")


class TextFile:
    """A file with a text that a user edits, in a new folder that only the user can read.

    It exists until `remove` is called, so that no error loses what the user typed.
    """

    def __init__(self, folders: Folders, name: str, text: str) -> None:
        """Writes `text` into a file of that name. Raises `MlcatError` if no folder can be written."""
        self.original = text.encode()
        """The text that the user starts from, in UTF-8."""
        self._folder = _new_folder(folders)
        self.path = os.path.join(self._folder, name)
        try:
            with open(self.path, "wb") as file:
                file.write(self.original)
        except OSError as error:
            self.remove()
            raise _write_error(self.path, error) from None

    def read(self) -> bytes:
        """The current content of the file. Raises `MlcatError` if it was removed."""
        try:
            with open(self.path, "rb") as file:
                return file.read()
        except OSError as error:
            raise MlcatError(
                f"{self.path}: cannot be read: {error.strerror or error}.", "Nothing was changed."
            ) from None

    def remove(self) -> None:
        """Removes the file and its folder, with the editor's backup and swap files."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _new_folder(folders: Folders) -> str:
    """Creates a folder for a text in the state folder or, if that fails, in the system's folder for temporary files;
    returns its path."""
    parent = os.path.join(folders.state, _FOLDER)
    try:
        os.makedirs(parent, mode=0o700, exist_ok=True)
        return tempfile.mkdtemp(dir=parent)
    except OSError:
        pass
    try:
        return tempfile.mkdtemp(prefix="mlcat-")
    except OSError as error:
        raise _write_error(parent, error) from None


def _write_error(path: str, error: OSError) -> MlcatError:
    return MlcatError(f"{path}: cannot be written: {error.strerror or error}.", "Nothing was changed.")


def editor_command(environ: Mapping[str, str], *, on_terminal: bool) -> list[str]:
    """The command line of the editor.

    Without `VISUAL` and `EDITOR`, a common editor is used, which needs a terminal (`on_terminal`). Raises `UsageError`
    if there is no editor, and for unbalanced quotes.
    """
    for variable in ("VISUAL", "EDITOR"):
        if typed := environ.get(variable, "").strip():
            try:
                return shlex.split(typed)
            except ValueError:
                raise UsageError(f"{variable} has a quote without its end: {typed}", f"Correct {variable}.") from None
    installed = (shutil.which(name, path=environ.get("PATH")) for name in _EDITORS if on_terminal)
    if command := next((path for path in installed if path), None):
        return [command]
    raise UsageError("there is no editor to start.", "Name yours: EDITOR=nano.")


def edit(command: list[str], path: str, environ: Mapping[str, str]) -> None:
    """Lets the user edit the file until the editor ends. Raises `MlcatError` if it cannot be started, or fails.

    Ctrl-C is left to the editor.
    """
    handler = signal.signal(signal.SIGINT, _ignore)
    try:
        code = subprocess.run([*command, path], env=dict(environ), check=False).returncode
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise MlcatError(
            f"the editor '{shorten(command[0], 100)}' cannot be started: {reason}.", "Set EDITOR to yours."
        ) from None
    finally:
        signal.signal(signal.SIGINT, handler)
    if code:
        raise MlcatError(f"the editor '{shorten(command[0], 100)}' failed with code {code}: nothing was changed.")


def _ignore(number: int, frame: FrameType | None) -> None:
    """Does nothing: a handler rather than SIG_IGN, which the editor would inherit."""
