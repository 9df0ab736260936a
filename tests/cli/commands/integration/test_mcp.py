"""`mlcat mcp` as a process: its input, its output, and how it ends."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Mlcat, Stream
from mlcat.cli.main import run
from mlcat.cli.mcp_tools import search
from mlcat.cli.terminal import Terminal

META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}


def request(method: str, id: int = 1, **params: object) -> bytes:
    message = {"jsonrpc": "2.0", "id": id, "method": method, "params": {"_meta": META} | params}
    return json.dumps(message).encode() + b"\n"


SEARCH = request("tools/call", 7, name="search", arguments={"query": "clip", "limit": 1})


@pytest.fixture
def process(default_sigint: None) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "mlcat", "mcp"]
    with subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-1) as started:
        yield started
        started.kill()


class Input(io.TextIOWrapper):
    """Standard input with given bytes, which may be a terminal."""

    def __init__(self, data: bytes, *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")
        self._is_terminal = terminal

    def isatty(self) -> bool:
        return self._is_terminal


def served(data: bytes, *, terminal: bool = False) -> tuple[int, list[Any], str]:
    """Runs a server in this process; returns the exit code, the messages, and stderr."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="ascii"), Stream()
    code = run(["mcp"], Terminal(os.environ, out, err, Input(data, terminal=terminal)))
    assert isinstance(out.buffer, io.BytesIO)
    return code, [json.loads(line) for line in out.buffer.getvalue().splitlines()], err.getvalue()


def test_requests_are_answered_immediately_and_the_end_of_the_input_ends_the_server(
    process: subprocess.Popen[bytes],
) -> None:
    assert process.stdin and process.stdout and process.stderr
    for _ in range(2):
        process.stdin.write(SEARCH)
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        assert answer["result"]["structuredContent"]["hits"][0]["id"] == "clip"
    process.stdin.close()
    assert process.wait(timeout=60) == 0
    assert process.stdout.read() == process.stderr.read() == b""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_server_without_output(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    assert process.stdin and process.stdout and process.stderr
    process.stdin.write(SEARCH)
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(number)
    assert process.wait(timeout=60) == -number  # a shell adds 128
    assert process.stdout.read() == process.stderr.read() == b""


def test_a_closed_output_ends_the_server(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin and process.stdout and process.stderr
    process.stdout.close()
    process.stdin.write(SEARCH)
    process.stdin.flush()
    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == b""


def test_a_first_answer_loads_no_heavy_module(mlcat: Mlcat) -> None:
    mlcat("list")  # builds the index, which takes Pydantic
    program = """
import sys
from mlcat.__main__ import run
sys.argv = ["mlcat", "mcp"]
code = run()
print(*sorted(sys.modules), file=sys.stderr)
"""
    requests = request("server/discover") + request("tools/list", 2) + SEARCH
    ended = subprocess.run([sys.executable, "-c", program], input=requests, capture_output=True, timeout=60, check=True)
    assert ended.stdout.count(b'"result":') == 3
    heavy = {
        "typer", "rich", "pydantic", "pydantic_core", "rapidfuzz", "dataclasses", "typing", "pathlib", "asyncio",
        "subprocess", "logging", "mlcat.model", "mlcat.importing",
    }  # fmt: skip
    assert heavy & set(ended.stderr.decode().split()) == set()


def test_nonblocking_pipes_lose_no_data() -> None:
    """Late input is awaited, and a slow reader gets all output, which is more than a pipe holds."""
    source, feed = os.pipe()
    drain, target = os.pipe()
    os.set_blocking(source, False)
    os.set_blocking(target, False)
    command = [sys.executable, "-m", "mlcat", "mcp"]
    with subprocess.Popen(command, stdin=source, stdout=target, stderr=-1) as started:
        os.close(source)
        os.close(target)
        with open(feed, "wb", buffering=0) as requests, open(drain, "rb") as answers:
            requests.write(SEARCH)
            assert json.loads(answers.readline())["id"] == 7
            time.sleep(0.5)  # until the server has read all input
            for id in range(30):
                requests.write(request("tools/list", id))
            time.sleep(0.5)  # until the pipe is full
            assert [json.loads(answers.readline())["id"] for _ in range(30)] == list(range(30))
            requests.close()
            assert answers.read() == b""
        assert (started.wait(timeout=60), started.stderr and started.stderr.read()) == (0, b"")


def test_texts_are_utf_8_in_every_locale() -> None:
    search = request("tools/call", name="show", arguments={"ids": ["hnsw"], "fields": ["authors"]})
    _, (answer,), _ = served(search.replace(b"hnsw", "ｆａｉｓｓ".encode()))
    assert "Hervé Jégou" in answer["result"]["structuredContent"]["entries"][0]["authors"]


def test_nothing_but_messages_reaches_stdout(monkeypatch: pytest.MonkeyPatch) -> None:
    def noisy(terminal: Terminal) -> dict[str, list[str]]:
        print("printed")
        sys.stdout.write("written\n")
        terminal.write("answered\n")
        terminal.flush()
        terminal.note("noted")
        return {}

    monkeypatch.setattr(search, "values", noisy)
    code, answers, err = served(request("tools/list"))
    assert (code, len(answers), answers[0]["id"]) == (0, 1, 1)
    assert err == "printed\nwritten\nanswered\nnoted\n"


def test_a_fault_of_the_program_is_one_line_on_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(terminal: Terminal, arguments: object) -> dict[str, Any]:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr(search, "call", broken)
    code, answers, err = served(SEARCH + request("tools/list", 8))
    assert [answer["id"] for answer in answers] == [7, 8]
    assert answers[0]["error"] == {"code": -32603, "message": "tools/call failed: ZeroDivisionError"}
    assert (code, err) == (0, "mlcat: tools/call failed: ZeroDivisionError: by zero\n")


def test_on_a_terminal_the_command_explains_what_it_waits_for() -> None:
    code, answers, err = served(b"", terminal=True)
    assert (code, answers) == (0, [])
    assert err == ("waiting for JSON-RPC messages, one a line; Ctrl-D ends. A client usually starts this command.\n")
    assert served(b"")[2] == ""


def test_without_standard_input_the_server_is_an_error() -> None:
    out, err = Stream(), Stream()
    code = run(["mcp"], Terminal(os.environ, out, err, None))
    assert (code, out.getvalue()) == (1, "")
    assert err.getvalue() == (
        "mlcat: there is no standard input.\nA client starts `mlcat mcp` and writes requests to it.\n"
    )


def test_an_unusable_catalog_is_reported_on_stderr_only(folders: Any) -> None:
    Path(folders.catalogs).mkdir(parents=True)
    Path(folders.catalogs, "broken.ndjson").write_text("no catalog\n", encoding="utf-8")
    code, (answer,), err = served(SEARCH)
    assert code == 0
    assert answer["result"]["structuredContent"]["hits"][0]["id"] == "clip"
    assert "broken" in err
