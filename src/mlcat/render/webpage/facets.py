"""The filters of the page: the values of each facet with the number of their entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from mlcat.render.webpage.markup import text

OPEN_VALUES = 10
"""Values of a facet that are shown at once; more of them unfold."""
MAX_VALUES = 100
"""Values of a facet, but for sections: rarer ones are left out."""
_LABELS = {"kind": "Kind", "tag": "Tag", "status": "Status", "language": "Language", "license": "License"}


class SectionCount:
    """A section as a value of a filter: its title, its depth (0 outermost), and its entries with those below it."""

    __slots__ = ("count", "depth", "title")

    def __init__(self, title: str, depth: int) -> None:
        self.title = title
        self.depth = depth
        self.count = 0


def facets(sections: Mapping[str, SectionCount], counts: Mapping[str, Counter[str]], total: int) -> Iterator[str]:
    """The filters as HTML: sections by id in their order, of the other facets the most frequent values first.

    A facet with the same value for all `total` entries is left out.
    """
    if len(sections) > 1:
        rows = [_row(key, one.title, one.count, one.depth) for key, one in sections.items()]
        yield _fieldset("section", "Section", rows)
    for facet, label in _LABELS.items():
        found = sorted(counts[facet].items(), key=lambda one: (-one[1], one[0].casefold(), one[0]))
        if len(found) > 1 or any(count < total for _, count in found):
            yield _fieldset(facet, label, [_row(value, value, count) for value, count in found[:MAX_VALUES]])


def _fieldset(facet: str, label: str, rows: list[str]) -> str:
    shown = len(rows) if len(rows) == OPEN_VALUES + 1 else OPEN_VALUES  # unfolding one would save no room
    folded = "".join(rows[shown:])
    more = f"<details><summary>{len(rows) - shown:,} more</summary>\n{folded}</details>\n" if folded else ""
    return f'<fieldset data-facet="{facet}"><legend>{label}</legend>\n{"".join(rows[:shown])}{more}</fieldset>\n'


def _row(value: str, label: str, count: int, depth: int = 0) -> str:
    level = f' class="level-{min(depth, 3)}"' if depth else ""
    return (
        f'<label{level}><input type="checkbox" value="{text(value)}">'
        f'<span dir="auto">{text(label)}</span> <span class="count">{count:,}</span></label>\n'
    )
