"""awesome-lint, the linter of awesome lists, accepts the output of `--format markdown`."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mlcat import api
from mlcat.filters import Filter
from mlcat.render.formats.markdown import render_entries
from mlcat.render.item import Item

PACKAGES = Path(__file__).parent.parent / "browser" / "node_modules" / ".bin"
LINT = shutil.which("awesome-lint") or shutil.which("awesome-lint", path=str(PACKAGES))
OF_A_REPOSITORY = {"awesome-contributing", "awesome-github"}
"""Rules about files and a remote around the list, which only its owner can fulfill."""


@pytest.mark.skipif(LINT is None, reason="awesome-lint is not installed: run `npm install` in tests/render/browser")
def test_awesome_lint_accepts_the_bundled_catalog(tmp_path: Path) -> None:
    assert LINT
    catalog = api.open_catalog()
    index = catalog._index
    text = "".join(render_entries([Item(index, row) for row in index.rows(Filter())]))
    tmp_path.joinpath("readme.md").write_text(text, encoding="utf-8")
    for command in (["git", "init", "-q"], ["git", "add", "."]):
        subprocess.run(command, cwd=tmp_path, check=True, timeout=60)

    output = subprocess.run(
        [LINT, "readme.md"], cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False
    ).stdout

    faults = re.findall(r"^.*remark-lint:(\S+)$", output, re.MULTILINE)
    assert "awesome-github" in faults  # it has been run
    assert set(faults) <= OF_A_REPOSITORY, output
