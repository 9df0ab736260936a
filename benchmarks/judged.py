"""The judged queries, and how well a ranking answers them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent.parent / "tests" / "relevance" / "queries.jsonl"

KINDS: Final = ("name", "typo", "practitioner", "who", "need", "mixed", "none")
"""What a query can be; `none` is nonsense or out of the field, and wants no answer."""
SPLITS: Final = ("tune", "held")
"""Two thirds that the ranking is tuned on, and a third that is only looked at to report."""

DEPTH: Final = 10
"""Hits that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A query and the ids that answer it."""

    query: str
    kind: str
    best: tuple[str, ...]
    """Any of them may stand first."""
    also: tuple[str, ...]
    """Others that belong among the first five."""
    split: str

    def success(self, found: Sequence[str]) -> float:
        """Whether the first hit is a best one, as 0 or 1."""
        return float(bool(found) and found[0] in self.best)

    def reciprocal(self, found: Sequence[str]) -> float:
        """One divided by the rank of the first best one among ten, 0 if there is none."""
        ranks = (rank for rank, one in enumerate(found[:DEPTH], start=1) if one in self.best)
        return 1 / next(ranks, float("inf"))

    def recall(self, found: Sequence[str]) -> float:
        """The share of the best and the others that is among the first five."""
        wanted = {*self.best, *self.also}
        return len(wanted & set(found[:5])) / min(5, len(wanted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How well a ranking answers: means over all queries with an answer, and the share of the others that got none."""

    success: float
    """First hit a best one."""
    mrr: float
    """Mean reciprocal rank of the first best one, among ten."""
    recall: float
    """Share of the best and the others that is among the first five."""
    refusal: float
    """Nothing for nonsense."""
    kinds: dict[str, float]
    """`success` by kind."""


def load(split: str = "all") -> list[Judged]:
    """The queries of a split, or all."""
    rows = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
    every = [Judged(**{**row, "best": tuple(row["best"]), "also": tuple(row["also"])}) for row in rows]
    return [judged for judged in every if split in ("all", judged.split)]


def measure(queries: Iterable[Judged], answer: Callable[[str], Sequence[str]]) -> Quality:
    """The quality of a ranking that gives ids for a query, the best first."""
    found = [(judged, answer(judged.query)) for judged in queries]
    answered = [(judged, ids) for judged, ids in found if judged.kind != "none"]
    by_kind = {kind: [judged.success(ids) for judged, ids in answered if judged.kind == kind] for kind in KINDS[:-1]}
    return Quality(
        success=mean(judged.success(ids) for judged, ids in answered),
        mrr=mean(judged.reciprocal(ids) for judged, ids in answered),
        recall=mean(judged.recall(ids) for judged, ids in answered),
        refusal=mean(float(not ids) for judged, ids in found if judged.kind == "none"),
        kinds={kind: mean(successes) for kind, successes in by_kind.items()},
    )


def mean(values: Iterable[float]) -> float:
    """The arithmetic mean; of nothing, 0."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
