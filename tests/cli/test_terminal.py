"""How `mlcat` adapts to its terminal: width, color, links and encoding."""

import os
import re
import sys
from pathlib import Path

import pytest

from cli.conftest import Mlcat, Stream
from mlcat.cli.terminal import Terminal, process_terminal, wrap_line

COLOR = re.compile(r"\x1b\[[0-9;]*m")
LINK = re.compile(r"\x1b]8;[^\x1b]*\x1b\\")

# Whether there is a terminal, the variables; then whether there are colors and links.
SURROUNDINGS = [
    (True, {}, True, True),
    (True, {"TERM": "xterm"}, True, True),
    (True, {"TERM": "dumb"}, False, False),
    (True, {"NO_COLOR": "1"}, False, True),
    (True, {"NO_COLOR": ""}, True, True),
    (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, True),
    (False, {}, False, False),
    (False, {"TERM": "xterm", "COLORTERM": "truecolor"}, False, False),
    (False, {"FORCE_COLOR": "1"}, True, False),
    (False, {"FORCE_COLOR": "0"}, False, False),
    (False, {"FORCE_COLOR": ""}, False, False),
    (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
]


@pytest.mark.parametrize(("terminal", "environ", "color", "links"), SURROUNDINGS, ids=str)
@pytest.mark.parametrize("line", ["show faiss", "search vector index -n 1"])
def test_color_depends_on_variables_and_links_on_the_terminal(
    mlcat: Mlcat, line: str, terminal: bool, environ: dict[str, str], color: bool, links: bool
) -> None:
    output = mlcat(line, terminal=terminal, **environ).out

    assert bool(LINK.search(output)) == links
    assert ("\x1b[36m" in output) == color
    assert ("\x1b" in output) == (color or links)
    assert "\x1b" not in COLOR.sub("", LINK.sub("", output))


@pytest.mark.parametrize("line", ["show faiss", "search faiss -n 2", "list -s tools", "tags", ""])
def test_forced_color_in_a_pipe_changes_only_the_color(mlcat: Mlcat, line: str) -> None:
    assert COLOR.sub("", mlcat(line, FORCE_COLOR="1").out).split() == mlcat(line).out.split()


@pytest.mark.parametrize("line", ["", "list", "search faiss", "show faiss", "sections", "tags", "list --plain", "-h"])
def test_a_pipe_gets_no_escape_character(mlcat: Mlcat, line: str) -> None:
    assert "\x1b" not in mlcat(line, TERM="xterm-256color").out


@pytest.mark.parametrize("format", ["--json", "--plain"])
def test_formats_for_programs_are_the_same_on_a_terminal(mlcat: Mlcat, format: str) -> None:
    for line in ("list", "search faiss", "show faiss", "tags"):
        assert mlcat(f"{line} {format}", terminal=True).out == mlcat(f"{line} {format}", COLUMNS="20").out


def test_a_list_in_a_pipe_does_not_depend_on_columns(mlcat: Mlcat) -> None:
    assert len({mlcat("list", COLUMNS=str(width)).out for width in (1, 20, 80, 300)} | {mlcat("list").out}) == 1


@pytest.mark.parametrize("columns", ["1", "20", "50", "100", "250"])
def test_an_address_is_never_broken_in_a_pipe(mlcat: Mlcat, oddities: str, columns: str) -> None:
    long = (
        "https://long.example/a/very/long/path/that/no/terminal/of/forty/columns/holds/on/one/line?with=a&query=too#end"
    )
    for line in ("show long-title", "search long-title", "list -c oddities"):
        assert long in mlcat(line, COLUMNS=columns).out
    output = mlcat("show faiss --all", COLUMNS=columns).out
    assert "https://www.pinecone.io/learn/series/faiss/faiss-tutorial/" in output


# --- Untrusted data ----------------------------------------------------------------------------------------------

HOSTILE = ["🚀 [red]x[/red]", "[bold]Loud[/bold]", "[blue]every[/blue]", "[link=https://evil.example]click[/link]"]


@pytest.mark.parametrize("terminal", [True, False])
def test_markup_in_a_catalog_is_shown_literally(mlcat: Mlcat, oddities: str, terminal: bool) -> None:
    shown = "".join(mlcat(line, terminal=terminal, COLUMNS="200").out for line in ("show red-x-red", "search x red"))
    text = COLOR.sub("", LINK.sub("", shown))

    assert [piece for piece in HOSTILE if piece not in text] == []
    assert "evil.example" not in "".join(LINK.findall(shown))


def test_links_lead_only_to_addresses_of_entries(mlcat: Mlcat, oddities: str) -> None:
    output = mlcat("show quoted", terminal=True).out
    targets = {re.sub(r"^\x1b]8;[^;]*;|\x1b\\$", "", link) for link in LINK.findall(output)}
    assert targets == {"", "https://quoted.example/?a=1&b='2'"}


@pytest.mark.parametrize("line", ["search {}", "show {}", "list -t {}", "list -s {}", "list -c {}", "list -k {}", "{}"])
def test_terminal_control_characters_in_arguments_are_removed(mlcat: Mlcat, line: str) -> None:
    hostile = "\x1b]0;owned\x07\x9b2J\u202e[bold]qqxx\r\n"
    answer = mlcat([hostile if word == "{}" else word for word in line.split()])

    assert answer.code in (1, 2)
    assert "]0;owned2J[bold]qqxx" in answer.err
    assert answer.err.isascii()
    assert answer.err.replace("\n", "").isprintable()


# --- The object itself -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "terminal", "width"),
    [("60", True, 60), ("60", False, 60), ("", False, 100), ("0", False, 100), ("x", True, 80), ("7", True, 20)],
)
def test_the_width_is_that_of_columns_or_else_of_the_terminal(columns: str, terminal: bool, width: int) -> None:
    # The stream has no descriptor to ask for its size, so the width is 80.
    assert Terminal({"COLUMNS": columns}, Stream(terminal=terminal), Stream()).canvas().width == width


