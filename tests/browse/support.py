"""A browser without a terminal: a catalog of invented entries that answers effects at once."""

from __future__ import annotations

from dataclasses import replace

from mlcat.browse.cells import line_text
from mlcat.browse.state import (
    MAX_ROWS,
    Action,
    ActionsLoaded,
    Copy,
    Effect,
    Event,
    FilterOption,
    FilterOptionsLoaded,
    Key,
    LoadActions,
    LoadFilterOptions,
    LoadPreview,
    Open,
    PreviewLoaded,
    ReplaceQuery,
    ResultPage,
    ResultRow,
    ResultsLoaded,
    Search,
    Size,
    SortBy,
    State,
    Typed,
)
from mlcat.browse.update import start, update
from mlcat.browse.view import view

TITLES = (
    ("Basics", "Bead counter"),
    ("Basics", "Loom"),
    ("Basics", "Needle finder for very long and hard to remember names"),
    ("Größen & Werkzeug", "Maßband"),
    ("Größen & Werkzeug", "糸巻き機"),
    ("Größen & Werkzeug", "Thread tension meter"),
)
ROWS = tuple(ResultRow(f"item-{number}", title, section) for number, (section, title) in enumerate(TITLES, 1))
FILTER_OPTIONS = (
    FilterOption(("section", "basics"), "Basics", 3),
    FilterOption(("section", "knots"), "Knots", 1, depth=1),
    FilterOption(("tag", "Wool"), "Wool", 2),
    FilterOption(("year", "2020"), "2020", 1),
)


def many(count: int) -> tuple[ResultRow, ...]:
    """Entries in one section."""
    return tuple(ResultRow(f"thing-{number}", f"Thing {number}", "Things") for number in range(1, count + 1))


class Browser:
    """The state of a browser and its effects; an effect with an answer is answered immediately."""

    def __init__(
        self, columns: int = 80, rows: int = 24, *, entries: tuple[ResultRow, ...] = ROWS, unicode: bool = True
    ) -> None:
        self.entries = entries
        self.asked: list[Effect] = []
        state, effects = start(State(Size(columns, rows), unicode=unicode, total=len(entries)))
        self.state = state
        self._carry_out(effects)

    def do(self, *events: Event | str) -> Browser:
        """Handles events; a string is the name of a key or, if it begins with a blank, text to type."""
        for event in events:
            self.state, effects = update(self.state, _event(event))
            self._carry_out(effects)
        return self

    @property
    def last(self) -> Effect:
        """The last effect that the terminal or the system has to carry out."""
        return self.asked[-1]

    def frame(self) -> str:
        """The screen as text."""
        return "".join(line_text(line) + "\n" for line in view(self.state).lines)

    def _carry_out(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            answer = self.answer(effect)
            if answer is None:
                self.asked.append(effect)
            else:
                self.do(answer)

    def answer(self, effect: Effect) -> Event | None:
        """The answer of the services of this catalog; None for an effect of the terminal or the system."""
        match effect:
            case Search(query, choices, _, first):
                rows = tuple(row for row in self.entries if query.casefold() in row.title.casefold())
                if ("section", "basics") in choices:
                    rows = tuple(row for row in rows if row.section == "Basics")
                note = "" if rows else f"Nothing matches '{query}'."
                if query:
                    rows = tuple(replace(row, section="") for row in rows)
                return ResultsLoaded(effect, ResultPage(query, rows[first : first + MAX_ROWS], first, len(rows), note))
            case LoadPreview(reference, columns):
                row = next(row for row in self.entries if row.reference == reference)
                page = [f"{row.title} ({columns} columns)", "", *(f"line {number}" for number in range(1, 41))]
                return PreviewLoaded(reference, tuple((("", line),) for line in page))
            case LoadFilterOptions():
                return FilterOptionsLoaded(FILTER_OPTIONS)
            case LoadActions(reference):
                actions = (
                    Action("open paper", Open(reference, "https://example.org/paper")),
                    Action("copy id", Copy(reference, reference)),
                    Action("sort by title", SortBy("title")),
                    Action("similar entries", ReplaceQuery("loom")),
                )
                return ActionsLoaded(reference, actions)
            case _:
                return None


def _event(event: Event | str) -> Event:
    if not isinstance(event, str):
        return event
    return Typed(event[1:]) if event.startswith(" ") else Key(event)


def selected(browser: Browser) -> str:
    """The title of the selected entry."""
    assert browser.state.current is not None
    return browser.state.current.title
