"""Runs git on an untrusted repository: without network access, prompts, or programs from its configuration."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping

from mlcat.errors import ImportFailedError
from mlcat.text.safety import shorten

_OVERRIDDEN = ("core.attributesFile=/dev/null", "diff.orderFile=/dev/null", "i18n.logOutputEncoding=UTF-8")
"""Settings of a repository that may name files without an end, or another encoding of the output."""
_SETTINGS = {
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch what it lacks
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",  # `error` recognizes the English messages
}
HINT = "import the list without --dates-from-git."
"""What to do if the history cannot be read."""
_MAX_SECONDS = 20  # for any command but `git log`, which has its own limit


class Git:
    """Runs git commands in the repository that contains a folder."""

    def __init__(self, folder: str, environ: Mapping[str, str]) -> None:
        """Raises `ImportFailedError` if git is not installed."""
        program = shutil.which("git", path=environ.get("PATH"))
        if program is None:
            raise ImportFailedError("git is not installed, or not on the PATH.", "Install it, or " + HINT)
        self.folder = folder
        self.command = (program, "-C", folder, "--no-pager", "--no-replace-objects", "--literal-pathspecs",
                        *(word for setting in _OVERRIDDEN for word in ("-c", setting)))  # fmt: skip
        # Inside a git hook, GIT_DIR and others name the repository of the hook.
        variables = {key: value for key, value in environ.items() if not key.startswith("GIT_") or "CONFIG" in key}
        self.environ = variables | _SETTINGS

    def read_text(self, *arguments: str) -> str:
        """The output of a command, as text. Raises `ImportFailedError` if it fails or takes too long."""
        return self.read_bytes(*arguments).decode("utf-8", "surrogateescape")

    def read_bytes(self, *arguments: str) -> bytes:
        """The output of a command. Raises `ImportFailedError` if it fails or takes too long."""
        try:
            completed = subprocess.run(
                [*self.command, *arguments],
                env=self.environ,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_MAX_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            problem = f"git does not answer within {_MAX_SECONDS} seconds."
            raise ImportFailedError(problem, HINT.capitalize()) from None
        except OSError as error:
            raise ImportFailedError(f"git cannot be run: {error.strerror}.", HINT.capitalize()) from None
        if completed.returncode:
            raise self.error(completed.stderr)
        return completed.stdout

    def error(self, stderr: bytes) -> ImportFailedError:
        """The error for a failed git command, by its message on stderr."""
        text, folder = stderr.decode("utf-8", "replace"), shorten(self.folder, 200)
        if "dubious ownership" in text:
            problem = f"git does not read '{folder}', because it belongs to another user."
            return ImportFailedError(problem, "Trust it: `git config --global --add safe.directory FOLDER`.")
        if "not a git repository" in text:
            problem = f"'{folder}' is not in a git repository."
            return ImportFailedError(problem, "Clone the list with git, and import the file in the clone.")
        if "promisor" in text or "not allowed" in text:
            problem = f"the clone in '{folder}' is partial: what the history says is on its server only."
            return ImportFailedError(problem, "Clone the list without --filter.")
        message = next((line for line in text.splitlines() if line.strip()), "it says nothing")
        return ImportFailedError(f"git cannot read the history: {shorten(message, 200)}.", HINT.capitalize())