@pytest.mark.parametrize(
    ("encoding", "unicode"), [("utf-8", True), ("UTF8", True), ("utf-16", True), ("cp1252", False), ("ascii", False)]
)
def test_only_utf_encodings_can_write_every_character(encoding: str, unicode: bool) -> None:
    assert Terminal({}, Stream(encoding), Stream()).canvas().unicode == unicode


def test_long_output_is_written_in_parts_and_short_output_at_the_end() -> None:
    out = Stream()
    terminal = Terminal({}, out, Stream())

    terminal.write("short")
    assert (out.getvalue(), terminal.has_written) == ("", False)
    terminal.write("x" * 300_000)
    assert (len(out.getvalue()), terminal.has_written) == (300_005, True)


def test_a_closed_stream_is_not_a_terminal() -> None:
    stream = open(os.devnull)  # noqa: SIM115
    stream.close()
    assert not Terminal.is_terminal(stream)


def test_each_note_is_a_line_and_empty_notes_are_left_out() -> None:
    err = Stream()
    Terminal({}, Stream(), err).note("one\ntwo", "", "three")
    assert err.getvalue() == "one two\nthree\n"


def test_output_to_missing_streams_is_discarded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with process_terminal().out as out:
        assert out.name == os.devnull


def test_a_character_that_the_stream_cannot_write_is_replaced(tmp_path: Path) -> None:
    with open(tmp_path / "out", "w", encoding="ascii", errors="strict") as out:
        terminal = Terminal({}, out, Stream())
        terminal.write("Zoë · 距離")
        terminal.flush()
    assert (tmp_path / "out").read_text() == "Zo? ? ??"


@pytest.mark.parametrize("term", ["linux", "vt100", "dumb"])
def test_no_hyperlinks_are_sent_to_a_terminal_without_them(mlcat: Mlcat, term: str) -> None:
    for line in ("show faiss", "search faiss", "list -s tools"):
        assert "\x1b]8" not in mlcat(line, terminal=True, TERM=term).out
        assert "\x1b]8" in mlcat(line, terminal=True, TERM="xterm").out


@pytest.mark.parametrize(
    ("line", "width", "rows"),
    [
        ("one two three", 0, ["one two three"]),
        ("one two three", 13, ["one two three"]),
        ("one two three", 12, ["one two", "three"]),
        ("one two three", 3, ["one", "two", "three"]),
        ("a https://a.org/long b", 6, ["a", "https://a.org/long", "b"]),
        ("", 5, [""]),
    ],
)
def test_lines_are_wrapped_between_words_only(line: str, width: int, rows: list[str]) -> None:
    assert wrap_line(line, width) == rows


def test_notes_on_a_terminal_are_wrapped_at_its_width() -> None:
    err = Stream(terminal=True)
    Terminal({"COLUMNS": "20"}, Stream(), err).note("no entry has all of that.", "", "Try again.")
    assert err.getvalue() == "no entry has all of\nthat.\nTry again.\n"


@pytest.mark.parametrize(("lines", "height"), [("40", 40), ("0", 24), ("", 24), ("x", 24)])
def test_the_height_of_the_screen_is_that_of_the_variable_or_24_lines(lines: str, height: int) -> None:
    assert Terminal({"LINES": lines}, Stream(terminal=True), Stream()).height == height


@pytest.mark.parametrize(("lines", "panels"), [("24", 5), ("32", 7), ("40", 9), ("100", 10), ("5", 3)])
def test_a_search_shows_as_many_hits_as_fit_and_counts_the_others(mlcat: Mlcat, lines: str, panels: int) -> None:
    answer = mlcat("search loss", terminal=True, COLUMNS="100", LINES=lines, TERM="dumb")
    total = len(mlcat("search loss -n 1000 --plain").out.splitlines())
    visible = min(panels, total)
    assert answer.out.count("╭") == visible
    assert answer.err == ("" if visible == total else f"{total - visible} more: -n {total} shows all.\n")
    assert mlcat("search loss -n 8", terminal=True, LINES="5").out.count("╭") == min(8, total)
