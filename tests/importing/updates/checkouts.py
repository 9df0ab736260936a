"""Git repositories for tests, with commits of given days."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": f"a@{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


class Checkout:
    """A new repository in `folder`; skips the test if git is not installed."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("git") is None:
            pytest.skip("git is not installed")
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, day: str = "2020-01-01") -> str:
        """Runs git in it, at noon of that day."""
        moment = {f"GIT_{who}_DATE": f"{day}T12:00:00+0000" for who in ("AUTHOR", "COMMITTER")}
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            env=ENVIRONMENT | moment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def commit(self, day: str, **files: str | bytes) -> None:
        """Commits these files: `README_md="..."` is README.md."""
        for name, content in files.items():
            path = self.folder / name.replace("_", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "a change", day=day)


def line(name: str, url: str = "") -> str:
    """A line of a list."""
    return f"- [{name}]({url or f'https://a.org/{name.lower()}'}) - It floats.\n"
