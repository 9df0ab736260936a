"""The file that TAB reads: what a catalog holds, beside its index.

A line is `kind<TAB>value<TAB>title`. The head has the catalog, its sections and tags; then, after an empty line, come
the ids in alphabetical order with an empty line after every so many. To awk such a block is one record, which it
searches at once and skips: five times faster over 900,000 lines than line by line.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from itertools import islice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index

_BLOCK = 500  # lines; awk splits the few blocks that have what is looked for


def values_path(index_path: str) -> str:
    """Where the values of the index at `index_path` stand."""
    return os.path.splitext(index_path)[0] + ".tsv"


def has_values(index_path: str) -> bool:
    """Whether there are values beside that index; a disk that was full can leave an empty file."""
    try:
        return os.path.getsize(values_path(index_path)) > 0
    except OSError:
        return False


def write_values(index_path: str, index: Index) -> None:
    """Writes the values of an index beside it, whole or not at all.

    That they cannot be written (read-only folder, full disk) is no error: completion then knows less.
    """
    path = values_path(index_path)
    aside = f"{path}.{os.getpid()}.tmp"
    with contextlib.suppress(OSError):
        try:
            with open(aside, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(_lines(index))
            os.replace(aside, path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.remove(aside)


def _lines(index: Index) -> Iterator[str]:
    # No value has a tab or a line break: the catalog's validation refuses control characters.
    yield f"catalog\t{index.name}\t{index.title}\n"
    for section in index.sections():
        yield f"section\t{section.id}\t{section.title}\n"
    for tag in index.tags():
        yield f"tag\t{tag.tag}\t\n"
    entries = index.db.execute("SELECT id, title FROM entries ORDER BY id")
    while block := list(islice(entries, _BLOCK)):
        yield "\n"
        for entry_id, title in block:
            yield f"id\t{entry_id}\t{title}\n"
