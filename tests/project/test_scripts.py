"""What the scripts read from the catalog; the rest of them takes minutes or a network."""

import runpy
from pathlib import Path
from typing import Any

import pytest

from mlcat.model import Entry

SCRIPTS = Path(__file__).parents[2] / "scripts"
TRY: dict[str, Any] = runpy.run_path(str(SCRIPTS / "try_installs.py"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("pip install faiss-cpu", [("python3.11", "faiss-cpu")]),
        ("pip install -U a b", [("python3.11", "a"), ("python3.11", "b")]),
        ("python3.10 -m pip install quaterion", [("python3.10", "quaterion")]),
        ("pip install tensorflow_similarity[tensorflow]", [("python3.11", "tensorflow_similarity[tensorflow]")]),
        ("pip install git+https://x.example/y.git", [("python3.11", "git+https://x.example/y.git")]),
        ("git clone https://x.example/y && cd y && pip install -r requirements.txt", []),
        (None, []),
    ],
)
def test_the_packages_of_an_install_line_are_found(line: str | None, expected: list[tuple[str, str]]) -> None:
    entry = Entry(id="e", title="E", url="https://e.example/", section="s", install=line)
    assert list(TRY["pip_requirements"]([entry], "python3.11")) == [("e", *pair) for pair in expected]


def test_the_oldest_python_is_that_of_the_project() -> None:
    assert TRY["oldest_python"]() == "python3.11"
