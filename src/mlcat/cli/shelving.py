"""From a list on its way in to a catalog on the shelf: what `import` and `catalogs update` share."""

from __future__ import annotations

from pathlib import Path

from mlcat.cli.progress import Bar
from mlcat.cli.terminal import Terminal
from mlcat.errors import CatalogError, UsageError
from mlcat.importing.incoming import Incoming, facts_of
from mlcat.importing.writing import Writer
from mlcat.index.prepare import Columns
from mlcat.library import BUNDLED, user_source
from mlcat.model import Catalog
from mlcat.naming import slug
from mlcat.text import shorten

_RESERVED = (BUNDLED, "all")
_MOST_NAME = 60


def checked_name(name: str) -> str:
    """A name a catalog may have. Raises `UsageError` for any other, with the nearest that would do."""
    if name in _RESERVED:
        raise UsageError(f"the name '{name}' is taken by mlcat itself.", "Choose another with --name.")
    if not name or name != slug(name, _MOST_NAME):
        better = slug(name, _MOST_NAME)
        hint = f"Use '{better}'." if better and better not in _RESERVED else "Use letters, digits and hyphens."
        raise UsageError(f"'{shorten(name, 60)}' is no name for a catalog.", hint)
    return name


def stored(terminal: Terminal, name: str) -> Catalog | None:
    """The user's catalog of that name with its entries, as it is now; None where there is none or it is broken."""
    from dataclasses import replace

    from mlcat.schema import read_stored

    path = Path(user_source(terminal.folders, name).path)
    if not path.exists():
        return None
    try:
        catalog, entries = read_stored(path)
        return replace(catalog, entries=tuple(entries))
    except CatalogError:
        return None


def write(terminal: Terminal, incoming: Incoming, bar: Bar, *, skip_invalid: bool) -> Writer:
    """Puts the list on the shelf under its name; returns the writer, which knows the counts.

    Raises `CatalogError` for an entry that cannot be used, unless those are skipped: nothing is changed then.
    """
    skipped: list[CatalogError] = []
    with Writer(terminal.folders, incoming.name) as writer:
        facts: Catalog | None = None
        for batch in incoming.batches:
            facts = batch.facts or facts
            if batch.invalid and not skip_invalid:
                raise batch.invalid[0]
            skipped += batch.invalid
            writer.expect(batch.sections)
            writer.add(batch.placed)
            bar.count(writer.count)
        if not writer.count:
            raise skipped[0] if skipped else _empty(incoming)
        writer.finish(facts_of(incoming, facts))
    if skipped:
        terminal.note(f"skipped {len(skipped):,} that cannot be used; the first: {skipped[0].message}")
    return writer


def _empty(incoming: Incoming) -> CatalogError:
    return CatalogError(f"'{shorten(incoming.source, 100)}' has no entries.", "Nothing was changed.")


def samples(incoming: Incoming, *, skip_invalid: bool) -> tuple[int, dict[str, Columns]]:
    """How many entries there are, and the columns of the first of each section, by its title; nothing is written."""
    titles: dict[str, str] = {}
    first: dict[str, Columns] = {}
    count = 0
    for batch in incoming.batches:
        if batch.invalid and not skip_invalid:
            raise batch.invalid[0]
        titles |= {section.id: section.title for section in batch.sections}
        count += len(batch.placed)
        for _, (section, columns, *_) in batch.placed:
            first.setdefault(titles[section], columns)
    return count, first


def left_out(incoming: Incoming) -> str:
    """What was left out and why: `left out: contents list 25, badges 40`; "" where nothing was."""
    reasons = ", ".join(f"{reason} {count}" for reason, count in incoming.left_out.most_common())
    return f"left out: {reasons}" if reasons else ""
