"""The state of the browser, the events that change it, and the effects that follow. All are immutable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Fragment = tuple[str, str]
"""A style (`bold`, `reverse`, `ansicyan` and the like, or "") and a text."""
Line = tuple[Fragment, ...]
Focus = Literal["list", "preview", "filters", "menu"]
"""The part of the screen that the arrow keys control. Letters always go to the query."""

MAX_ROWS = 1000
"""Maximum number of rows that a search loads at once."""

Choice = tuple[str, str]
"""A filter: its name (`section`, `tag`, `kind`, `status`, `year`, `catalog`) and the wanted value."""


class Size(NamedTuple):
    """The size of the screen in cells."""

    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class ResultRow:
    """An entry in the list of results."""

    reference: str
    """The reference that every command accepts: `faiss`, or `rust:faiss`."""
    title: str
    section: str = ""
    """The title of its section. The list shows it if the query is empty."""


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A range of the entries that match a query, in order."""

    query: str = ""
    rows: tuple[ResultRow, ...] = ()
    first: int = 0
    """The position of the first row among all `total` entries."""
    total: int = 0
    note: str = ""
    """A correction of the query, or the reason why nothing matches; "" for neither."""
    is_suggestion: bool = False
    """Whether nothing matches, and the rows are the closest entries."""
    hint: str = ""
    """A message about a filter in the query that is unfinished or wrong, and so is not applied; "" without one."""

    def at(self, position: int) -> ResultRow | None:
        """The row at a position among all entries, if it is loaded."""
        index = position - self.first
        return self.rows[index] if 0 <= index < len(self.rows) else None


@dataclass(frozen=True, slots=True)
class FilterOption:
    """A filter in the panel, with the number of entries that match it."""

    choice: Choice
    label: str
    count: int
    depth: int = 0
    """The depth of a section in the tree of sections; 0 is the top."""


@dataclass(frozen=True, slots=True)
class Action:
    """An item of the menu: its label and its effect."""

    label: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the screen depends on."""

    size: Size
    unicode: bool = True
    """Whether the terminal can show box-drawing characters and ellipses."""
    total: int = 0
    """The number of entries in all catalogs that are searched."""
    query: str = ""
    cursor: int = 0
    """The position of the cursor in the query, in characters from 0."""
    results: ResultPage = field(default_factory=ResultPage)
    selected: int = 0
    """The position of the selected entry among all results."""
    top: int = 0
    """The position of the first result on the screen."""
    marked: tuple[str, ...] = ()
    """The references of marked entries, in the order in which they were marked."""
    choices: frozenset[Choice] = frozenset()
    preview: tuple[Line, ...] = ()
    preview_of: str = ""
    """The reference of the entry that `preview` shows."""
    preview_top: int = 0
    """The position of the first line of the preview on the screen."""
    focus: Focus = "list"
    filter_options: tuple[FilterOption, ...] = ()
    actions: tuple[Action, ...] = ()
    panel_row: int = 0
    """The selected row of the filters or the menu, from 0."""
    sort: str = ""
    """The field to sort entries by; "" means relevance, or sections if the query is empty."""
    is_searching: bool = False
    """Whether a search is under way."""
    indexing: str = ""
    """The names of the catalogs that are being indexed; "" after the first results."""
    status: str = ""
    """A message in the last line, until the next key."""

    @property
    def current(self) -> ResultRow | None:
        """The selected entry, if there is one and it is loaded."""
        return self.results.at(self.selected)


# --- Effects ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Search:
    """Find the matching entries. The answer is `ResultsLoaded`."""

    query: str
    choices: frozenset[Choice]
    sort: str
    first: int = 0
    """The position of the first row that is wanted."""


@dataclass(frozen=True, slots=True)
class LoadPreview:
    """Render the page of an entry. The answer is `PreviewLoaded`."""

    reference: str
    columns: int


@dataclass(frozen=True, slots=True)
class LoadFilterOptions:
    """Count the entries for each filter. The answer is `FilterOptionsLoaded`."""

    choices: frozenset[Choice]
    query: str = ""
    """The query; the filters in it are applied, too."""


@dataclass(frozen=True, slots=True)
class LoadActions:
    """List the actions on an entry. The answer is `ActionsLoaded`."""

    reference: str


@dataclass(frozen=True, slots=True)
class Open:
    """Open `url`; if it is empty, the address of the entry. The answer is `Notice`."""

    reference: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """Copy `text`; if it is empty, the address of the entry. The answer is `Notice`."""

    reference: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class SortBy:
    """Sort by a field from now on."""

    field: str


@dataclass(frozen=True, slots=True)
class ReplaceQuery:
    """Replace the query."""

    query: str


@dataclass(frozen=True, slots=True)
class Suspend:
    """Stop the process until the shell resumes it."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the browser with the chosen entries, with none if the user canceled."""

    references: tuple[str, ...] = ()
    interrupted: bool = False


Effect = Search | LoadPreview | LoadFilterOptions | LoadActions | Open | Copy | SortBy | ReplaceQuery | Suspend | Quit

# --- Events ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Typed:
    """Text was typed or pasted."""

    text: str


@dataclass(frozen=True, slots=True)
class Key:
    """A key that is not text: `up`, `enter`, `c-o` and the like, as prompt_toolkit names them."""

    name: str


@dataclass(frozen=True, slots=True)
class Clicked:
    """The mouse was clicked on a cell."""

    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Resized:
    """The size of the screen has changed."""

    size: Size


@dataclass(frozen=True, slots=True)
class ResultsLoaded:
    """A search has ended."""

    search: Search
    results: ResultPage
    total: int | None = None
    """The number of entries in all catalogs; None if it has not changed."""


@dataclass(frozen=True, slots=True)
class PreviewLoaded:
    """The page of an entry was rendered."""

    reference: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class FilterOptionsLoaded:
    """The filters for the panel were counted."""

    options: tuple[FilterOption, ...]


@dataclass(frozen=True, slots=True)
class ActionsLoaded:
    """The actions on an entry were listed."""

    reference: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """There is a message for the last line."""

    text: str


Event = Typed | Key | Clicked | Resized | ResultsLoaded | PreviewLoaded | FilterOptionsLoaded | ActionsLoaded | Notice
