"""The input of renderers: an entry with its index, and with its hit if a search found it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.index.rows import EntryRow, SectionRow
    from mlcat.model import Entry
    from mlcat.search import RowHit
    from mlcat.search.results import Reason


class Item:
    """An entry to render: its row, its index and its hit. The whole entry is read on demand."""

    __slots__ = ("also_in", "hit", "index", "row", "shows_catalog")

    def __init__(self, index: Index, row: EntryRow, hit: RowHit | None = None, *, shows_catalog: bool = False) -> None:
        self.index = index
        self.row = row
        self.hit = hit
        self.shows_catalog = shows_catalog
        """Whether to show its catalog: several were searched."""
        self.also_in: tuple[str, ...] = ()
        """The names of the other catalogs that have the same thing."""

    @property
    def catalog(self) -> str:
        """The name of its catalog."""
        return self.index.name

    @property
    def catalogs(self) -> tuple[str, ...]:
        """The names of all catalogs that have the same thing, its own first."""
        return (self.catalog, *self.also_in)

    @property
    def reference(self) -> str:
        """The name that every command accepts: the id, or `catalog:id` if the id alone would be ambiguous."""
        entry_id = self.row.id
        return f"{self.catalog}:{entry_id}" if entry_id in self.index.ambiguous_ids else entry_id

    @property
    def section(self) -> SectionRow:
        """Its section."""
        return self.index.section(self.row.section)

    @property
    def path(self) -> list[str]:
        """The titles of its section and of the sections that contain it, the outermost first."""
        return _section_titles(self.index, self.section)

    @property
    def other_paths(self) -> list[list[str]]:
        """The paths (see `path`) of the other sections of its catalog with the same thing."""
        numbers = [self.index.row(rowid).section for rowid in (self.hit.copies if self.hit else ())]
        sections = [self.index.section(number) for number in dict.fromkeys(numbers) if number != self.row.section]
        return [_section_titles(self.index, section) for section in sections]

    @property
    def reasons(self) -> list[Reason]:
        """Why a search found it; empty without a search."""
        return self.hit.reasons if self.hit else []

    def entry(self) -> Entry:
        """The whole entry."""
        return self.index.entry(self.row.rowid)


def _section_titles(index: Index, section: SectionRow) -> list[str]:
    if section.parent is None:
        return [section.title]  # most sections are outermost, and need no tree
    return list(index.section_tree().titles(section.id))
