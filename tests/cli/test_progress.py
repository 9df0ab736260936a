"""The progress bar: one line, on a terminal only, erased at the end."""

import os
import re
import threading
from functools import partial
from typing import Any

import pytest

from cli.conftest import Stream
from mlcat.cli import progress
from mlcat.cli.progress import Bar, CatalogBar
from mlcat.cli.terminal import Terminal

ESCAPES = re.compile(r"\x1b\[[?0-9;]*[A-Za-z]")


@pytest.fixture(autouse=True)
def _every_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_INTERVAL", 0)


def bar_output(what: str = "importing a.ndjson", *, terminal: bool = True, **environ: str) -> str:
    """The output of a bar when an import of a megabyte is half done."""
    err = Stream(terminal=terminal)
    bar = Bar(Terminal(os.environ | environ, Stream(), err), what)
    with bar:
        bar.set_entry_count(12_345)
        bar.advance(500_000, 1_000_000)
        bar.pause()
        bar.resume()
    bar.advance(1, 2)  # late input does no harm
    return err.getvalue()


def lines(text: str) -> list[str]:
    return [line.strip() for line in re.split(r"[\r\n]", ESCAPES.sub("", text)) if line.strip()]


def test_the_bar_has_name_share_speed_count_and_remaining_time() -> None:
    last = lines(bar_output(COLUMNS="100"))[-1]
    assert last.startswith("importing a.ndjson ")
    assert re.search(r" 50% 0\.5/1\.0 MB .* 12,345 entries [-:\d]+$", last)


@pytest.mark.parametrize("width", [20, 40, 60, 79, 80, 99, 100, 200])
def test_the_bar_fits_any_width(width: int) -> None:
    text = bar_output("importing " + "x" * 30, COLUMNS=str(width))
    assert all(len(line) <= width for line in lines(text))
    assert "\x1b[1A\x1b[2K\x1b[1A" not in text  # the cursor never moves up two lines
    assert all(line.startswith("i") for line in lines(text))
    if width >= 60:
        assert "50%" in text
        assert "12,345 entries" in text


def test_the_bar_is_erased_and_the_cursor_restored() -> None:
    text = bar_output()
    assert text.rindex("\x1b[2K") > text.rindex("importing")
    assert text.rindex("\x1b[?25h") > text.rindex("\x1b[?25l")


@pytest.mark.parametrize("surroundings", [{"terminal": False}, {"TERM": "dumb"}], ids=str)
def test_without_a_terminal_there_is_no_bar(surroundings: dict[str, Any]) -> None:
    assert bar_output(**surroundings) == ""


def test_without_color_the_bar_has_no_color() -> None:
    assert "\x1b[3" in bar_output(TERM="xterm-256color")
    assert not re.search(r"\x1b\[[0-9;]*m", bar_output(TERM="xterm-256color", NO_COLOR="1"))


def test_control_characters_in_names_do_not_reach_the_terminal() -> None:
    text = bar_output("importing \x1b]0;owned\x07[red]x[/red]\u202e", COLUMNS="200")
    assert "\x1b]" not in text
    assert "\u202e" not in text
    assert "[red]x[/red]" in text


def test_the_bar_is_drawn_at_most_ten_times_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_INTERVAL", 1000)
    err = Stream(terminal=True)
    with Bar(Terminal(os.environ, Stream(), err), "importing") as bar:
        bar.advance(100, 1000)
        bar.advance(900, 1000)
    assert "90%" not in err.getvalue()


# --- Several catalogs -------------------------------------------------------------------------------------------


def counted(*, terminal: bool = True, **environ: str) -> str:
    """The output of a bar when two of three catalogs are updated."""
    err = Stream(terminal=terminal)
    with CatalogBar(Terminal(os.environ | environ, Stream(), err), "updating catalogs", 3) as bar:
        for name in ("rust", "go"):
            bar.describe(f"updating {name}")
            bar.advance(500, 1000)  # the bytes of one of several catalogs
            bar.hidden_during(partial(print, f"{name}: up to date", file=err))
            bar.step()
    return err.getvalue()


@pytest.mark.parametrize("width", [20, 40, 79, 80, 200])
def test_for_several_catalogs_the_bar_counts_the_finished_ones(width: int) -> None:
    rows = lines(counted(COLUMNS=str(width)))
    assert all(len(row) <= width for row in rows)
    assert [row for row in rows if row.endswith("up to date")] == ["rust: up to date", "go: up to date"]
    if width >= 79:  # a narrow bar truncates the name
        bars = [" ".join(row.replace("\N{BOX DRAWINGS HEAVY HORIZONTAL}", " ").split()) for row in rows]
        assert bars[0] == "updating catalogs 0 of 3 catalogs"
        assert "updating go 2 of 3 catalogs" in [re.sub(r"[^\w ]", "", bar).replace("  ", " ") for bar in bars]


def test_in_a_pipe_only_the_reports_are_written() -> None:
    assert counted(terminal=False) == "rust: up to date\ngo: up to date\n"


def test_without_threads_there_is_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    text = bar_output()
    assert "50%" not in text
    assert text.rfind("\x1b[?25h") >= text.rfind("\x1b[?25l")  # the cursor is shown
