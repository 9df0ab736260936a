"""Answers of `mlcat __complete` that the process of the tests gives, to shells that ask for hundreds of them.

A shell asks in a FIFO. A request is a sequence of fields that end in NUL: the number of the others, the FIFO for the
answer, the value of XDG_DATA_HOME, and the arguments. To start a Python for each takes ten times as long.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from threading import Thread

from cli.conftest import Stream
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal

SECONDS = 20
"""Seconds to wait for the last answer to be read, many more than that takes."""
REQUEST = """
    answer="$REQUESTS.$$"
    mkfifo "$answer"
    printf '%s\\0' $(($# + 2)) "$answer" "$XDG_DATA_HOME" "$@" >"$REQUESTS"
    cat "$answer"
"""
"""The commands of a shell that ask for the answer to `mlcat "$@"` and print it. REQUESTS is the path of the FIFO."""


class Answers:
    """A context in which requests in a FIFO are answered. It makes the FIFO and removes it at the end."""

    def __init__(self, requests: Path, environ: Mapping[str, str]) -> None:
        self._path = requests
        self._environ = environ
        self._thread = Thread(target=self._answer, daemon=True)

    def __enter__(self) -> None:
        os.mkfifo(self._path)
        self._requests = os.open(self._path, os.O_RDWR)  # with a writer, it has no end
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        os.write(self._requests, b"0\0")
        self._thread.join(SECONDS)
        assert not self._thread.is_alive(), "a shell asked and did not read the answer"
        os.close(self._requests)
        self._path.unlink()

    def _answer(self) -> None:
        fields = self._fields()
        while count := int(next(fields)):
            answer, data_home, *arguments = islice(fields, count)
            out = Stream()
            run(arguments, Terminal({**self._environ, "XDG_DATA_HOME": data_home}, out, Stream()))
            with Path(answer).open("w", encoding="utf-8") as fifo:  # waits for the reader
                Path(answer).unlink()
                fifo.write(out.getvalue())

    def _fields(self) -> Iterator[str]:
        rest = b""
        while True:
            *fields, rest = (rest + os.read(self._requests, 65536)).split(b"\0")
            yield from map(os.fsdecode, fields)
