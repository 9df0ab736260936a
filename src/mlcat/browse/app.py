"""Connects state, update and view to a terminal. The only module that imports prompt_toolkit.

Keys become events. One worker thread runs the slow effects, and only the latest of each kind: typing never waits for a
search.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Protocol, TextIO, TypeVar

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import ANSI, StyleAndTextTuples, to_formatted_text
from prompt_toolkit.formatted_text.utils import split_lines
from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.mouse_events import MouseEvent, MouseEventType
from prompt_toolkit.output import ColorDepth, create_output

from mlcat.browse.clipboard import osc52
from mlcat.browse.keys import KEY_NAMES
from mlcat.browse.state import (
    Clicked,
    Copy,
    Effect,
    Event,
    Key,
    Line,
    LoadPreview,
    PreviewLoaded,
    Quit,
    Resized,
    Size,
    State,
    Suspend,
    Typed,
)
from mlcat.browse.update import start, update
from mlcat.browse.view import view
from mlcat.browse.worker import Worker

_Value = TypeVar("_Value")
_ESCAPE_SECONDS = 0.05  # to wait after Esc for the rest of an escape sequence
_SIGNAL_CODES = {"SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130}
"""Signals that end the browser, and the exit code for each."""


class Services(Protocol):
    """What the browser needs from the catalogs. Its methods are called from one thread at a time."""

    def answer(self, effect: Effect) -> Event | None:
        """Runs an effect; returns the event with its result, or None."""

    def page(self, reference: str, columns: int, *, color: bool) -> str:
        """The page of an entry, as `show` prints it. With `color`, it has SGR sequences."""

    def text_to_copy(self, effect: Copy) -> str:
        """The text to put on the clipboard for a `Copy`."""


def run(state: State, services: Services, screen: Screen) -> Quit | int:
    """Runs the browser. Returns the `Quit` that ended it; if a signal ended it, an exit code.

    The terminal is always restored, also before an exception is raised.
    """
    return _Browser(state, services, screen).run()


class Screen:
    """The terminal that the browser runs on: its streams and capabilities."""

    def __init__(self, source: TextIO, target: TextIO, environ: Mapping[str, str], *, color: bool, mouse: bool) -> None:
        self.input = create_input(stdin=source)
        self.output = create_output(stdout=target)
        self.environ = environ
        self.color = color
        self.mouse = mouse

    @property
    def size(self) -> Size:
        """The current size in cells."""
        size = self.output.get_size()
        return Size(size.columns, size.rows)


class _Browser:
    """The running application."""

    def __init__(self, state: State, services: Services, screen: Screen) -> None:
        self._state = state
        self._services = services
        self._screen = screen
        self._loop: asyncio.AbstractEventLoop | None = None
        control = FormattedTextControl(self._screen_text, focusable=True, get_cursor_position=self._cursor)
        self._app: Application[Quit | int] = Application(
            layout=Layout(Window(control, always_hide_cursor=False, wrap_lines=False)),
            key_bindings=self._bindings(),
            full_screen=True,
            mouse_support=screen.mouse,
            input=screen.input,
            output=screen.output,
            color_depth=ColorDepth.DEPTH_4_BIT if screen.color else ColorDepth.DEPTH_1_BIT,
            before_render=self._resize,
        )
        self._app.ttimeoutlen = _ESCAPE_SECONDS
        self._worker = Worker(self._run_effect, self._on_answer, self._on_failure)

    def run(self) -> Quit | int:
        """Runs the application. Its first frame shows the first results, unless an index must be built."""
        self._state, effects = start(self._state)
        for effect in effects:
            if self._state.indexing:
                self._worker.add(effect)
                continue
            answer = self._run_effect(effect)
            if answer is not None:
                self._state, further = update(self._state, answer)
                for next_effect in further:
                    self._worker.add(next_effect)
        with self._worker:
            return self._app.run(pre_run=self._on_start, handle_sigint=False)

    def _on_start(self) -> None:
        self._loop = asyncio.get_running_loop()
        for name, code in _SIGNAL_CODES.items():
            # Windows has neither these signals nor an event loop that handles them.
            with contextlib.suppress(NotImplementedError, AttributeError):
                self._loop.add_signal_handler(getattr(signal, name), self._end, code)
        self._worker.start()

    def _end(self, result: Quit | int) -> None:
        if not self._app.is_done:
            self._app.exit(result=result)

    # --- Events in, effects out ---

    def _dispatch(self, event: Event) -> None:
        self._state, effects = update(self._state, event)
        for effect in effects:
            self._run_or_queue(effect)
        self._app.invalidate()

    def _run_or_queue(self, effect: Effect) -> None:
        match effect:
            case Quit():
                self._end(effect)
            case Suspend():
                self._app.suspend_to_background()
            case _:
                self._worker.add(effect)

    # --- In the thread of the worker (`_run_effect` for the first frame: in the main thread) ---

    def _run_effect(self, effect: Effect) -> Event | None:
        if isinstance(effect, LoadPreview):
            page = self._services.page(effect.reference, effect.columns, color=self._screen.color)
            return PreviewLoaded(effect.reference, to_lines(page))
        if isinstance(effect, Copy):
            sequence = osc52(self._services.text_to_copy(effect), self._screen.environ)
            self._call_in_main_thread(self._write_sequence, sequence)
        return self._services.answer(effect)

    def _on_answer(self, event: Event) -> None:
        self._call_in_main_thread(self._dispatch, event)

    def _on_failure(self, error: BaseException) -> None:
        self._call_in_main_thread(self._fail, error)

    def _call_in_main_thread(self, function: Callable[[_Value], None], value: _Value) -> None:
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop ended meanwhile
                self._loop.call_soon_threadsafe(function, value)

    # --- In the main thread ---

    def _write_sequence(self, sequence: str) -> None:
        self._screen.output.write_raw(sequence)
        self._screen.output.flush()

    def _fail(self, error: BaseException) -> None:
        if not self._app.is_done:
            self._app.exit(exception=error)

    # --- Callbacks of prompt_toolkit ---

    def _screen_text(self) -> StyleAndTextTuples:
        text: StyleAndTextTuples = []
        for row, line in enumerate(view(self._state).lines):
            if row:
                text.append(("", "\n"))
            text += [(style, part, self._mouse) for style, part in line]
        return text

    def _cursor(self) -> Point:
        column, row = view(self._state).cursor
        return Point(column, row)

    def _mouse(self, event: MouseEvent) -> object:
        if event.event_type == MouseEventType.MOUSE_UP:
            self._dispatch(Clicked(event.position.x, event.position.y))
        elif event.event_type in (MouseEventType.SCROLL_UP, MouseEventType.SCROLL_DOWN):
            self._dispatch(Key("up" if event.event_type == MouseEventType.SCROLL_UP else "down"))
        else:
            return NotImplemented
        return None

    def _resize(self, _: Application[Quit | int]) -> None:
        if self._screen.size != self._state.size:
            self._dispatch(Resized(self._screen.size))

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for name in KEY_NAMES:
            bindings.add(name)(self._key_handler(name))

        @bindings.add(Keys.Any)
        @bindings.add(Keys.BracketedPaste)
        def _(event: KeyPressEvent) -> None:
            if event.data.isprintable() or event.key_sequence[0].key == Keys.BracketedPaste:
                self._dispatch(Typed(event.data))

        return bindings

    def _key_handler(self, name: str) -> Callable[[KeyPressEvent], None]:
        return lambda _: self._dispatch(Key(name))


def to_lines(page: str) -> tuple[Line, ...]:
    """Converts a text with SGR sequences to lines of fragments. Other control sequences are dropped."""
    lines = split_lines(to_formatted_text(ANSI(page.rstrip("\n"))))
    return tuple(
        tuple((style, "".join(part[1] for part in parts)) for style, parts in groupby(line, key=lambda part: part[0]))
        for line in lines
    )
