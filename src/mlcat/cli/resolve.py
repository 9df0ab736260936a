"""From what a user calls an entry to that entry: it must be sure which one."""

from __future__ import annotations

from mlcat.errors import NotFoundError
from mlcat.index.reader import Index
from mlcat.render.item import Item
from mlcat.text.normalize import name_key
from mlcat.text.safety import shorten

_OFFERED = 3
_NAMES = ("id", "title", "aliases")


def resolve_entry(indexes: list[Index], name: str) -> Item:
    """The entry called `name`: an id, else a title, else an alias, in any case and punctuation; `catalog:id` too.

    Raises `NotFoundError` that offers all of them where several have the name, and the nearest where none has:
    a near miss is offered and never taken.
    """
    owned = len(indexes) > 1
    for index, n in _qualified(indexes, name):
        return Item(index, index.row(n), owned=owned)
    for rank in range(3):
        found = _of_rank(indexes, name, rank)
        if len(found) == 1:
            index, n = found[0]
            return Item(index, index.row(n), owned=owned)
        if found:
            offered = [_called(index, n, owned) for index, n in found[: _OFFERED * 2]]
            raise NotFoundError(f"'{shorten(name, 60)}' is the name of {len(found)} entries.", _offer(offered))
    raise NotFoundError(f"no entry '{shorten(name, 60)}'.", _offer(suggest_entries(indexes, name), name))


def suggest_entries(indexes: list[Index], name: str) -> list[str]:
    """The ids of entries that may be meant by a name that nothing has, the likeliest first.

    What only speaks of such a thing is left out: a name was typed, and names are offered.
    """
    from mlcat.search import search

    found = [
        (hit.tier, -hit.score, place, hit.rowid)
        for place, index in enumerate(indexes)
        for hit in search(index, name).hits
        if any(match.field in _NAMES and match.how != "synonym" for match in hit.matches)
    ]
    offered = [_called(indexes[place], n, len(indexes) > 1) for _, _, place, n in sorted(found)[:_OFFERED]]
    return list(dict.fromkeys(offered))


def _qualified(indexes: list[Index], name: str) -> list[tuple[Index, int]]:
    """The entry of a name like `catalog:id`."""
    catalog, colon, entry_id = name.partition(":")
    if not colon:
        return []
    key = catalog.casefold().strip()
    chosen = [index for index in indexes if key in (index.name, index.title.casefold())]
    found = [(index, index.by_id(entry_id.casefold().strip())) for index in chosen]
    return [(index, n) for index, n in found if n is not None]


def _of_rank(indexes: list[Index], name: str, rank: int) -> list[tuple[Index, int]]:
    """The entries of which this is the id (rank 0), the title (1) or an alias (2)."""
    key = name.casefold().strip()
    if rank == 0:
        exact = [(index, n) for index in indexes if (n := index.by_id(key)) is not None]
        if exact:
            return exact
    # Every spelling of a name is looked up as typed: folding plurals would take a near miss for the name.
    return [(index, n) for index in indexes for found, n, _ in index.named([name_key(name)]) if found == rank]


def _called(index: Index, n: int, owned: bool) -> str:
    entry_id = index.row(n).id
    return f"{index.name}:{entry_id}" if owned else entry_id


def _offer(names: list[str], name: str = "") -> str:
    if not names:
        return f"Look for it: `mlcat search {shorten(name, 60)}`." if name.strip() else "`mlcat list` has them all."
    quoted = [f"'{name}'" for name in names]
    return "Did you mean " + (", ".join(quoted[:-1]) + " or " if len(quoted) > 1 else "") + quoted[-1] + "?"
