"""Answers of servers that misbehave: slow, endless, truncated, damaged, or huge when decompressed.

Each is sent by a real server on this machine. A fetch must end within its limits with the whole document or with an
error of one line; it must never take a part for the whole.
"""

import contextlib
import gzip
import random
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.fetch.limits import Limits

BODY = b"# Ships\n\n" + b"".join(b"- [Boat %d](https://a.org/%d)\n" % (n, n) for n in range(40))
ZIPPED = gzip.compress(BODY)
BOMB = gzip.compress(b"x" * (1 << 20))
LIMITS = Limits(size=1 << 16, connect_seconds=1, read_seconds=0.5, rate_seconds=0.4, min_rate=5000, total_seconds=0.8)
_PAUSE = 0.02  # seconds between two bytes of a slow server
PATIENT = LIMITS._replace(connect_seconds=20, read_seconds=20, rate_seconds=20, total_seconds=20)
"""For documents that come whole, on a machine that is busy."""
_WHOLE = 30.0  # seconds after which a fetch counts as one that never ends


class Behavior(NamedTuple):
    """What a server sends in response to a request."""

    name: str
    parts: Callable[[], Iterator[bytes]]
    """What it sends, part by part; then it closes the connection."""
    is_whole: bool = False
    """Whether what it sends is a whole document."""


