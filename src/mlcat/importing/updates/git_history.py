"""Reads from the git history of a file the day on which each address first appeared in it.

One `git log` is read as a stream, the latest commit first: git follows renames in this order only. Only first parents
count: a link that was added on a branch is in the list since the merge.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from threading import Event, Timer
from typing import IO, NamedTuple

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.bare_repository import is_bare_repository, readme_name
from mlcat.importing.git import HINT, Git
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.updates.written_links import find_addresses, find_named_links
from mlcat.text.addresses import canonical_address
from mlcat.text.safety import shorten

# With these options, git starts no diff or signature programs that the repository's configuration names.
_LOG_COMMAND = ("log", "-p", "-U0", "-m", "--follow", "--first-parent", "--text", "--no-ext-diff", "--no-textconv",
        "--no-show-signature", "--no-mailmap", "--no-color", "--date=short", "--format=commit %cd %P")  # fmt: skip
_COMMIT = lazy_compile(rb"commit (\S++) ?(.*)")
_DAY = lazy_compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAX_CHUNK = 1 << 16  # bytes of a line that are processed at once
_MAX_STDERR = 2000  # bytes of git's stderr that are read


class HistoryLimits(NamedTuple):
    """The limits of reading a history."""

    seconds: float = 120
    """Seconds for the whole of it."""
    size: int = 2 << 30
    """Bytes of all changes together."""
    addresses: int = 1_000_000
    """Different addresses in all changes."""


DEFAULT_LIMITS = HistoryLimits()


class History:
    """The first day of each address in the history of a file."""

    def __init__(self, today: str, *, is_shallow: bool = False) -> None:
        self.is_shallow = is_shallow
        """Whether the clone lacks older commits. Then the links in its oldest commit have no known day."""
        self.days: dict[str, str] = {}
        """The first day of each canonical address; "" if it is in the oldest commit of a shallow clone."""
        self.replaced_addresses: dict[str, str] = {}
        """For each address, the earlier address of the link with the same text."""
        self._today = today
        self._day = ""
        self._links: dict[str, dict[str, str]] = {"+": {}, "-": {}}

    def day(self, title: str, url: str) -> str | None:
        """The day (2026-01-31) on which this address, or one that it has replaced, first appeared in the file.

        None if it is unknown. `title` is not used: the method is a `FindDay`.
        """
        address = canonical_address(url)
        addresses: dict[str, None] = {}
        while address not in addresses:
            addresses[address] = None
            address = self.replaced_addresses.get(address, address)
        days = [self.days[address] for address in addresses if address in self.days]
        return min(days) if days and all(days) else None

    def begin(self, day: str, *, is_first: bool) -> None:
        """Begins the next commit, which is older than the one before. `is_first` is whether it has no parents."""
        self.end()
        # The clock may have been wrong. With a day in the future, the entry would stay new until then.
        reliable_day = min(day, self._today) if _DAY.fullmatch(day) else self._today
        self._day = "" if is_first and self.is_shallow else reliable_day

    def add(self, sign: str, text: str) -> None:
        """Reads the links in a line that the commit added (`+`) or removed (`-`). A long line comes in parts."""
        links = self._links[sign]
        for title, address in find_named_links(text):
            links[title] = address if links.get(title, address) == address else ""
        if sign == "+":
            for address in find_addresses(text):
                self.days[address] = min(self._day, self.days.get(address, self._day))

    def end(self) -> None:
        """Ends the commit: a link whose text is in one added and one removed line has changed its address."""
        removed = self._links["-"]
        for title, address in self._links["+"].items():
            before = removed.get(title)
            if before and address and before != address:
                self.replaced_addresses.setdefault(address, before)
        self._links = {"+": {}, "-": {}}


def read_history(
    path: Path,
    environ: Mapping[str, str] = os.environ,
    limits: HistoryLimits = DEFAULT_LIMITS,
    on_bytes: Callable[[int], None] = lambda _: None,
) -> History:
    """Reads the history of a file in a checkout, or of the README in a bare repository.

    `path` is that of the file or of the bare repository. `on_bytes` is called with the number of bytes read so far.
    Raises `ImportFailedError` if there is no git, no repository, no commit with the file, or too much to read.
    """
    real = Path(os.path.realpath(path))
    is_bare = is_bare_repository(real)
    git = Git(str(real if is_bare else real.parent), environ)
    name = readme_name(git) if is_bare else real.name
    is_shallow = git.read_text("rev-parse", "--is-shallow-repository").strip() == "true"
    history = History(date.today().isoformat(), is_shallow=is_shallow)
    if not _read_log(git, name, history, limits, on_bytes):
        problem = f"no commit has the file '{shorten(name, 100)}'."
        raise ImportFailedError(problem, "Commit it, or " + HINT)
    return history


def _read_log(git: Git, name: str, history: History, limits: HistoryLimits, on_bytes: Callable[[int], None]) -> bool:
    """Reads all commits of a file into `history`; returns whether there is any."""
    expired = Event()

    def expire() -> None:
        expired.set()
        process.kill()

    with tempfile.TemporaryFile() as stderr:
        process = subprocess.Popen(
            [*git.command, *_LOG_COMMAND, "--", name],
            env=git.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
        )
        timer = Timer(limits.seconds, expire)
        timer.start()
        assert process.stdout
        try:
            with process.stdout:
                has_commits = _read_changes(process.stdout, history, limits, on_bytes)
            code = process.wait()
        finally:
            timer.cancel()
            process.kill()
            process.wait()
        if expired.is_set():
            raise _limit_error(f"reading it takes more than {limits.seconds:g} seconds")
        if code:
            stderr.seek(0)
            raise git.error(stderr.read(_MAX_STDERR))
    return has_commits


def _read_changes(stream: IO[bytes], history: History, limits: HistoryLimits, on_bytes: Callable[[int], None]) -> bool:
    size, has_commits, is_start, in_hunk, sign = 0, False, True, False, ""
    while chunk := stream.readline(_MAX_CHUNK):
        size += len(chunk)
        on_bytes(size)
        if is_start:
            sign = ""
            if commit := _COMMIT.match(chunk):
                history.begin(commit[1].decode("ascii", "replace"), is_first=not commit[2].strip())
                has_commits = True
            elif chunk.startswith((b"@@", b"diff --git")):
                in_hunk = chunk.startswith(b"@@")
            elif in_hunk and chunk.startswith((b"+", b"-")):
                sign = chunk[:1].decode()
        is_start = chunk.endswith(b"\n")
        if sign and b"://" in chunk:
            history.add(sign, chunk.decode("utf-8", "replace"))
        if size > limits.size or len(history.days) > limits.addresses:
            raise _limit_error(f"it has more than {limits.size >> 20} MiB or {limits.addresses:,} addresses")
    return has_commits  # the oldest commit is not ended: it removes no line


def _limit_error(problem: str) -> ImportFailedError:
    return ImportFailedError(f"the history is too long: {problem}.", HINT.capitalize())
