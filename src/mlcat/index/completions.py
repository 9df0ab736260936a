"""Queries completions from an index: ids and tags that begin with a prefix, and the labels of links."""

from __future__ import annotations

from itertools import islice

from mlcat.index.schema import LAST_CHARACTER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index

_MAX_SAMPLE = 20_000  # entries whose links are read for their labels


def ids_with_prefix(index: Index, prefix: str, limit: int) -> list[tuple[str, str]]:
    """The ids that begin with `prefix`, in alphabetical order, with the titles; at most `limit`, which is 2 or more.

    If there are more, the result ends with the last of all, so that it has the same common prefix as all of them.
    """
    condition, bounds = "WHERE id >= ?1 AND id < ?2", (prefix, prefix + LAST_CHARACTER)
    first = index.db.execute(f"SELECT id, title FROM entries {condition} ORDER BY id LIMIT ?3", (*bounds, limit))
    rows: list[tuple[str, str]] = first.fetchall()
    if len(rows) == limit:
        last = index.db.execute(f"SELECT id, title FROM entries {condition} ORDER BY id DESC LIMIT 1", bounds)
        rows[-1:] = last.fetchall()
    return rows


def tags_with_prefix(index: Index, prefix: str, limit: int) -> list[str]:
    """At most `limit` tags that begin with `prefix`, in any case, the most frequent first."""
    # LIKE ignores case for ASCII letters only, so other characters become wildcards and are compared below.
    pattern = "".join(char if char.isascii() and char not in "%_" else "_" for char in prefix)
    rows = index.db.execute("SELECT tag FROM tags WHERE tag LIKE ? ORDER BY number", (f"{pattern}%",))
    key = prefix.casefold()
    return list(islice((tag for (tag,) in rows if tag.casefold().startswith(key)), limit))


def link_labels(index: Index, limit: int) -> list[str]:
    """At most `limit` labels of links, the most frequent first; of a large catalog, those of its first entries."""
    rows = index.db.execute(
        "SELECT json_extract(value, '$[0]') AS label FROM (SELECT rest FROM entries LIMIT ?), "
        "json_each(rest, '$.links') GROUP BY label ORDER BY count(*) DESC, label LIMIT ?",
        (_MAX_SAMPLE, limit),
    )
    return [label for (label,) in rows]
