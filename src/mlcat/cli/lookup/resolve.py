"""Resolves a name that a user types to an entry, or raises an error that suggests similar entries."""

from __future__ import annotations

from collections.abc import Iterator

from mlcat.errors import NotFoundError, quoted_list
from mlcat.index.reader import Index
from mlcat.index.schema import NameKind
from mlcat.render.item import Item
from mlcat.search.names import find_by_identifier
from mlcat.search.query import parse_query_words
from mlcat.text.normalize import name_key
from mlcat.text.safety import clean, shorten

_MAX_OFFERED = 3
_NAMES = ("id", "title", "aliases")


def resolve_entry(indexes: list[Index], name: str, catalog_option: str = "") -> Item:
    """Finds the entry called `name`: `catalog:id`, an address, `owner/name`, an arXiv number or a DOI; otherwise an id,
    a title, an alias, or a name inside a title, in any case and punctuation.

    `indexes` are in order of precedence: if several catalogs have the entry, the one of the first is returned, with the
    names of the others. `catalog_option` is the ` -c NAME` that hints repeat.

    Raises `NotFoundError` if several entries have the name, or none; its hint lists them, or suggests similar names.
    """
    if qualified := _find_by_qualified_id(indexes, name):
        return qualified[0]
    for candidates in _candidates(indexes, name):
        matches = _merge_duplicates(candidates, indexes)
        if len(matches) == 1:
            return _with_other_catalogs(matches[0], indexes)
        if matches:
            offered = [item.reference for item in matches[: _MAX_OFFERED * 2]]
            raise NotFoundError(
                f"'{shorten(name, 60)}' is the name of {len(matches)} entries.", _suggestion_hint(offered)
            )
    raise NotFoundError(
        f"no entry '{shorten(name, 60)}'.", _suggestion_hint(suggest_entries(indexes, name), name, catalog_option)
    )


def _candidates(indexes: list[Index], name: str) -> Iterator[list[Item]]:
    """Yields lists of entries that the name may mean, the surest first: as an identifier, as an id or title that
    differs only in case, then as a name of each `NameKind` up to DERIVED."""
    yield _find_by_identifier(indexes, name)
    yield _find_as_written(indexes, name)
    for kind in range(NameKind.REORDERED):
        yield _find_by_name(indexes, name, kind)


def others_with_name(indexes: list[Index], item: Item, name: str) -> list[Item]:
    """The entries other than `item` whose id or title is `name`, in any case and punctuation."""
    items = [candidate for kind in (NameKind.ID, NameKind.TITLE) for candidate in _find_by_name(indexes, name, kind)]
    # NeRF++ and NeRF have one key; compare the titles as written.
    if item.row.id != _written(name) == _written(item.row.title):
        items = [candidate for candidate in items if _written(candidate.row.title) == _written(name)]
    if all((candidate.catalog, candidate.row.id) == (item.catalog, item.row.id) for candidate in items):
        return []
    from mlcat.text.addresses import canonical_address

    own_address = canonical_address(item.row.url)
    return [
        candidate
        for candidate in _merge_duplicates(items, indexes)
        if canonical_address(candidate.row.url) != own_address
    ]


def suggest_entries(indexes: list[Index], name: str) -> list[str]:
    """The references of entries with names similar to an unknown name, the likeliest first.

    Entries that only mention the name in their text are left out.
    """
    from mlcat.search import search

    words = parse_query_words(name)  # a name has no filters
    ranked = [
        (hit.tier, -hit.score, position, hit.rowid)
        for position, index in enumerate(indexes)
        for hit in search(index, words).hits
        if any(reason.field in _NAMES and reason.how != "synonym" for reason in hit.reasons)
    ]
    items = [Item(indexes[position], indexes[position].row(rowid)) for _, _, position, rowid in sorted(ranked)]
    return list(dict.fromkeys(item.reference for item in items[:_MAX_OFFERED]))


def _find_by_qualified_id(indexes: list[Index], name: str) -> list[Item]:
    """The entry of a name like `catalog:id`."""
    catalog, colon, entry_id = name.partition(":")
    if not colon:
        return []
    key = catalog.casefold().strip()
    in_catalog = [index for index in indexes if key in (index.name, index.title.casefold())]
    rowids = [(index, index.rowid_by_id(entry_id.casefold().strip())) for index in in_catalog]
    return [
        Item(index, index.row(rowid), shows_catalog=len(indexes) > 1) for index, rowid in rowids if rowid is not None
    ]


def _find_by_identifier(indexes: list[Index], name: str) -> list[Item]:
    """The entries that have the name as their address, repository, arXiv number or DOI."""
    text = clean(name)
    hits = [(index, hit) for index in indexes for hit in find_by_identifier(index, text) or ()]
    return [Item(index, index.row(hit.rowid), shows_catalog=len(indexes) > 1) for index, hit in hits]


def _find_by_name(indexes: list[Index], name: str, kind: int) -> list[Item]:
    """The entries that have `name` as a name of this kind (see `NameKind`); an exact id hides all others."""
    shows_catalog = len(indexes) > 1
    # Every spelling of a name is looked up as typed: normalizing plurals would take a similar name for the name.
    keys = [name_key(name)]
    rows = [
        (index, rowid) for index in indexes for found_kind, rowid, _ in index.names.look_up(keys) if found_kind == kind
    ]
    items = [Item(index, index.row(rowid), shows_catalog=shows_catalog) for index, rowid in rows]
    return [item for item in items if item.row.id == _written(name)] or items


def _find_as_written(indexes: list[Index], name: str) -> list[Item]:
    """The entries whose id is `name`, in any case; otherwise those whose title is.

    Names that differ in their marks only have one key: without this, `NeRF++` would be taken for an entry `nerf`.
    """
    items = [item for kind in (NameKind.ID, NameKind.TITLE) for item in _find_by_name(indexes, name, kind)]
    by_id = [item for item in items if item.row.id == _written(name)]
    return by_id or [item for item in items if _written(item.row.title) == _written(name)]


def _written(name: str) -> str:
    return name.casefold().strip()


def _with_other_catalogs(item: Item, indexes: list[Index]) -> Item:
    """The item with the other catalogs that have it, under any of its names."""
    keys = [name_key(item.row.id), name_key(item.row.title)]
    elsewhere = [
        Item(index, index.row(rowid))
        for index in indexes
        if index.name not in item.catalogs
        for _, rowid, _ in index.names.look_up(keys)
    ]
    return _merge_duplicates([item, *elsewhere], indexes)[0]


def _merge_duplicates(items: list[Item], indexes: list[Index]) -> list[Item]:
    """The items without duplicates, see `duplicates.merge_duplicates`."""
    if len(items) < 2:
        return items
    from mlcat.cli.lookup.duplicates import merge_duplicates

    return merge_duplicates(items, indexes)


def _suggestion_hint(references: list[str], name: str = "", catalog_option: str = "") -> str:
    if not references:
        return (
            f"Search for it: `mlcat search {shorten(name, 60)}{catalog_option}`."
            if name.strip()
            else _list_hint(catalog_option)
        )
    return f"Did you mean {quoted_list(references)}?"


def _list_hint(catalog_option: str) -> str:
    return f"`mlcat list{catalog_option}` lists all entries."
