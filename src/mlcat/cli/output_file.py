"""Writes an answer to a file atomically: to a temporary file, which then replaces the old one."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from mlcat.cli.terminal import Terminal
from mlcat.errors import MlcatError

_NEW_MODE = 0o666  # less the umask


@contextlib.contextmanager
def output_to_file(terminal: Terminal, path: str) -> Iterator[None]:
    """A context manager that redirects the terminal's output to a file, and writes a note to stderr at the end.

    The file is replaced at the end, or not at all if an exception is raised. Its mode is kept; of a symbolic link, the
    target is replaced. A special file, such as a pipe, is written directly. Raises `MlcatError` if the file cannot be
    written.
    """
    target = os.path.realpath(path)
    special = os.path.exists(path) and not os.path.isfile(path)
    written = path if special else os.path.join(os.path.dirname(target), f".mlcat-{os.urandom(8).hex()}.tmp")
    terminal.flush()
    try:
        with _translate_errors(path):
            with _redirect_output(terminal, written, _mode(target)):
                yield
            size = os.stat(written).st_size
            if not special:
                _replace(written, target)
    except BaseException:
        if not special:
            with contextlib.suppress(OSError):
                os.remove(written)
        raise
    terminal.note(f"wrote {path}" + ("" if special else f" ({_size_text(size)})"))


def open_in_browser(terminal: Terminal, path: str) -> None:
    """Opens the file in the browser, or writes a note if there is none."""
    from mlcat.cli.web_browser import open_address

    address = Path(path).absolute().as_uri()
    if not open_address(address, terminal.environ, on_terminal=terminal.is_terminal(terminal.out)):
        terminal.note(f"no browser could be started: open {address} yourself.")


@contextlib.contextmanager
def _redirect_output(terminal: Terminal, path: str, mode: int | None) -> Iterator[None]:
    """Redirects the terminal's output to the file, creates it with `mode` (None for the default), and syncs it to the
    disk."""
    out, started = terminal.out, terminal.has_written
    creating = _NEW_MODE if mode is None else mode | stat.S_IWUSR
    with open(
        path, "w", encoding="utf-8", newline="", opener=lambda name, flags: os.open(name, flags, creating)
    ) as file:
        terminal.out = file
        try:
            yield
            terminal.flush()
            if os.path.isfile(path):
                os.fsync(file.fileno())
        finally:
            terminal.discard()
            terminal.out, terminal.has_written = out, started


def _mode(target: str) -> int | None:
    """The mode of the existing file; None if there is none."""
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except OSError:
        return None


def _replace(written: str, target: str) -> None:
    mode = _mode(target)
    if mode is not None:
        with contextlib.suppress(OSError):
            os.chmod(written, mode)  # regardless of the umask
    os.replace(written, target)


@contextlib.contextmanager
def _translate_errors(path: str) -> Iterator[None]:
    """Converts an `OSError` to an `MlcatError` that names `path` rather than the temporary file."""
    try:
        yield
    except BrokenPipeError:
        raise
    except FileNotFoundError:
        raise MlcatError(f"{path}: there is no folder '{os.path.dirname(path)}'.", "Make it first.") from None
    except OSError as error:
        raise MlcatError(f"{path}: cannot be written: {error.strerror or error}.", "Nothing was changed.") from None


def _size_text(size: int) -> str:
    return f"{size:,} bytes" if size < 10_000 else f"{size / 1000:,.0f} kB"
