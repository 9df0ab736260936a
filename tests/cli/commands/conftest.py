"""An imported list."""

from pathlib import Path

import pytest
from importing.updates.checkouts import line

from cli.conftest import Mlcat

LIST = "# Ships\n\n## Boats\n" + line("Sloop") + line("Brig")


@pytest.fixture
def ships(mlcat: Mlcat, tmp_path: Path) -> Path:
    """The catalog `ships`, imported from a file; returns the file."""
    path = tmp_path / "ships.md"
    path.write_text(LIST)
    assert mlcat(["import", str(path)]).code == 0
    return path
