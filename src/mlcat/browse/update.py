"""The transition function of the browser: from a state and an event to the next state and the effects to run. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mlcat.browse import query_editing
from mlcat.browse.layout import compute_layout, list_height, preview_columns
from mlcat.browse.state import (
    ActionsLoaded,
    Clicked,
    Copy,
    Effect,
    Event,
    FacetsLoaded,
    Key,
    LoadActions,
    LoadFacets,
    LoadPreview,
    Notice,
    Open,
    PreviewLoaded,
    Quit,
    Replace,
    Resized,
    ResultPage,
    ResultsLoaded,
    Search,
    Sort,
    State,
    Suspend,
    Typed,
)
from mlcat.text.safety import clean

Transition = tuple[State, tuple[Effect, ...]]
"""The next state, and the effects to run, in order."""

_LOADED_MARGIN = 50
"""The number of rows beyond the screen that are loaded ahead. A search loads `MAX_ROWS` rows: more than the tallest
screen with both margins."""
_ROW_KEYS = {"down": 1, "c-n": 1, "c-j": 1, "up": -1, "c-p": -1, "c-k": -1}
"""Keys that move by one row, with the direction."""


def start(state: State) -> Transition:
    """The state while the initial query is searched, and the effect that searches it."""
    return _search(state)


def update(state: State, event: Event) -> Transition:
    """The state after an event, and the effects to run, in order."""
    match event:
        case Typed(text):
            return _edit(state, query_editing.insert(state.query, state.cursor, clean(text)))
        case Key(name):
            return _press(replace(state, status=""), name)
        case Clicked(column, row):
            return _click(replace(state, status=""), column, row)
        case Resized(size):
            focus = "list" if state.focus == "preview" and compute_layout(size).is_wide else state.focus
            return _scroll_to_selection(replace(state, size=size, focus=focus, preview=(), preview_of=""))
        case ResultsLoaded(search, results, total):
            return _apply_results(
                replace(state, indexing="", total=state.total if total is None else total), search, results
            )
        case PreviewLoaded(reference, lines):
            current = state.current
            fits = current is not None and current.reference == reference
            return (replace(state, preview=lines, preview_of=reference, preview_top=0), ()) if fits else (state, ())
        case FacetsLoaded(facets):
            panel_row = max(0, min(state.panel_row, len(facets) - 1))
            return replace(state, facets=facets, panel_row=panel_row), ()
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
    return _scroll_to_selection(replace(state, results=results, selected=selected, searching=False))


# --- Searching -------------------------------------------------------------------------------------------------


def _edit(state: State, edited: tuple[str, int]) -> Transition:
    query, cursor = edited
    if query == state.query:
        return replace(state, cursor=cursor), ()
    return _search(replace(state, query=query, cursor=cursor))


def _search(state: State) -> Transition:
    """Selects the first entry and searches; the old results stay on the screen until the new ones arrive."""
    focus = state.focus if state.focus == "filters" else "list"
    state = replace(state, selected=0, top=0, searching=True, status="", focus=focus)
    effects: tuple[Effect, ...] = (Search(state.query, state.choices, state.sort),)
    return state, (*effects, LoadFacets(state.choices, state.query)) if focus == "filters" else effects


# --- What is on the screen ---------------------------------------------------------------------------------------


def _scroll_to_selection(state: State) -> Transition:
    """Scrolls to the selected entry, and requests the rows and pages that are missing on the screen."""
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
    """A search for the rows around the selection; None if all are loaded."""
    results = state.results
    first, last = results.first, results.first + len(results.rows)
    wanted_first = max(0, state.top - _LOADED_MARGIN)
    wanted_last = min(results.total, state.top + height + _LOADED_MARGIN)
    if first <= wanted_first and wanted_last <= last:
        return None
    return Search(state.query, state.choices, state.sort, first=max(0, state.top - 2 * _LOADED_MARGIN))


def _move(state: State, by: int) -> Transition:
    selected = max(0, min(state.selected + by, state.results.total - 1))
    return _scroll_to_selection(replace(state, selected=selected))


# --- Keys ------------------------------------------------------------------------------------------------------


def _press(state: State, name: str) -> Transition:
    if name == "c-c":
        return state, (Quit(interrupted=True),)
    if name == "c-z":
        return state, (Suspend(),)
    if state.focus in ("filters", "menu") and (transition := _panel_key(state, name)):
        return transition
    if (edit := query_editing.EDITS.get(name)) is not None:
        if name in ("left", "right") and (transition := _toggle_preview(state, name)):
            return transition
        return _edit(state, edit(state.query, state.cursor))
    if name in _ROW_KEYS:
        return _scroll_preview(state, _ROW_KEYS[name]) if state.focus == "preview" else _move(state, _ROW_KEYS[name])
    handler = _HANDLERS.get(name)
    return handler(state) if handler else (state, ())


def _toggle_preview(state: State, name: str) -> Transition | None:
    """On a narrow screen: Right at the end of the query shows the preview, Left hides it."""
    is_narrow = not compute_layout(state.size).is_wide
    if is_narrow and name == "right" and state.focus == "list" and state.cursor == len(state.query) and state.current:
        return replace(state, focus="preview"), ()
    if name == "left" and state.focus == "preview":
        return replace(state, focus="list"), ()
    return None


def _panel_key(state: State, name: str) -> Transition | None:
    """Handles a key in the filters or the menu; None for a key that has no function there."""
    rows = len(state.facets if state.focus == "filters" else state.actions)
    if name in _ROW_KEYS:
        return replace(state, panel_row=max(0, min(state.panel_row + _ROW_KEYS[name], rows - 1))), ()
    page = compute_layout(state.size).height
    jumps = {"pagedown": page, "pageup": -page, "end": rows, "home": -rows}
    if name in jumps:
        return replace(state, panel_row=max(0, min(state.panel_row + jumps[name], rows - 1))), ()
    if name in ("escape", "c-f", "c-x"):
        return replace(state, focus="list"), ()
    if name in ("enter", "tab"):
        return _choose(state)
    return None


def _choose(state: State) -> Transition:
    """Turns the selected filter on or off, or runs the selected item of the menu."""
    if state.focus == "filters":
        if state.panel_row >= len(state.facets):
            return state, ()
        choices = state.choices ^ {state.facets[state.panel_row].choice}
        return _search(replace(state, choices=choices))
    state = replace(state, focus="list")
    if state.panel_row >= len(state.actions):
        return state, ()
    effect = state.actions[state.panel_row].effect
    match effect:
        case Sort(field):
            return _search(replace(state, sort=field))
        case Replace(query):
            return _search(replace(state, query=query, cursor=len(query), choices=frozenset()))
        case _:
            return state, (effect,)


def _leave(state: State) -> Transition:
    """Esc: hides the preview, or else leaves the browser."""
    if state.focus == "preview":
        return replace(state, focus="list"), ()
    return state, (Quit(),)


def _accept(state: State) -> Transition:
    """Enter: quits with the marked entries, else with the selected one."""
    if state.marked:
        return state, (Quit(state.marked),)
    return (state, (Quit((state.current.reference,)),)) if state.current else (state, ())


def _toggle_mark(state: State) -> Transition:
    if state.current is None:
        return state, ()
    reference = state.current.reference
    marked = tuple(marked_reference for marked_reference in state.marked if marked_reference != reference)
    if marked == state.marked:
        marked = (*marked, reference)
    return _move(replace(state, marked=marked), 1)


def _scroll_preview(state: State, by: int) -> Transition:
    """Scrolls the preview by some lines, up if `by` is negative."""
    last = max(0, len(state.preview) - compute_layout(state.size).height)
    return replace(state, preview_top=max(0, min(state.preview_top + by, last))), ()


def _page_preview(state: State, direction: int) -> Transition:
    """Scrolls the preview by a page; the last line stays on the screen as the first."""
    return _scroll_preview(state, direction * max(1, compute_layout(state.size).height - 1))


def _with_current(effect: Callable[[str], Effect]) -> Callable[[State], Transition]:
    """A function that runs an effect for the reference of the selected entry, if there is one."""

    def transition(state: State) -> Transition:
        return (state, (effect(state.current.reference),)) if state.current else (state, ())

    return transition


def _open_filters(state: State) -> Transition:
    return replace(state, focus="filters", panel_row=0), (LoadFacets(state.choices, state.query),)


_HANDLERS: dict[str, Callable[[State], Transition]] = {
    "enter": _accept,
    "escape": _leave,
    "tab": _toggle_mark,
    "home": lambda state: _move(state, -state.results.total),
    "end": lambda state: _move(state, state.results.total),
    "pageup": lambda state: _page_preview(state, -1),
    "pagedown": lambda state: _page_preview(state, 1),
    "c-o": _with_current(Open),
    "c-y": _with_current(Copy),
    "c-x": _with_current(LoadActions),
    "c-f": _open_filters,
}


# --- Mouse -----------------------------------------------------------------------------------------------------


def _click(state: State, column: int, row: int) -> Transition:
    """A click on an entry selects it."""
    layout = compute_layout(state.size)
    offset = row - layout.first_row - (layout.height - list_height(state))
    in_list = state.focus == "list" and (not layout.is_wide or column <= layout.list_columns)
    position = state.top + offset
    if not in_list or not 0 <= offset < list_height(state) or position >= state.results.total:
        return state, ()
    return _scroll_to_selection(replace(state, selected=position))
