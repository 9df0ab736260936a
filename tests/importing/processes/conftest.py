"""The catalog `things` in its old state."""

from pathlib import Path

import pytest

from importing.processes.support import import_things, write_list


@pytest.fixture
def old(tmp_path: Path) -> str:
    """The catalog `things` in its old state; returns the file of the new one."""
    import_things(write_list(tmp_path, "old"))
    return write_list(tmp_path, "new")
