"""Runs the judged queries through mlcat and through other engines over the same text.

    python benchmarks/search_quality.py [--split tune|held|all] [--failures]

Prints a table: how often the first hit is right, by kind of query; the overall measures (see `judged`); and the time of
a query with an open, warm index. Engines that are not installed are reported and skipped. The text is that of the
bundled catalog: title, aliases, topics, people, tags, section, kind, summary, description.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from judged import DEPTH, KINDS, SPLITS, JudgedQuery, Quality, load, measure

from mlcat.catalogs import bundled_catalog
from mlcat.index.cache import open_index
from mlcat.model import CatalogData, Entry
from mlcat.paths import Folders
from mlcat.publications import author_name
from mlcat.search import search
from mlcat.validation import read_catalog_data

Answer = Callable[[str], Sequence[str]]
"""Takes a query, and returns at most DEPTH ids, the best first."""

FIELDS = ("title", "aliases", "topics", "people", "facets", "summary", "description")
FTS5_WEIGHTS = (10.0, 8.0, 4.0, 4.0, 2.0, 2.0, 1.0)  # in the order of FIELDS; without weights, FTS5 is worse
MIN_WRATIO = 75.0  # maximizes success plus refusal on the tune split, among 60 to 93
TANTIVY_BOOSTS = (4.0, 3.0, 2.0, 2.0, 1.0, 1.0, 0.5)  # in the order of FIELDS
MIN_FUZZY_LENGTH = 4  # letters of a word; a shorter one is one edit from too many others
REPETITIONS = 3  # of a query; the fastest counts, to exclude other load


class MissingError(Exception):
    """An engine is not installed."""


def main(argv: Sequence[str] | None = None) -> None:
    """Runs all engines and prints the table."""
    parser = argparse.ArgumentParser(description="Search quality and speed beside other engines.")
    parser.add_argument("--split", choices=(*SPLITS, "all"), default="all", help="which queries (default: all)")
    parser.add_argument(
        "--failures",
        action="store_true",
        help="show the queries that mlcat answers wrongly; held-back ones only with --split held",
    )
    options = parser.parse_args(argv)
    queries = load(options.split)
    catalog = read_catalog_data(Path(bundled_catalog().path))
    with tempfile.TemporaryDirectory() as folder:
        answers = engines(catalog, folder)
        without_answer = sum(judged.kind == "none" for judged in queries)
        print(f"{len(queries) - without_answer} queries with an answer, {without_answer} without ({options.split})\n")
        table = [(name, measure(queries, answer), times(queries, answer)) for name, answer in answers.items()]
        print_table(table)
        if options.failures:
            print_failures(
                [judged_query for judged_query in queries if judged_query.split == "tune" or options.split == "held"],
                answers["mlcat"],
            )


def engines(catalog: CatalogData, folder: str) -> dict[str, Answer]:
    """Indexes the catalog with each installed engine. Returns the engines by name, mlcat first."""
    makers: dict[str, Callable[[CatalogData], Answer]] = {
        "mlcat": lambda _: mlcat_engine(folder),
        "SQLite FTS5": fts5_engine,
        "RapidFuzz WRatio": rapidfuzz_engine,
        "tantivy fuzzy": tantivy_engine,
        "fzf (a process)": fzf_engine,
    }
    installed: dict[str, Answer] = {}
    for name, make in makers.items():
        try:
            installed[name] = make(catalog)
        except MissingError as error:
            print(f"left out: {name}: {error}")
    return installed


# --- The text ---------------------------------------------------------------------------------------------------


def texts(catalog: CatalogData, entry: Entry) -> tuple[str, ...]:
    """The searchable text of an entry, in the order of FIELDS."""
    titles = {section.id: section.title for section in catalog.sections}
    parents = {section.id: section.parent for section in catalog.sections}
    above = parents[entry.section]
    sections = [titles[entry.section], titles[above] if above else ""]
    people = [*entry.authors, entry.organization or "", str(entry.year or "")]
    for publication in entry.publications:
        people += [
            *map(author_name, publication.authors),
            publication.venue or "",
            str(publication.year or ""),
            publication.title,
        ]
    return (
        entry.title,
        "; ".join(entry.aliases),
        "; ".join(entry.topics),
        "; ".join(filter(None, people)),
        "; ".join(filter(None, [*entry.tags, *sections, entry.kind or ""])),
        entry.summary or "",
        entry.description or "",
    )


def words(query: str) -> list[str]:
    """The words of a query in lower case."""
    return re.findall(r"\w+", query.lower())


# --- The engines ------------------------------------------------------------------------------------------------


def mlcat_engine(folder: str) -> Answer:
    """mlcat, with its index file."""
    index = open_index(Folders(folder, folder), bundled_catalog())
    return lambda query: [index.row(hit.rowid).id for hit in search(index, query, limit=DEPTH).hits]


def fts5_engine(catalog: CatalogData) -> Answer:
    """SQLite's full text search: any of the words, stemmed by Porter, ranked by bm25 with weights."""
    db = sqlite3.connect(":memory:")
    db.execute(f"CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, {', '.join(FIELDS)}, tokenize='porter unicode61')")
    rows = [(entry.id, *texts(catalog, entry)) for entry in catalog.entries]
    db.executemany(f"INSERT INTO texts VALUES ({','.join('?' * (len(FIELDS) + 1))})", rows)
    weights = ", ".join(map(str, FTS5_WEIGHTS))
    statement = f"SELECT id FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 0, {weights}) LIMIT {DEPTH}"

    def answer(query: str) -> list[str]:
        expression = " OR ".join(f'"{word}"' for word in words(query))
        return [row[0] for row in db.execute(statement, (expression,))] if expression else []

    return answer


