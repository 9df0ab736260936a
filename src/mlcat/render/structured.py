"""`--json`: arrays of objects, every key always there, written as they come so that large lists stream."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING

from mlcat.model import Entry

if TYPE_CHECKING:
    from mlcat.render.item import Item
    from mlcat.search.scoring import Match

_KEYS = tuple(field.name for field in fields(Entry))


def entries(items: Iterable[Item]) -> Iterator[str]:
    """Entries with all keys (null, [] or false where unknown), the section's title, the catalog; of a hit also
    `score` and `why`. `mlcat import` takes such an array back."""
    return _array(_as_object(item) for item in items)


def facts(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The rows as they are."""
    return _array(rows)


def _as_object(item: Item) -> dict[str, object]:
    entry = item.entry()
    values: dict[str, object] = {key: getattr(entry, key) for key in _KEYS}
    values["links"] = [{"label": link.label, "url": link.url} for link in entry.links]
    values["section"] = item.section.title
    values["catalog"] = item.catalog
    if item.hit:
        values["score"] = round(item.hit.score, 4)
        values["why"] = [why(match) for match in item.matches]
    return values


def why(match: Match) -> dict[str, object]:
    """A match as JSON: which word of the query met what, in which field, how, and what that gave to the score."""
    return {
        "word": match.word,
        "matched": match.matched,
        "field": match.field,
        "how": match.how,
        "score": round(match.score, 4),
    }


def _array(objects: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """ASCII only, so that no encoding of a stream can change a value."""
    opened = False
    for one in objects:
        text = json.dumps(one, ensure_ascii=True, indent=2).replace("\n", "\n  ")
        yield (",\n  " if opened else "[\n  ") + text
        opened = True
    yield "\n]\n" if opened else "[]\n"
