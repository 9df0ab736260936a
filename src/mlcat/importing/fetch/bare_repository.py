"""Reads the README of a bare git repository: a mirror, or the folder `.git` of a clone. It has no working tree."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.hosts import READMES
from mlcat.text.safety import shorten

if TYPE_CHECKING:
    from mlcat.importing.git import Git

_PARTS = ("HEAD", "objects", "refs")


def is_bare_repository(path: str | Path) -> bool:
    """Whether a path is a bare git repository rather than a working tree."""
    return all(os.path.exists(os.path.join(path, name)) for name in _PARTS)


def readme_name(git: Git) -> str:
    """The path of the README in the latest commit of a repository.

    Raises `ImportFailedError` if there is none, or if git cannot read the repository.
    """
    names = set(git.read_text("ls-tree", "-r", "-z", "--name-only", "HEAD", *READMES).split("\0"))
    for name in READMES:
        if name in names:
            return name
    problem = f"there is no README in the latest commit of '{shorten(git.folder, 200)}'."
    raise ImportFailedError(problem, "Clone it, and import the file that has the list.")


def read_readme(git: Git, limit: int) -> tuple[str, bytes]:
    """The path of the README in the latest commit, and its bytes.

    More than `limit` bytes are not read: `limit` + 1 NULs are returned in their place, so that the caller sees that the
    README is too long. Raises what `readme_name` raises.
    """
    name = readme_name(git)
    if int(git.read_text("cat-file", "-s", f"HEAD:{name}")) > limit:
        return name, bytes(limit + 1)
    return name, git.read_bytes("cat-file", "blob", f"HEAD:{name}")
