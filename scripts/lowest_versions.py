"""Prints the lowest version that pyproject.toml allows of each dependency, as constraints for `pip install -c`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def lowest_versions(requirements: list[str]) -> Iterator[str]:
    """Yields `name==version` for each requirement, in order. Raises `ValueError` for one without a lower bound."""
    for requirement in requirements:
        match = re.match(r"([\w.-]+)(?:\[[^]]*\])?[^;]*?>=\s*([\w.]+)", requirement)
        if not match:
            raise ValueError(f"{requirement}: has no lower bound")
        yield f"{match[1]}=={match[2]}"


if __name__ == "__main__":
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    print("\n".join(lowest_versions(project["dependencies"])))
