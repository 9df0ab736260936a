"""Renders the filters of the page: the values of each facet, with their numbers of entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from mlcat.render.webpage.markup import escape_text

MAX_OPEN_VALUES = 10
"""Maximum number of visible values of a facet. The others are in a details element."""
MAX_VALUES = 100
"""Maximum number of values of a facet, except sections. Rarer ones are omitted."""
_LABELS = {"kind": "Kind", "tag": "Tag", "status": "Status", "language": "Language", "license": "License"}


class SectionCount:
    """A section as a value of a filter: its title, its depth (from 0), and the number of entries in it and below."""

    __slots__ = ("count", "depth", "title")

    def __init__(self, title: str, depth: int) -> None:
        self.title = title
        self.depth = depth
        self.count = 0


def facets(sections: Mapping[str, SectionCount], counts: Mapping[str, Counter[str]], total: int) -> Iterator[str]:
    """Renders the filters: sections, which are given by id, in their order; for other facets, frequent values first.

    A facet with the same value for all `total` entries is left out.
    """
    if len(sections) > 1:
        rows = [_row(key, section.title, section.count, section.depth) for key, section in sections.items()]
        yield _fieldset("section", "Section", rows)
    for facet, label in _LABELS.items():
        values = sorted(counts[facet].items(), key=lambda pair: (-pair[1], pair[0].casefold(), pair[0]))
        if len(values) > 1 or any(count < total for _, count in values):
            yield _fieldset(facet, label, [_row(value, value, count) for value, count in values[:MAX_VALUES]])


def _fieldset(facet: str, label: str, rows: list[str]) -> str:
    open_count = len(rows) if len(rows) == MAX_OPEN_VALUES + 1 else MAX_OPEN_VALUES  # hiding one would save no space
    folded = "".join(rows[open_count:])
    more = f"<details><summary>{len(rows) - open_count:,} more</summary>\n{folded}</details>\n" if folded else ""
    return f'<fieldset data-facet="{facet}"><legend>{label}</legend>\n{"".join(rows[:open_count])}{more}</fieldset>\n'


def _row(value: str, label: str, count: int, depth: int = 0) -> str:
    level = f' class="level-{min(depth, 3)}"' if depth else ""
    return (
        f'<label{level}><input type="checkbox" value="{escape_text(value)}">'
        f'<span dir="auto">{escape_text(label)}</span> <span class="count">{count:,}</span></label>\n'
    )
