"""Draws docs/pictures/*.svg for the README: the output of commands on a terminal.

    python scripts/pictures.py

Run it when that output has changed. The pictures are reproducible.
"""

from __future__ import annotations

import io
import re
import shlex
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from mlcat.browse.app import to_lines
from mlcat.browse.state import Event, LoadPreview, PreviewLoaded, Size, State
from mlcat.browse.update import start, update
from mlcat.browse.view import view
from mlcat.cli.browsing.services import BrowseServices
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
WIDTH = 92

PICTURES = {
    "overview": "mlcat",
    "browse": "mlcat browse triplet loss",
    "search": "mlcat search senten tranformer -n 3",
    "show": "mlcat show lightfm",
    "list": "mlcat list -s tools -s datasets",
}
"""The name of each picture and the command line in it."""
ROWS = 22  # of the browser

# Background, text, then black, red, green, yellow, blue, magenta, cyan, white.
THEME = TerminalTheme(
    (24, 26, 33),
    (222, 222, 216),
    [
        (70, 74, 88),
        (238, 110, 115),
        (150, 200, 110),
        (230, 195, 120),
        (120, 170, 235),
        (205, 150, 225),
        (95, 190, 200),
        (200, 200, 195),
    ],
)


class _Screen(io.StringIO):
    """A stream that claims to be a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def terminal_output(line: str) -> str:
    """Runs a command line on a terminal, and returns the output: both streams, with colors."""
    screen = _Screen()
    with tempfile.TemporaryDirectory() as home:
        environ = {"COLUMNS": str(WIDTH), "XDG_DATA_HOME": f"{home}/data", "XDG_CACHE_HOME": f"{home}/cache"}
        run(shlex.split(line)[1:], Terminal(environ, screen, screen))
    return screen.getvalue()


def browser_screen(query: str) -> Text:
    """The screen of the browser after a search."""
    with tempfile.TemporaryDirectory() as home:
        environ = {"XDG_DATA_HOME": f"{home}/data", "XDG_CACHE_HOME": f"{home}/cache", "COLORTERM": "truecolor"}
        services = BrowseServices(Terminal(environ, _Screen(), _Screen()), None)
        state = State(Size(WIDTH, ROWS), total=services.total, query=query, cursor=len(query))
        state, effects = start(state)
        while effects:
            effect, *rest = effects
            if isinstance(effect, LoadPreview):
                lines = to_lines(services.page(effect.reference, effect.columns, color=True))
                answer: Event | None = PreviewLoaded(effect.reference, lines)
            else:
                answer = services.answer(effect)
            state, further = update(state, answer) if answer else (state, ())
            effects = (*rest, *further)
    rows = [Text.assemble(*((part, _rich(style)) for style, part in line)) for line in view(state).lines]
    return Text("\n").join(rows)


def _rich(style: str) -> str:
    """Converts a style of prompt_toolkit to one of Rich."""
    words = {"ansibrightblack": "bright_black", "ansidefault": "default"}
    return " ".join(words.get(word, word.removeprefix("ansi")) for word in style.replace("#", "").split())


def picture(name: str) -> str:
    """A picture as SVG."""
    console = Console(file=io.StringIO(), record=True, width=WIDTH, force_terminal=True, _environ={})
    line = PICTURES[name]
    if name == "browse":
        console.print(browser_screen(line.removeprefix("mlcat browse ")))
    else:
        console.print(Text.from_ansi(terminal_output(line).rstrip("\n")))
    svg = console.export_svg(title=line, theme=THEME, unique_id=f"mlcat-{name}")
    # The frame of Rich loads a font from the network.
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code,", "Menlo, Consolas,")
    return "\n".join(row.rstrip() for row in svg.splitlines() if row.strip()) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for each in PICTURES:
        FOLDER.joinpath(f"{each}.svg").write_text(picture(each), encoding="utf-8", newline="\n")
