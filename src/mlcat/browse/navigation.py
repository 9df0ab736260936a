"""Changes the query and the selection: searches, scrolls, and requests what is missing on the screen. Pure."""

from __future__ import annotations

from dataclasses import replace

from mlcat.browse.layout import list_height, preview_columns
from mlcat.browse.query_editing import Edited
from mlcat.browse.state import Effect, LoadFilterOptions, LoadPreview, Search, State

Transition = tuple[State, tuple[Effect, ...]]
"""The next state, and the effects to run, in order."""

_LOADED_MARGIN = 50
"""Rows above and below the screen that are loaded, too. A search loads `MAX_ROWS`: more than the tallest screen and
both margins."""


def change_query(state: State, edited: Edited) -> Transition:
    """Sets the query and the cursor; starts a search if the query has changed."""
    query, cursor = edited
    if query == state.query:
        return replace(state, cursor=cursor), ()
    return start_search(replace(state, query=query, cursor=cursor))


def start_search(state: State) -> Transition:
    """Selects the first entry, and searches. The old results stay on the screen until the new ones arrive."""
    focus = state.focus if state.focus == "filters" else "list"
    state = replace(state, selected=0, top=0, is_searching=True, status="", focus=focus)
    effects: tuple[Effect, ...] = (Search(state.query, state.choices, state.sort),)
    return state, (*effects, LoadFilterOptions(state.choices, state.query)) if focus == "filters" else effects


def scroll_to_selection(state: State) -> Transition:
    """Scrolls to the selected entry, and requests the rows and the preview that are missing on the screen."""
    height = max(1, list_height(state))
    top = min(state.top, state.selected)
    top = max(top, state.selected - height + 1, 0)
    state = replace(state, top=top)
    effects: list[Effect] = []
    if needed := _missing_rows(state, height):
        effects.append(needed)
    current = state.current
    if current is not None and current.reference != state.preview_of:
        effects.append(LoadPreview(current.reference, preview_columns(state.size)))
    return state, tuple(effects)


def _missing_rows(state: State, height: int) -> Search | None:
    """A search for the rows on and around the screen; None if all are loaded."""
    results = state.results
    first, last = results.first, results.first + len(results.rows)
    wanted_first = max(0, state.top - _LOADED_MARGIN)
    wanted_last = min(results.total, state.top + height + _LOADED_MARGIN)
    if first <= wanted_first and wanted_last <= last:
        return None
    return Search(state.query, state.choices, state.sort, first=max(0, state.top - 2 * _LOADED_MARGIN))


def move_selection(state: State, by: int) -> Transition:
    """Selects the entry `by` rows below the current one, above it if `by` is negative."""
    selected = max(0, min(state.selected + by, state.results.total - 1))
    return scroll_to_selection(replace(state, selected=selected))
