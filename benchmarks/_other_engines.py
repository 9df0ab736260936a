"""Runs other search engines over the same text. Each query is a process of its own, as with `mlcat search`.

    python benchmarks/_other_engines.py fts5|tantivy FOLDER TEXTS

builds an index in a process of its own. A query runs in a bare Python that imports only the engine. fzf has no index:
it reads the text itself.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from _measure import run

_FTS5 = """
import re, sqlite3, sys
words = re.findall(r"\\w+", sys.argv[2].lower())
db = sqlite3.connect(f"file:{sys.argv[1]}/fts5.db?mode=ro&immutable=1", uri=True)
for row in db.execute(
    "SELECT title FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 10, 1) LIMIT 10",
    (" OR ".join(f'"{word}"' for word in words),),
):
    print(row[0])
"""
_TANTIVY = """
import re, sys, tantivy
words = re.findall(r"\\w+", sys.argv[2].lower())
index = tantivy.Index.open(sys.argv[1] + "/tantivy")
schema, either, clauses = index.schema, tantivy.Occur.Should, []
for word in words:
    for field, boost in (("title", 4.0), ("text", 1.0)):
        exact = tantivy.Query.term_query(schema, field, word)
        clauses.append((either, tantivy.Query.boost_query(exact, 2 * boost)))
        if len(word) > 3:
            near = tantivy.Query.fuzzy_term_query(schema, field, word, distance=1, transposition_cost_one=True)
            clauses.append((either, tantivy.Query.boost_query(near, boost)))
searcher = index.searcher()
for _, address in searcher.search(tantivy.Query.boolean_query(clauses), 10).hits:
    print(searcher.doc(address)["title"][0])
"""


class OtherEngine(NamedTuple):
    """An installed engine."""

    name: str
    command: Callable[[Path, str], tuple[str, ...]]
    """Takes the folder with the index and a query; returns the command line."""
    index_argument: str | None
    """The argument for this module to build its index; None if it has none."""
    reads_stdin: bool = False
    """Whether it reads the texts from standard input."""


def other_engines(names: set[str]) -> Iterator[OtherEngine]:
    """Yields the engines in `names` that are installed, and reports the others on stderr."""
    fzf = shutil.which("fzf")
    if "fts5" in names:
        yield OtherEngine("SQLite FTS5 alone", lambda folder, query: _python(_FTS5, folder, query), "fts5")
    if "tantivy" in names and find_spec("tantivy"):
        yield OtherEngine("tantivy, fuzzy", lambda folder, query: _python(_TANTIVY, folder, query), "tantivy")
    elif "tantivy" in names:
        print("left out: tantivy: pip install tantivy", file=sys.stderr)
    if "fzf" in names and fzf:
        yield OtherEngine("fzf --filter", lambda _, query: (fzf, "--filter", query), None, reads_stdin=True)
    elif "fzf" in names:
        print("left out: fzf: it is not on the PATH", file=sys.stderr)


def prepare(other_engine: OtherEngine, folder: Path, texts: Path) -> float:
    """Builds the index of an engine over the texts; returns the time in seconds."""
    if other_engine.index_argument is None:
        return 0.0
    return run((sys.executable, __file__, other_engine.index_argument, str(folder), str(texts)), max_code=0).seconds


def _python(program: str, folder: Path, query: str) -> tuple[str, ...]:
    return (sys.executable, "-c", program, str(folder), query)


def _rows(texts: str) -> Iterator[list[str]]:
    with open(texts, encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t", 1)


def _build_fts5(folder: str, texts: str) -> None:
    db = sqlite3.connect(f"{folder}/fts5.db", isolation_level=None)
    db.execute("PRAGMA journal_mode=OFF")
    db.execute("PRAGMA synchronous=OFF")
    db.execute("BEGIN")
    db.execute("CREATE VIRTUAL TABLE texts USING fts5(title, text, tokenize='porter unicode61')")
    db.executemany("INSERT INTO texts VALUES (?, ?)", _rows(texts))
    db.execute("INSERT INTO texts (texts) VALUES ('optimize')")
    db.execute("COMMIT")
    db.close()


def _build_tantivy(folder: str, texts: str) -> None:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", stored=True)
    builder.add_text_field("text")
    path = Path(folder, "tantivy")
    path.mkdir()
    index = tantivy.Index(builder.build(), path=str(path))
    writer = index.writer()
    for title, text in _rows(texts):
        writer.add_document(tantivy.Document(title=title, text=text))
    writer.commit()
    writer.wait_merging_threads()


if __name__ == "__main__":
    {"fts5": _build_fts5, "tantivy": _build_tantivy}[sys.argv[1]](sys.argv[2], sys.argv[3])
