"""The browser on a real terminal: what it shows and prints, and that it restores the terminal."""

import json
import os
import signal
import subprocess
import sys
import time
from base64 import b64encode

import pytest

pytest.importorskip("pty", reason="pseudo-terminals are of POSIX")

from .ptys import MAIN, SECONDS, BrowserProcess

pytestmark = pytest.mark.usefixtures("warm")

READY = "63 of 63"
ESC, CTRL_C, CTRL_F, CTRL_O, CTRL_Y = "\x1b", "\x03", "\x06", "\x0f", "\x19"


def test_typing_finds_and_enter_prints_the_page():
    with BrowserProcess("--print", "id") as browser:
        browser.wait_for(READY)
        browser.type("faiss")
        browser.wait_for("mlcat > faiss", "> FAISS")
        browser.type("\r")
        assert browser.ended() == (0, "faiss\n")
        assert browser.restored


def test_the_browser_starts_with_the_words_of_the_command_line():
    with BrowserProcess("triplet", "loss", "--print", "url") as browser:
        browser.wait_for("triplet loss")
        browser.type("\r")
        code, out = browser.ended()
    assert (code, out.startswith("https://")) == (0, True)


@pytest.mark.parametrize(
    ("what", "beginning"),
    [("show", "╭─ FAISS"), ("plain", "faiss\tFAISS\t"), ("json", "[\n"), ("url", "https://github.com/facebookresearch/faiss")],
)  # fmt: skip
def test_the_chosen_entry_is_printed_in_the_requested_format(what, beginning):
    with BrowserProcess("faiss", "--print", what, PYTHONUTF8="1") as browser:
        browser.wait_for("FAISS")
        browser.type("\r")
        code, out = browser.ended()
    assert (code, out[: len(beginning)]) == (0, beginning)
    if what == "json":
        assert [entry["id"] for entry in json.loads(out)] == ["faiss"]


def test_marked_entries_are_printed_in_the_order_of_their_marks():
    with BrowserProcess("hnsw", "--print", "id") as browser:
        browser.wait_for("hnsw")
        browser.type("\t\t")
        browser.wait_for("2 marked")
        browser.type("\r")
        code, out = browser.ended()
    assert (code, len(out.split())) == (0, 2)


SLOW = MAIN.replace(
    "import sys\n",
    """import os, sys, time
from mlcat.cli.lookup import selection
selection._MAX_QUICK_SIZE = 0  # bytes of a catalog that is indexed before the first frame
opened = selection.open_index
def open_index(*arguments, **options):
    while not os.path.exists(os.environ["GO"]):
        time.sleep(0.01)
    return opened(*arguments, **options)
selection.open_index = open_index
""",
    1,
)
"""The program, with an index that is not ready until there is a file."""


def test_typing_and_leaving_work_while_an_index_is_built(tmp_path):
    go = tmp_path / "go"
    with BrowserProcess("--print", "id", program=SLOW, GO=str(go), XDG_CACHE_HOME=str(tmp_path)) as browser:
        browser.wait_for("Indexing metric-learning: this takes a while, but only once.", "0 of 0")
        browser.type("faiss")
        browser.wait_for("mlcat > faiss", "Indexing")
        go.touch()
        browser.wait_for("> FAISS", "of 63", "Enter done")
        browser.type("\r")
        assert browser.ended() == (0, "faiss\n")


def test_leaving_while_an_index_is_built_does_not_wait_for_it(tmp_path):
    with BrowserProcess(program=SLOW, GO=str(tmp_path / "never"), XDG_CACHE_HOME=str(tmp_path)) as browser:
        browser.wait_for("Indexing metric-learning")
        browser.type(ESC)
        assert browser.ended() == (1, "")
        assert browser.restored


# --- Outcomes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "code"), [(ESC, 1), (CTRL_C, 130)])
def test_leaving_without_a_choice_prints_nothing(key, code):
    with BrowserProcess() as browser:
        browser.wait_for(READY)
        browser.type(key)
        assert browser.ended() == (code, "")
        assert browser.restored


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=["TERM", "HUP", "INT"]
)
def test_a_signal_ends_the_browser_and_restores_the_terminal(number, code):
    with BrowserProcess() as browser:
        browser.wait_for(READY)
        os.kill(browser.process.pid, number)
        assert browser.ended() == (code, "")
        assert browser.restored