def head(*headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode()


def length(body: bytes) -> str:
    return f"Content-Length: {len(body)}"


def drip(data: bytes, stop: threading.Event) -> Iterator[bytes]:
    """The bytes of `data` one at a time, repeatedly, with pauses."""
    while not stop.is_set():
        for byte in data:
            if stop.wait(_PAUSE):
                return
            yield bytes([byte])


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def behavior(chance: random.Random, stop: threading.Event) -> Behavior:
    """One of all behaviors."""
    return chance.choice(behaviors(chance, stop))


def behaviors(chance: random.Random, stop: threading.Event) -> list[Behavior]:
    """All behaviors, with places and sizes drawn at random."""
    cut = chance.randrange(len(BODY))
    zipped, bomb = ZIPPED, BOMB
    zipped_cut = chance.randrange(1, len(zipped))
    damaged = bytearray(zipped)
    damaged[chance.randrange(10, len(zipped))] ^= 1 << chance.randrange(8)
    chunked = "Transfer-Encoding: chunked"
    coded = "Content-Encoding: gzip"
    return [
        Behavior("whole", lambda: iter([head(length(BODY)), BODY]), True),
        Behavior("whole in two parts", lambda: iter([head(length(BODY)) + BODY[:cut], BODY[cut:]]), True),
        Behavior("whole until the connection closes", lambda: iter([head(), BODY]), True),
        Behavior("whole in chunks", lambda: iter([head(chunked), chunk(BODY[:cut + 1]), chunk(BODY[cut + 1:] or b" "),
                                                  chunk(b"")]), True),
        Behavior("whole, compressed", lambda: iter([head(length(zipped), coded), zipped]), True),
        Behavior("whole, in two members of gzip", lambda: iter([head(coded), gzip.compress(BODY[:cut]),
                                                                gzip.compress(BODY[cut:])]), True),
        Behavior("cut off", lambda: iter([head(length(BODY)), BODY[:cut]])),
        Behavior("cut off within a chunk", lambda: iter([head(chunked), chunk(BODY)[: cut + 1]])),
        Behavior("cut off between chunks", lambda: iter([head(chunked), chunk(BODY)])),
        Behavior("cut off in gzip, with the right length", lambda: iter([head(length(zipped[:zipped_cut]), coded),
                                                                         zipped[:zipped_cut]])),
        Behavior("cut off in gzip until the connection closes", lambda: iter([head(coded), zipped[:zipped_cut]])),
        Behavior("damaged gzip", lambda: iter([head(length(bytes(damaged)), coded), bytes(damaged)])),
        Behavior("no gzip", lambda: iter([head(length(BODY), coded), BODY])),
        Behavior("another coding", lambda: iter([head(length(zipped), "Content-Encoding: br"), zipped])),
        Behavior("gzip in gzip", lambda: iter([head("Content-Encoding: gzip, gzip"), gzip.compress(bomb)])),
        Behavior("a bomb", lambda: iter([head(length(bomb), coded), bomb])),
        Behavior("zlib for gzip", lambda: iter([head(coded), zlib.compress(BODY)])),
        Behavior("a length that is too long", lambda: iter([head("Content-Length: 99999999999999999999999"), BODY])),
        Behavior("a negative length", lambda: iter([head("Content-Length: -1", coded), zipped[:zipped_cut]])),
        Behavior("a bad size of a chunk", lambda: iter([head(chunked), b"zz\r\n", BODY])),
        Behavior("too large", lambda: iter([head(), b"x" * (LIMITS.size + 1)])),
        Behavior("endless", lambda: iter(lambda: b"" if stop.is_set() else head() + b"x" * 4096, b"")),
        Behavior("endless headers", lambda: iter(lambda: b"" if stop.is_set() else b"HTTP/1.1 200 OK\r\n" +
                                                 b"A: b\r\n" * 200, b"")),
        Behavior("endless 100 Continue", lambda: iter(lambda: b"" if stop.wait(_PAUSE) else
                                                      head(status="100 Continue"), b"")),
        Behavior("dripping body", lambda: chained([head()], drip(BODY, stop))),
        Behavior("dripping headers", lambda: chained([b"HTTP/1.1 200 OK\r\n"], drip(b"A: bcdefgh\r\n", stop))),
        Behavior("dripping status", lambda: drip(b"HTTP/1.1 200 OK" + b" " * 60_000, stop)),
        Behavior("silent", lambda: waiting(b"", stop)),
        Behavior("silent after the headers", lambda: waiting(head(length(BODY)), stop)),
        Behavior("nothing", lambda: iter([b""])),
        Behavior("no HTTP", lambda: iter([b"SSH-2.0-OpenSSH_9.2\r\n"])),
        Behavior("bytes", lambda: iter([chance.randbytes(200)])),
        Behavior("HTTP/2", lambda: iter([b"\0\0\x12\4\0\0\0\0\0" + b"\0" * 18])),
        Behavior("an odd status", lambda: iter([head(status=f"{chance.choice((99, 204, 206, 304, 418, 999))} Odd")])),
        Behavior("a loop", lambda: iter([head("Location: /again", "Content-Length: 0", status="302 Found")])),
        Behavior("a redirect to what is no address", lambda: iter([head(f"Location: {chance.choice(NOWHERE)}",
                                                                        "Content-Length: 0", status="302 Found")])),
    ]  # fmt: skip


NOWHERE = ("https://[", "https://a:port/", "file:///etc/passwd", "https:///x", "http://169.254.169.254/", "//", "\x01",
           "https://" + "a" * 300 + ".example/", "ftp://a.org/", "javascript:alert(1)", "https://a..b/")  # fmt: skip


def chained(first: list[bytes], rest: Iterator[bytes]) -> Iterator[bytes]:
    yield from first
    yield from rest


def waiting(first: bytes, stop: threading.Event) -> Iterator[bytes]:
    yield first
    stop.wait(_WHOLE)


@contextlib.contextmanager
def server(answer: Behavior) -> Iterator[int]:
    """Runs a server with this behavior; yields its port."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                connection.recv(65536)
                for part in answer.parts():
                    connection.sendall(part)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listening.getsockname()[1]
    finally:
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def attack(chance: random.Random) -> str:
    """One fetch from one server; returns what kind it was. Raises `AssertionError` if an invariant is violated."""
    stop = threading.Event()
    answer = behavior(chance, stop)
    try:
        with server(answer) as port:
            outcome = fetched(port, PATIENT if answer.is_whole else LIMITS)
    finally:
        stop.set()
    if isinstance(outcome, bytes):
        assert answer.is_whole, f"{answer.name}: {len(outcome)} bytes were taken for the whole"
        assert outcome.startswith(BODY), f"{answer.name}: another document than was sent"
    else:
        assert not answer.is_whole, f"{answer.name}: {outcome}"
        assert outcome.isprintable(), f"{answer.name}: {outcome!r}"
    return answer.name


def fetched(port: int, limits: Limits = LIMITS) -> bytes | str:
    """The document, or the message of the error; fails if neither arrives in time."""
    ended: list[bytes | str] = []

    def fetch() -> None:
        try:
            ended.append(Fetcher(limits, environ={}, allow_insecure=True).get(f"http://127.0.0.1:{port}/a").body)
        except ImportFailedError as error:
            ended.append(str(error))

    thread = threading.Thread(target=fetch, daemon=True)
    thread.start()
    thread.join(_WHOLE)
    assert not thread.is_alive(), "the fetch goes on after its deadline"
    assert ended, "another exception than our own"
    return ended[0]