def rapidfuzz_engine(catalog: CatalogData) -> Answer:
    """RapidFuzz's weighted ratio over titles and aliases, with a threshold."""
    from rapidfuzz import fuzz, process, utils

    names = [(name, entry.id) for entry in catalog.entries for name in (entry.title, *entry.aliases)]
    choices = [utils.default_process(name) for name, _ in names]

    def answer(query: str) -> list[str]:
        matches = process.extract(
            query, choices, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=MIN_WRATIO, limit=50
        )
        return list(dict.fromkeys(names[position][1] for _, _, position in matches))[:DEPTH]

    return answer


def tantivy_engine(catalog: CatalogData) -> Answer:
    """tantivy: any of the words, each exact or one edit away, ranked by BM25, the title boosted."""
    try:
        import tantivy
    except ImportError:
        raise MissingError("pip install tantivy") from None
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in FIELDS:
        builder.add_text_field(field)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer()
    for entry in catalog.entries:
        fields = dict(zip(FIELDS, texts(catalog, entry), strict=True))
        writer.add_document(tantivy.Document(id=entry.id, **fields))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    either: Any = tantivy.Occur.Should

    def clauses(word: str) -> list[Any]:
        """The clauses for a word in each field: exact and, if the word is long enough, one edit away."""
        boosted_clauses = []
        for field, boost in zip(FIELDS, TANTIVY_BOOSTS, strict=True):
            exact = tantivy.Query.term_query(schema, field, word)
            boosted_clauses.append((either, tantivy.Query.boost_query(exact, 2 * boost)))
            if len(word) >= MIN_FUZZY_LENGTH:
                fuzzy = tantivy.Query.fuzzy_term_query(schema, field, word, distance=1, transposition_cost_one=True)
                boosted_clauses.append((either, tantivy.Query.boost_query(fuzzy, boost)))
        return boosted_clauses

    def answer(query: str) -> list[str]:
        parsed_query = tantivy.Query.boolean_query([clause for word in words(query) for clause in clauses(word)])
        hits = searcher.search(parsed_query, DEPTH).hits
        return [str(searcher.doc(address)["id"][0]) for _, address in hits]

    return answer


def fzf_engine(catalog: CatalogData) -> Answer:
    """`fzf --filter` over a line per entry; a process per query, as in a script."""
    command = shutil.which("fzf")
    if command is None:
        raise MissingError("it is not on the PATH")
    lines = "\n".join(f"{entry.id}\t{' '.join(texts(catalog, entry))}".replace("\n", " ") for entry in catalog.entries)
    options = [command, "--delimiter=\t", "--nth=2..", "--filter"]

    def answer(query: str) -> list[str]:
        typed = query.replace("\0", "")
        run = subprocess.run([*options, typed], input=lines, capture_output=True, text=True, check=False)
        return [line.partition("\t")[0] for line in run.stdout.splitlines()[:DEPTH]]

    return answer


# --- The report -------------------------------------------------------------------------------------------------


def times(queries: Sequence[JudgedQuery], answer: Answer) -> list[tuple[float, str]]:
    """The time of each query in seconds, the fastest of REPETITIONS runs, in ascending order."""
    return sorted((min(_seconds(answer, judged.query) for _ in range(REPETITIONS)), judged.query) for judged in queries)


def _seconds(answer: Answer, query: str) -> float:
    started = time.perf_counter()
    answer(query)
    return time.perf_counter() - started


def print_table(table: Sequence[tuple[str, Quality, list[tuple[float, str]]]]) -> None:
    """Prints quality and time with a line per engine, and then the slowest query of each."""
    kinds = KINDS[:-1]
    head = [*kinds, "all", "MRR@10", "recall@5", "precision", "nothing", "median", "ratio", "slowest"]
    print(f"{'':17}" + "".join(f"{title:>{_width(title)}}" for title in head))
    ours = statistics.median(seconds for seconds, _ in table[0][2])
    for name, quality, timings in table:
        median = statistics.median(seconds for seconds, _ in timings)
        shares = [*(quality.kinds[kind] for kind in kinds), quality.success, quality.mrr, quality.recall]
        cells = [f"{share:.3f}" for share in (*shares, quality.precision, quality.refusal)]
        cells += [f"{median * 1000:.2f} ms", f"{median / ours:.2f}", f"{timings[-1][0] * 1000:.1f} ms"]
        print(f"{name:17}" + "".join(f"{cell:>{_width(title)}}" for title, cell in zip(head, cells, strict=True)))
    print(
        "\nFirst hit right by kind and over all; precision: relevant hits; nothing: nonsense that got none; "
        "ratio: median beside ours."
    )
    for name, _, timings in table:
        print(f"slowest of {name}: {timings[-1][1]!r}")


def _width(title: str) -> int:
    return max(len(title) + 2, 10)


def print_failures(queries: Sequence[JudgedQuery], answer: Answer) -> None:
    """Prints the queries whose first hit is not a best one, and those of kind `none` that found something."""
    failing = [(judged, answer(judged.query)) for judged in queries]
    failing = [(judged, ids) for judged, ids in failing if (judged.kind == "none" and ids) or _is_missed(judged, ids)]
    print(f"\n{len(failing)} of {len(queries)} are not answered as they should be:")
    for judged, ids in failing:
        expected = "nothing" if judged.kind == "none" else " or ".join(judged.best)
        print(f"  {judged.kind:13}{judged.query!r}: wanted {expected}, got {', '.join(ids[:3]) or 'nothing'}")


def _is_missed(judged: JudgedQuery, ids: Sequence[str]) -> bool:
    return judged.kind != "none" and not judged.success(ids)


if __name__ == "__main__":
    main()
