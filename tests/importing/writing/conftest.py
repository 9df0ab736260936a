"""A catalog that exists before the test."""

import pytest

from importing.writing.support import file_contents, write
from mlcat.paths import Folders


@pytest.fixture
def existing(folders: Folders) -> dict[str, tuple[int, bytes]]:
    """A catalog of two entries; returns the state of all files."""
    write(folders, "Sloop", "Brig")
    return file_contents(folders)
