"""Small lists, and what a test finds in files and answers."""

import json
from collections.abc import Mapping
from pathlib import Path

from cli.conftest import Answer

MARKDOWN = """\
# Ships

## Contents
- [Boats](#boats)

## Boats
- [Sloop](https://a.org/sloop) - One mast.
- [Brig](https://a.org/brig) - Two masts. And more.

### Hulks
- [Hulk](https://a.org/hulk)
- [Local](file:///etc/passwd)
"""


SLOOP = {"title": "Sloop", "url": "https://a.org/sloop", "section": "Boats"}


def lines(*entries: Mapping[str, object], head: Mapping[str, object] | None = None) -> str:
    """NDJSON: the facts of the catalog, if any, and one line per entry."""
    return "".join(json.dumps(entry) + "\n" for entry in ([head] if head else []) + list(entries))


def files(*folders: str) -> dict[str, tuple[int, bytes]]:
    """Time of modification and content of each file in the folders, by path."""
    paths = (path for folder in folders for path in Path(folder).rglob("*") if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in paths}


def titles(answer: Answer) -> list[str]:
    """The titles that `--plain` printed."""
    return [line.split("\t")[1] for line in answer.out.splitlines()]
