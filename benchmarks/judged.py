"""Loads the judged queries, and measures the quality of a ranking with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mlcat.model import CatalogData, Entry, Section
from mlcat.text.slugs import slug

FILE: Final = Path(__file__).parent.parent / "tests" / "relevance" / "queries.jsonl"

IMPORTED_FILE: Final = FILE.with_name("imported.json")
"""Entries without topics, as in imported lists, and judged queries over them."""

KINDS: Final = ("name", "typo", "practitioner", "who", "need", "mixed", "none")
"""Kinds of queries. A `typo` is a misspelled or unfinished name. One of kind `none` is nonsense or off topic, and
should find nothing."""
SPLITS: Final = ("tune", "held")
"""The splits: two thirds of the queries for tuning, and a third that is held back for reports."""

DEPTH: Final = 10
"""The number of hits that are judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedQuery:
    """A query, and the ids of the relevant entries."""

    query: str
    kind: str
    best: tuple[str, ...]
    """The ids of which any may be the first hit."""
    also: tuple[str, ...]
    """Further ids that should be among the first five hits."""
    split: str

    def success(self, ids: Sequence[str]) -> float:
        """1 if the first hit is a best one, else 0."""
        return float(bool(ids) and ids[0] in self.best)

    def reciprocal_rank(self, ids: Sequence[str]) -> float:
        """The reciprocal rank of the first best id among ten hits, 0 if there is none."""
        ranks = (rank for rank, entry_id in enumerate(ids[:DEPTH], start=1) if entry_id in self.best)
        return 1 / next(ranks, float("inf"))

    def recall(self, ids: Sequence[str]) -> float:
        """The share of the relevant ids (`best` and `also`), of at most five, that are among the first five hits."""
        relevant = {*self.best, *self.also}
        return len(relevant & set(ids[:5])) / min(5, len(relevant))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """The quality of a ranking: means over the queries with an answer, and the share of refusals of the others."""

    success: float
    """Share of the queries whose first hit is a best one."""
    mrr: float
    """Mean reciprocal rank of the first best id among ten hits."""
    recall: float
    """Mean share of the relevant ids that are among the first five hits."""
    precision: float
    """Share of relevant ids among the first ten hits of these queries, taken together."""
    refusal: float
    """Share of the queries of kind `none` that found nothing."""
    kinds: dict[str, float]
    """`success` by kind."""


def load(split: str = "all") -> list[JudgedQuery]:
    """The queries of a split ("tune", "held"), or of both ("all")."""
    rows = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
    all_queries = [JudgedQuery(**{**row, "best": tuple(row["best"]), "also": tuple(row["also"])}) for row in rows]
    return [judged for judged in all_queries if split in ("all", judged.split)]


def load_imported() -> tuple[CatalogData, list[Entry], list[JudgedQuery]]:
    """The catalog in IMPORTED_FILE, its entries, and the judged queries over it, all for tuning."""
    data = json.loads(IMPORTED_FILE.read_text("utf-8"))
    sections = {entry["section"]: slug(entry["section"]) for entry in data["entries"]}
    catalog = CatalogData(
        name="imported", title="Imported", sections=tuple(Section(id=id, title=title) for title, id in sections.items())
    )
    entries = [Entry(**{**entry, "section": sections[entry["section"]]}) for entry in data["entries"]]
    queries = [JudgedQuery(**{**row, "best": tuple(row["best"])}, also=(), split="tune") for row in data["queries"]]
    return catalog, entries, queries


def measure(queries: Iterable[JudgedQuery], answer: Callable[[str], Sequence[str]]) -> Quality:
    """Measures a ranking. `answer` takes a query, and returns ids, the best first."""
    answers = [(judged, answer(judged.query)) for judged in queries]
    answered = [(judged, ids) for judged, ids in answers if judged.kind != "none"]
    by_kind = {kind: [judged.success(ids) for judged, ids in answered if judged.kind == kind] for kind in KINDS[:-1]}
    return Quality(
        success=mean(judged.success(ids) for judged, ids in answered),
        mrr=mean(judged.reciprocal_rank(ids) for judged, ids in answered),
        recall=mean(judged.recall(ids) for judged, ids in answered),
        precision=mean(float(id in (*judged.best, *judged.also)) for judged, ids in answered for id in ids[:DEPTH]),
        refusal=mean(float(not ids) for judged, ids in answers if judged.kind == "none"),
        kinds={kind: mean(successes) for kind, successes in by_kind.items()},
    )


def mean(values: Iterable[float]) -> float:
    """The arithmetic mean; of nothing, 0."""
    all_values = list(values)
    return sum(all_values) / len(all_values) if all_values else 0.0
