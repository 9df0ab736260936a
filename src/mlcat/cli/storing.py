"""From a list on its way in to a catalog on the shelf: what `import` and `catalogs update` share."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from mlcat.catalogs import BUNDLED, user_catalog
from mlcat.cli.progress import Bar
from mlcat.cli.terminal import Terminal
from mlcat.errors import CatalogError, UsageError
from mlcat.importing.batches import CommittedBatch
from mlcat.importing.signals import ended, first_sigint_only
from mlcat.importing.store import CatalogWriter
from mlcat.importing.stream import ImportStream, facts_of
from mlcat.index.documents import Columns
from mlcat.model import CatalogData
from mlcat.text.safety import shorten
from mlcat.text.slugs import slug

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


def stored(terminal: Terminal, name: str) -> CatalogData | None:
    """The user's catalog of that name with its entries, as it is now; None where there is none or it is broken."""
    from dataclasses import replace

    from mlcat.validation import read_user_catalog

    path = Path(user_catalog(terminal.folders, name).path)
    if not path.exists():
        return None
    try:
        catalog, entries = read_user_catalog(path)
        return replace(catalog, entries=tuple(entries))
    except CatalogError:
        return None


@dataclass(slots=True)
class ImportSummary:
    """What came of a list: how much of it there is, and what is to be told of the rest."""

    source: str
    skip_invalid: bool
    entries: int = 0
    sections: dict[str, str] = field(default_factory=dict)
    """Their titles by id."""
    facts: CatalogData | None = None
    _skipped: int = 0
    _fault: CatalogError | None = None

    def note(self, batch: CommittedBatch) -> None:
        """Counts a batch. Raises `CatalogError` for an entry that cannot be used, unless those are skipped."""
        if batch.invalid and not self.skip_invalid:
            raise CatalogError(batch.invalid[0].message, f"{batch.invalid[0].hint} Or import with --skip-invalid.")
        self._skipped += len(batch.invalid)
        self._fault = self._fault or next(iter(batch.invalid), None)
        self.facts = batch.facts or self.facts
        self.entries += len(batch.placed)
        self.sections |= {section.id: section.title for section in batch.sections}

    def check(self) -> None:
        """Raises `CatalogError` where nothing came."""
        if self.entries:
            return
        if self._fault:
            number = f"all {self._skipped:,} entries" if self._skipped > 1 else "the only entry"
            raise CatalogError(f"{number} cannot be used: {self._fault.message}", self._fault.hint)
        shown = "standard input" if self.source == "-" else f"'{shorten(self.source, 100)}'"
        raise CatalogError(f"{shown} has no entries.", "Nothing was changed.")

    @property
    def skipped(self) -> str:
        """What is told of the entries that cannot be used; "" where there are none."""
        return f"skipped {self._skipped:,} that cannot be used; the first: {self._fault.message}" if self._fault else ""


def write(
    terminal: Terminal, incoming: ImportStream, bar: Bar, *, skip_invalid: bool, replaces: bool = True
) -> ImportSummary:
    """Puts the list on the shelf under its name.

    Raises `CatalogError` for an entry that cannot be used, unless those are skipped: nothing is changed then.
    """
    taken = ImportSummary(incoming.source, skip_invalid)
    with (
        first_sigint_only(),
        ended(incoming.batches),
        CatalogWriter(terminal.folders, incoming.name, replaces=replaces) as writer,
    ):
        for batch in incoming.batches:
            taken.note(batch)
            writer.expect(batch.sections)
            writer.add(batch.placed, batch.words)
            bar.count(taken.entries)
        taken.check()
        bar.say(f"indexing {incoming.name}")  # of a large catalog this takes a while after the last byte
        writer.finish(facts_of(incoming, taken.facts))
    return taken


def preview(incoming: ImportStream, *, skip_invalid: bool) -> tuple[ImportSummary, dict[str, Columns]]:
    """What would come of the list, and the columns of the first entry of each section, by id; nothing is written."""
    taken = ImportSummary(incoming.source, skip_invalid)
    first: dict[str, Columns] = {}
    for batch in incoming.batches:
        taken.note(batch)
        for _, (section, columns, *_) in batch.placed:
            first.setdefault(section, columns)
    taken.check()
    return taken, first


def left_out(incoming: ImportStream) -> str:
    """What was left out and why: `left out: contents list 25, badges 40`; "" where nothing was."""
    reasons = ", ".join(f"{reason} {count:,}" for reason, count in incoming.left_out.most_common())
    return f"left out: {reasons}" if reasons else ""
