"""Measures how long `mlcat mcp` takes to answer, as multiples of a bare start of Python.

    python benchmarks/serving.py [--rounds N] [--sdk PYTHON]

Each round starts the servers in turn, and compares them with its `python -c pass`. A server gets all requests at once,
and its time ends with the last answer. Prints the median, minimum and maximum ratio.

`--sdk` also measures a server with one trivial tool, made with the official package. PYTHON must have the package
`mcp`.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from _measure import BARE_PYTHON, MeasurementError, clean_environ, mlcat, ratios, run

_HANDSHAKE: dict[str, object] = {
    "protocolVersion": "2025-11-25",
    "capabilities": {},
    "clientInfo": {"name": "benchmark", "version": "1"},
}
_INITIALIZED = {"jsonrpc": "2.0", "method": "notifications/initialized"}
REQUESTS: tuple[tuple[str, dict[str, object]], ...] = (
    ("initialize", _HANDSHAKE),
    ("tools/list", {}),
    ("tools/call", {"name": "search", "arguments": {"query": "clip"}}),
)
"""The requests of a client up to the first answer of a tool, in order."""
_SDK = """
from mcp.server.mcpserver import MCPServer

def search(query: str) -> str:
    return query

server = MCPServer("small")
server.tool()(search)
server.run("stdio")
"""


def main(argv: Sequence[str] | None = None) -> None:
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description="Answers of `mlcat mcp` in multiples of `python -c pass`.")
    parser.add_argument("--rounds", type=int, default=21, help="how often each is measured (default: 21)")
    parser.add_argument("--sdk", metavar="PYTHON", help="a Python with the package `mcp`, to compare")
    options = parser.parse_args(argv)
    servers = {"mlcat mcp": mlcat("mcp")} | ({"official package": (options.sdk, "-c", _SDK)} if options.sdk else {})
    with tempfile.TemporaryDirectory() as folder:
        print_table(measure(servers, Path(folder), max(options.rounds, 1)))


def measure(
    servers: dict[str, tuple[str, ...]], folder: Path, rounds: int
) -> dict[tuple[str, int] | None, list[float]]:
    """The seconds of each round, by server and number of answered requests. None has those of bare Python."""
    cases = [(name, count) for name in servers for count in range(1, len(REQUESTS) + 1)]
    seconds_by_case: dict[tuple[str, int] | None, list[float]] = {None: [], **{case: [] for case in cases}}
    for case in cases:  # a warm-up run: it builds the index, and reads byte code and files from the disk
        _measure_server(servers[case[0]], case[1], folder)
    for _ in range(rounds):
        seconds_by_case[None].append(run(BARE_PYTHON, clean_environ(folder)).seconds)
        for case in cases:
            seconds_by_case[case].append(_measure_server(servers[case[0]], case[1], folder))
    return seconds_by_case


def _measure_server(command: tuple[str, ...], count: int, folder: Path) -> float:
    """The seconds from the start of a server to its answer to the last of `count` requests, which are sent at once.

    Raises `MeasurementError` if an answer is missing or an error.
    """
    lines = [
        json.dumps({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
        for id, (method, params) in enumerate(REQUESTS[:count])
    ]
    lines.insert(1, json.dumps(_INITIALIZED))
    started = time.perf_counter()
    with subprocess.Popen(
        command, env=clean_environ(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        assert server.stdin and server.stdout
        server.stdin.write("".join(f"{line}\n" for line in lines).encode())
        server.stdin.flush()
        answers = [server.stdout.readline() for _ in range(count)]
        seconds = time.perf_counter() - started
    error_answers = [answer for answer in answers if b'"result":' not in answer]
    if error_answers:
        raise MeasurementError(f"{' '.join(command)[:100]} answered {error_answers[0][:500]!r}")
    return seconds


def print_table(seconds_by_case: dict[tuple[str, int] | None, list[float]]) -> None:
    """Prints a line for each server and each number of requests."""
    bare_times = seconds_by_case[None]
    print(f"python -c pass: {statistics.median(bare_times) * 1000:.1f} ms, median of {len(bare_times)} rounds\n")
    print(f"{'until the answer to':40}{'ratio':>7}   min..max")
    for case, times in seconds_by_case.items():
        if case is not None:
            median, minimum, maximum = ratios(times, bare_times)
            print(f"{f'{case[0]}: {REQUESTS[case[1] - 1][0]}':40}{median:>7.2f}   {minimum:.2f}..{maximum:.2f}")


if __name__ == "__main__":
    main()