BROKEN = MAIN.replace(
    "from mlcat.__main__ import run",
    "from mlcat.__main__ import run\nimport mlcat.browse.app as app\n"
    "def fail(*_): raise RuntimeError('broken')\napp.{broken} = fail",
)


@pytest.mark.parametrize("broken", ["view", "update", "to_lines"])
def test_an_internal_error_restores_the_terminal(broken):
    with BrowserProcess(program=BROKEN.format(broken=broken)) as browser:
        code, out = browser.ended()
        assert (code, out) == (1, "")
        assert browser.restored


def test_without_a_terminal_the_browser_is_an_error():
    done = subprocess.run(
        [sys.executable, "-m", "mlcat", "browse"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        start_new_session=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0].startswith("mlcat: browse needs a terminal")


# --- Other keys --------------------------------------------------------------------------------------------------


def test_resizing_while_typing_redraws_the_screen():
    with BrowserProcess() as browser:
        browser.wait_for(READY)
        browser.type("clip")
        browser.resize(50, 10)
        browser.wait_for("mlcat > clip", "> CLIP", "Esc leave")
        assert "│" not in browser.shown
        browser.type(ESC)
        assert browser.ended()[0] == 1


def test_copying_sends_the_address_to_the_terminal_and_reports_it():
    with BrowserProcess("faiss", PATH="/nowhere") as browser:
        browser.wait_for("FAISS")
        browser.type(CTRL_Y)
        browser.wait_for("copied by the terminal (OSC 52): https://github.com/facebookresearch/faiss")
        browser.wait_for_bytes(b"\x1b]52;c;" + b64encode(b"https://github.com/facebookresearch/faiss") + b"\x07")
        browser.type(ESC)
        browser.ended()


def test_a_filter_is_chosen_in_the_panel():
    with BrowserProcess("--print", "id") as browser:
        browser.wait_for(READY)
        browser.type(CTRL_F)
        browser.wait_for("[ ] section  Surveys")
        browser.type("\r")
        browser.wait_for("[x] section  Surveys", " 5 of 63")
        browser.type(ESC)
        time.sleep(0.3)  # Esc and Enter together would be Alt-Enter
        browser.type("\r")
        assert browser.ended()[0] == 0


def test_mouse_clicks_select():
    with BrowserProcess("--mouse", "--print", "id") as browser:
        browser.wait_for(READY)
        browser.type("\x1b[<0;5;5M\x1b[<0;5;5m")
        browser.wait_for("│> Deep Metric Learning: A (Lo…")
        browser.type("\r")
        code, out = browser.ended()
    assert (code, out) == (0, "dml-long-survey\n")


# --- In tmux -----------------------------------------------------------------------------------------------------


def test_typing_and_resizing_work_in_tmux(tmux):
    terminal = tmux(f"{sys.executable} -m mlcat browse; sleep 60")
    terminal.screen_with(READY)
    terminal.type("-l", "triplet loss")
    screen = terminal.screen_with("> FaceNet: A Unified")
    assert screen.splitlines()[0].startswith("mlcat > triplet loss")
    terminal.run("resize-window", "-t", "b", "-x", "50", "-y", "12")
    narrow = terminal.screen_with("> FaceNet: A Unified Embedding for Face Recog")
    assert max(map(len, narrow.splitlines())) <= 50


def test_ctrl_z_hands_the_terminal_back_to_the_shell_and_fg_returns_to_the_browser(tmux):
    terminal = tmux("bash --norc -i")
    terminal.type(f"{sys.executable} -m mlcat browse --print id", "Enter")
    terminal.screen_with(READY)
    terminal.type("C-z")
    terminal.screen_with("Stopped")
    terminal.type("echo $((6*7)) && fg", "Enter")
    terminal.screen_with(READY)
    terminal.type("-l", "faiss")
    terminal.screen_with("> FAISS")
    terminal.type("Enter")
    assert "42" in terminal.screen_with("\nfaiss\n")
