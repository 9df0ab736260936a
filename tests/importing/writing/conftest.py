"""A catalog that exists before the test."""

import pytest

from importing.writing.support import file_contents, write
from mlcat.paths import Folders


@pytest.fixture
def existing(where: Folders) -> dict[str, tuple[int, bytes]]:
    """A catalog of two entries; returns the state of all files."""
    write(where, "Sloop", "Brig")
    return file_contents(where)
