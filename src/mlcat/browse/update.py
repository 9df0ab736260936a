"""The transition function of the browser: from a state and an event to the next state and the effects to run. Pure."""

from __future__ import annotations

from dataclasses import replace

from mlcat.browse import query_editing
from mlcat.browse.keys import press
from mlcat.browse.layout import compute_layout, list_height
from mlcat.browse.navigation import Transition, change_query, scroll_to_selection, start_search
from mlcat.browse.state import (
    ActionsLoaded,
    Clicked,
    Event,
    FilterOptionsLoaded,
    Key,
    Notice,
    PreviewLoaded,
    Resized,
    ResultPage,
    ResultsLoaded,
    Search,
    State,
    Typed,
)
from mlcat.text.safety import clean


def start(state: State) -> Transition:
    """Starts the search for the initial query."""
    return start_search(state)


def update(state: State, event: Event) -> Transition:
    """Returns the state after an event, and the effects to run, in order."""
    match event:
        case Typed(text):
            return change_query(state, query_editing.insert(state.query, state.cursor, clean(text)))
        case Key(name):
            return press(replace(state, status=""), name)
        case Clicked(column, row):
            return _click(replace(state, status=""), column, row)
        case Resized(size):
            focus = "list" if state.focus == "preview" and compute_layout(size).is_wide else state.focus
            return scroll_to_selection(replace(state, size=size, focus=focus, preview=(), preview_of=""))
        case ResultsLoaded(search, results, total):
            return _apply_results(
                replace(state, indexing="", total=state.total if total is None else total), search, results
            )
        case PreviewLoaded(reference, lines):
            current = state.current
            fits = current is not None and current.reference == reference
            return (replace(state, preview=lines, preview_of=reference, preview_top=0), ()) if fits else (state, ())
        case FilterOptionsLoaded(options):
            panel_row = max(0, min(state.panel_row, len(options) - 1))
            return replace(state, filter_options=options, panel_row=panel_row), ()
        case ActionsLoaded(reference, actions):
            if state.current is None or state.current.reference != reference:
                return state, ()
            return replace(state, actions=actions, focus="menu", panel_row=0), ()
        case Notice(text):
            return replace(state, status=text), ()


def _apply_results(state: State, search: Search, results: ResultPage) -> Transition:
    """Applies the result of a search, unless the query has changed since."""
    if (search.query, search.choices, search.sort) != (state.query, state.choices, state.sort):
        return state, ()
    selected = max(0, min(state.selected, results.total - 1))
    return scroll_to_selection(replace(state, results=results, selected=selected, is_searching=False))


# --- Mouse -----------------------------------------------------------------------------------------------------


def _click(state: State, column: int, row: int) -> Transition:
    """Selects the entry in a cell that was clicked."""
    layout = compute_layout(state.size)
    offset = row - layout.first_row - (layout.height - list_height(state))
    in_list = state.focus == "list" and (not layout.is_wide or column <= layout.list_columns)
    position = state.top + offset
    if not in_list or not 0 <= offset < list_height(state) or position >= state.results.total:
        return state, ()
    return scroll_to_selection(replace(state, selected=position))
