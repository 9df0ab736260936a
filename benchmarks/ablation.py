"""Measures the effect of each constant of the ranking: the change in quality if it is disabled, halved or doubled.

    python benchmarks/ablation.py [NAME ...] [--judged MODULE]

Prints a line for each constant and value, with the changes of success, reciprocal rank, recall, precision and refusal
in thousandths. There are three sets of judged queries: over the bundled catalog for tuning, over it but held back, and
over imported entries. A constant without effect should be removed, or needs a query that shows its purpose, unless it
only bounds time.

NAME restricts the constants. A dictionary is varied key by key. `--judged` names a module with a function `judge()`,
which returns further measures by name.
"""

from __future__ import annotations

import argparse
import importlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from judged import DEPTH, SPLITS, JudgedQuery, load, load_imported, measure

from mlcat.catalogs import bundled_catalog
from mlcat.index.building.builder import build_index
from mlcat.index.reader import Index
from mlcat.model import CatalogData, Entry
from mlcat.search import weights
from mlcat.validation import read_catalog_data

FACTORS = (0, 0.5, 2)
NEARLY_ZERO = 1e-9  # in place of 0, because some constants are divisors
MODULES_BEFORE_EXPANSION = ("query", "candidates", "entry_match", "scoring")
EXPANSION_MODULES = ("edit_forms", "guesses", "corrections", "expansion")
MODULES_AFTER_EXPANSION = ("names", "lexical", "engine")
MEASURES = ("success", "mrr", "recall", "precision", "refusal")

MeasuresBySet = dict[str, tuple[float, ...]]
"""The values of MEASURES by the name of the set of queries."""
Judge = Callable[[], MeasuresBySet]


def main(argv: Sequence[str] | None = None) -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="The effect of each constant of the ranking.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="constants of mlcat.search.weights (default: all)")
    parser.add_argument("--judged", metavar="MODULE", help="a module with judge(): further sets of queries")
    options = parser.parse_args(argv)
    judges = [judge_bundled(), judge_imported()]
    if options.judged:
        judges.append(importlib.import_module(options.judged).judge)
    before = measure_all(judges)
    print(f"{'':42}" + "  ".join(f"{name} {'/'.join(MEASURES)}" for name in before))
    for name, value, changed_value in variations(options.names):
        after = measure_all(judges)
        effect = differences(before, after) if after != before else "no effect"
        print(f"{name} = {changed_value:.3g} (is {value:.3g})".ljust(42) + effect, flush=True)


def judge_bundled() -> Judge:
    """A function that measures the judged queries over the bundled catalog."""
    catalog = read_catalog_data(Path(bundled_catalog().path))
    return _judge(catalog, catalog.entries, {split: load(split) for split in SPLITS})


def judge_imported() -> Judge:
    """A function that measures the judged queries over entries without topics."""
    catalog, entries, queries = load_imported()
    return _judge(catalog, entries, {"imported": queries})


def _judge(catalog: CatalogData, entries: Iterable[Entry], queries: Mapping[str, Sequence[JudgedQuery]]) -> Judge:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_index(connection, catalog, entries, "of a measurement")
    index = Index(connection)

    def ids(query: str) -> list[str]:
        search = importlib.import_module("mlcat.search").search
        return [index.row(hit.rowid).id for hit in search(index, query, limit=DEPTH).hits]

    def judge() -> MeasuresBySet:
        qualities = {name: measure(judged, ids) for name, judged in queries.items()}
        return {name: tuple(getattr(quality, field) for field in MEASURES) for name, quality in qualities.items()}

    return judge


def measure_all(judges: Sequence[Judge]) -> MeasuresBySet:
    """The measures of all judges."""
    return {name: values for judge in judges for name, values in judge().items()}


def differences(before: MeasuresBySet, after: MeasuresBySet) -> str:
    """The change of each measure, in thousandths, as text."""
    return "  ".join(
        f"{name} " + "/".join(f"{(new - old) * 1000:+.0f}" for old, new in zip(before[name], after[name], strict=True))
        for name in before
    )


def variations(names: Sequence[str]) -> Iterator[tuple[str, float, float]]:
    """Yields each constant with its value and a changed value. The change holds until the next one is yielded."""
    for name, value in vars(weights).copy().items():
        if not name.isupper() or (names and name not in names):
            continue
        for key, number in value.items() if isinstance(value, Mapping) else [("", value)]:
            if not isinstance(number, int | float):
                continue  # tests require the order of the scores by kind of name, a tuple
            for factor in FACTORS:
                changed_value = type(number)(number * factor) or type(number)(NEARLY_ZERO)
                if changed_value == number:
                    continue
                set_constant(name, {**value, key: changed_value} if key else changed_value)
                yield f"{name}[{key}]" if key else name, number, changed_value
            set_constant(name, value)


def set_constant(name: str, value: Any) -> None:
    """Sets a constant of `weights`, and reloads the modules that import it or compute values from it."""
    setattr(weights, name, value)
    for module in modules():
        importlib.reload(module)


def modules() -> Iterator[ModuleType]:
    """Yields the modules of the search except `weights`. An imported module comes before its importers."""
    for name in MODULES_BEFORE_EXPANSION:
        yield importlib.import_module(f"mlcat.search.{name}")
    for name in EXPANSION_MODULES:
        yield importlib.import_module(f"mlcat.search.query_expansion.{name}")
    for name in MODULES_AFTER_EXPANSION:
        yield importlib.import_module(f"mlcat.search.{name}")
    yield importlib.import_module("mlcat.search")


if __name__ == "__main__":
    main()
