"""The keys of the browser, and what each of them does. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mlcat.browse.layout import compute_layout
from mlcat.browse.navigation import Transition, change_query, move_selection, start_search
from mlcat.browse.query_editing import EDITS
from mlcat.browse.state import (
    Copy,
    Effect,
    LoadActions,
    LoadFilterOptions,
    Open,
    Quit,
    ReplaceQuery,
    SortBy,
    State,
    Suspend,
)

_ROW_KEYS = {"down": 1, "c-n": 1, "c-j": 1, "up": -1, "c-p": -1, "c-k": -1}
"""Keys that move by one row, with the direction."""
_PROCESS_KEYS: dict[str, Effect] = {"c-c": Quit(interrupted=True), "c-z": Suspend()}
"""Keys that stop the process, whatever has the focus."""

KEY_HINTS = (
    ("Enter", "done"),
    ("^O", "open"),
    ("^Y", "copy"),
    ("Tab", "mark"),
    ("^F", "filter"),
    ("^X", "more"),
    ("Esc", "leave"),
)
"""The keys that the last line of the screen shows, with their functions."""
NARROW_KEY_HINTS = (KEY_HINTS[0], ("Right", "read"), *KEY_HINTS[1:])
PREVIEW_KEY_HINTS = (("Up/Down", "scroll"), ("Enter", "done"), ("^O", "open"), ("Left", "back"))
PANEL_KEY_HINTS = (("Up/Down", "move"), ("Enter", "choose"), ("Esc", "back"))


def press(state: State, name: str) -> Transition:
    """Handles a key that is not text; `name` is one of `KEY_NAMES`."""
    if name in _PROCESS_KEYS:
        return state, (_PROCESS_KEYS[name],)
    if state.focus in ("filters", "menu") and (transition := _panel_key(state, name)):
        return transition
    if (edit := EDITS.get(name)) is not None:
        if name in ("left", "right") and (transition := _toggle_preview(state, name)):
            return transition
        return change_query(state, edit(state.query, state.cursor))
    if name in _ROW_KEYS:
        move = _scroll_preview if state.focus == "preview" else move_selection
        return move(state, _ROW_KEYS[name])
    handler = _HANDLERS.get(name)
    return handler(state) if handler else (state, ())


def _toggle_preview(state: State, name: str) -> Transition | None:
    """On a narrow screen, Right at the end of the query shows the preview, and Left hides it.

    None if the key moves the cursor instead.
    """
    is_narrow = not compute_layout(state.size).is_wide
    if is_narrow and name == "right" and state.focus == "list" and state.cursor == len(state.query) and state.current:
        return replace(state, focus="preview"), ()
    if name == "left" and state.focus == "preview":
        return replace(state, focus="list"), ()
    return None


def _panel_key(state: State, name: str) -> Transition | None:
    """Handles a key in the filters or the menu; None for a key without a function there."""
    rows = len(state.filter_options if state.focus == "filters" else state.actions)
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
    """Turns the selected filter on or off, or runs the selected action of the menu."""
    if state.focus == "filters":
        if state.panel_row >= len(state.filter_options):
            return state, ()
        choices = state.choices ^ {state.filter_options[state.panel_row].choice}
        return start_search(replace(state, choices=choices))
    state = replace(state, focus="list")
    if state.panel_row >= len(state.actions):
        return state, ()
    effect = state.actions[state.panel_row].effect
    match effect:
        case SortBy(field):
            return start_search(replace(state, sort=field))
        case ReplaceQuery(query):
            return start_search(replace(state, query=query, cursor=len(query), choices=frozenset()))
        case _:
            return state, (effect,)


def _leave(state: State) -> Transition:
    """Hides the preview, or leaves the browser if there is none."""
    if state.focus == "preview":
        return replace(state, focus="list"), ()
    return state, (Quit(),)


def _accept(state: State) -> Transition:
    """Quits with the marked entries, else with the selected one."""
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
    return move_selection(replace(state, marked=marked), 1)


def _scroll_preview(state: State, by: int) -> Transition:
    """Scrolls the preview by some lines, up if `by` is negative."""
    last = max(0, len(state.preview) - compute_layout(state.size).height)
    return replace(state, preview_top=max(0, min(state.preview_top + by, last))), ()


def _page_preview(state: State, direction: int) -> Transition:
    """Scrolls the preview by a page. Downwards, its last line becomes the first."""
    return _scroll_preview(state, direction * max(1, compute_layout(state.size).height - 1))


def _with_current(effect: Callable[[str], Effect]) -> Callable[[State], Transition]:
    """A handler that runs an effect on the selected entry, if there is one. `effect` takes its reference."""

    def transition(state: State) -> Transition:
        return (state, (effect(state.current.reference),)) if state.current else (state, ())

    return transition


def _open_filters(state: State) -> Transition:
    return replace(state, focus="filters", panel_row=0), (LoadFilterOptions(state.choices, state.query),)


_HANDLERS: dict[str, Callable[[State], Transition]] = {
    "enter": _accept,
    "escape": _leave,
    "tab": _toggle_mark,
    "home": lambda state: move_selection(state, -state.results.total),
    "end": lambda state: move_selection(state, state.results.total),
    "pageup": lambda state: _page_preview(state, -1),
    "pagedown": lambda state: _page_preview(state, 1),
    "c-o": _with_current(Open),
    "c-y": _with_current(Copy),
    "c-x": _with_current(LoadActions),
    "c-f": _open_filters,
}
"""What other keys do unless a panel has the focus."""

KEY_NAMES = (*EDITS, *_ROW_KEYS, *_HANDLERS, *_PROCESS_KEYS)
"""The names of all keys with a function, as prompt_toolkit names them."""
