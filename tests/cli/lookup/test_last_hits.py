"""`show 2` and `open 2`: the hits of the last search on this terminal."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

import pytest

from cli.conftest import Stream
from cli.real_terminal import on_a_terminal
from mlcat.cli.lookup import last_hits
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal
from mlcat.paths import Folders
from mlcat.text.safety import shorten

Call = Callable[..., tuple[int, str]]


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    """A stream that is a terminal; its output is discarded."""
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals", exc_type=ImportError)
    reader, writer = pty.openpty()
    os.set_blocking(writer, False)
    with open(writer, "w", errors="replace") as stream:
        yield stream
    os.close(reader)


@pytest.fixture
def call(terminal: TextIO) -> Call:
    """Runs a command line on that terminal, with stdout on it or not; returns the exit code and stderr."""

    def on(*words: str, out: TextIO | None = None) -> tuple[int, str]:
        err = Stream()
        return run(list(words), Terminal(os.environ, out or Screen(terminal), err, terminal)), err.getvalue()

    return on


class Screen(Stream):
    """A terminal whose output is captured."""

    def __init__(self, device: TextIO) -> None:
        super().__init__(terminal=True)
        self.fileno = device.fileno  # type: ignore[method-assign]


@pytest.mark.skipif(os.name != "posix", reason="terminals have names on POSIX only")
class TestOnATerminal:
    """What is remembered on a terminal."""

    def test_a_number_is_the_hit_of_the_last_search(self, call: Call) -> None:
        hits = Stream()
        call("search", "clip", "-n", "3", "--fields", "id,title", out=hits)
        entry_id, title = hits.getvalue().splitlines()[1].split("\t")
        out = Stream()
        assert call("show", "2", "--plain", out=out) == (0, f"hit 2 of the last search: {shorten(title, 60)}\n")
        assert out.getvalue().startswith(f"{entry_id}\t")
        assert call("open", "1", "--print", out=Stream()) == (0, "hit 1 of the last search: CLIP\n")

    def test_the_error_for_a_high_number_has_the_number_of_hits(self, call: Call) -> None:
        call("search", "clip", "-n", "3")
        assert call("show", "4") == (1, "mlcat: no hit 4.\nThe last search on this terminal showed 3.\n")
        assert call("show", "0") == (1, "mlcat: no hit 0.\nThe last search on this terminal showed 3.\n")

    def test_hits_printed_into_a_pipe_are_remembered(self, call: Call) -> None:
        call("search", "clip", "-n", "1")
        call("search", "faiss", out=Stream())
        assert call("show", "1", "--plain", out=Stream()) == (0, "hit 1 of the last search: FAISS\n")

    @pytest.mark.parametrize("words", [("xyzzyq",), ("clip", "--json", "--year", "1900")])
    def test_after_a_search_without_hits_numbers_are_invalid(self, call: Call, words: tuple[str, ...]) -> None:
        call("search", "clip", "-n", "1")
        call("search", *words, out=Stream())
        for command in ("show", "open"):
            assert call(command, "1") == (1, "mlcat: no hit 1.\nThe last search on this terminal showed 0.\n")

    @pytest.mark.parametrize("command", ["show", "open", "cite"])
    def test_a_number_before_any_search_is_an_error_without_suggestions(self, call: Call, command: str) -> None:
        expected = "mlcat: there was no search on this terminal yet.\nSearch first: `mlcat search WORDS{}`.\n"
        assert call(command, "2") == (1, expected.format(""))
        assert call(command, "2", "-c", "metric-learning") == (1, expected.format(" -c metric-learning"))

    def test_an_entry_named_by_a_number_takes_precedence(self, call: Call, stored: Callable[..., Path]) -> None:
        stored("mine", [{"title": "2", "id": "2"}])
        call("search", "clip")
        assert call("show", "2", out=Stream()) == (0, "")

    def test_only_the_user_can_read_the_remembered_hits(self, call: Call, folders: Folders) -> None:
        call("search", "clip")
        (kept,) = Path(folders.state, "hits").iterdir()
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700

    def test_hits_of_closed_terminals_are_deleted_after_a_while(self, call: Call, folders: Folders) -> None:
        old, new = Path(folders.state, "hits", "old"), Path(folders.state, "hits", "new")
        old.parent.mkdir(parents=True)
        for path, age in ((old, last_hits._MAX_AGE + 60), (new, last_hits._MAX_AGE - 60)):
            path.write_text("x:y\n")
            os.utime(path, (path.stat().st_mtime - age,) * 2)
        call("search", "clip")
        assert not old.exists()
        assert new.exists()

    def test_an_unwritable_state_folder_is_not_an_error(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/state")
        assert call("search", "clip", "-n", "9") == (0, "")
        assert call("show", "1")[0] == 1

    def test_the_controlling_terminal_is_used_if_every_stream_is_redirected(self, tmp_path: Path) -> None:
        quiet = f"</dev/null >{tmp_path}/out 2>{tmp_path}/err"
        line = f"mlcat search 'music tag:Audio' {quiet}; mlcat show 2 --fields id {quiet}; mlcat open 1 --print"
        result = on_a_terminal(line, (80, 24))
        shown_id = (tmp_path / "out").read_text()
        assert (tmp_path / "err").read_text().startswith("hit 2 of the last search: ")
        assert shown_id not in ("", "clmr\n")
        assert "hit 1 of the last search: CLMR" in result.text

    def test_another_terminal_has_its_own_hits(self) -> None:
        on_a_terminal("mlcat search clip", (80, 24))
        assert "there was no search on this terminal yet" in on_a_terminal("mlcat show 1", (80, 24)).text


def test_without_a_terminal_a_number_is_the_name_of_an_entry(mlcat) -> None:
    mlcat("search clip", terminal=True)
    assert mlcat("show 1").err.startswith("mlcat: no entry '1'.\n")
