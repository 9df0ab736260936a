"""Checks that the files of a release agree, and prints its notes.

python scripts/release.py check 0.2.0
python scripts/release.py notes 0.2.0
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_HEADING = re.compile(r"^## \[(?P<version>[^]]+)\](?: - (?P<date>\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)


def find_mismatches(version: str, root: Path = ROOT) -> Iterator[str]:
    """Yields a sentence for each file that does not agree on this version; none if it can be released."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        yield f"'{version}' is not a version: it needs three numbers, as in 1.2.3."
    if f'__version__ = "{version}"\n' not in _read(root / "src" / "mlcat" / "__init__.py"):
        yield f"src/mlcat/__init__.py does not have the version {version}."
    citation = _read(root / "CITATION.cff")
    if f"\nversion: {version}\n" not in citation:
        yield f"CITATION.cff does not have the version {version}."
    date = next((match["date"] for match in _headings(root) if match["version"] == version), None)
    if not date:
        yield f"CHANGELOG.md has no heading '## [{version}] - YYYY-MM-DD'."
    elif f'\ndate-released: "{date}"\n' not in citation:
        yield f"CITATION.cff does not have the date of CHANGELOG.md, {date}."
    if not release_notes(version, root):
        yield f"CHANGELOG.md says nothing about {version}."


def release_notes(version: str, root: Path = ROOT) -> str:
    """The text of CHANGELOG.md below the heading of this version; "" if there is none."""
    text = _read(root / "CHANGELOG.md")
    headings = _headings(root)
    ends = [match.start() for match in headings[1:]] + [len(text)]
    for match, end in zip(headings, ends, strict=True):
        if match["version"] == version:
            return text[match.end() : end].strip()
    return ""


def _headings(root: Path) -> list[re.Match[str]]:
    return list(_HEADING.finditer(_read(root / "CHANGELOG.md")))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Runs the command; returns 1 if something has to be corrected, 2 for wrong usage."""
    match arguments:
        case ["check", version]:
            mismatches = list(find_mismatches(version))
            print("\n".join(mismatches) or f"{version} can be released.")
            return 1 if mismatches else 0
        case ["notes", version]:
            print(release_notes(version))
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
