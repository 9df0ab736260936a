"""A local server for tests of fetching."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.fetch.limits import Limits

Answer = tuple[int, dict[str, str], bytes | Iterator[bytes]]


class Server:
    """A local server; `pages` has its answers, `asked` the requests."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[], Answer]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.address = ""

    def page(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)
        return self.address + path

    def fetcher(self, environ: dict[str, str] | None = None, **limits: float) -> Fetcher:
        """A client for this server, without a proxy."""
        named = Limits(**limits)  # type: ignore[arg-type]
        return Fetcher(named, environ=environ or {}, allow_insecure=True, raw_host=self.address)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as known:
        yield known


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """Runs a server until the block ends."""
    known = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.path)
            known.headers.append({name.lower(): value for name, value in self.headers.items()})
            answer = known.pages.get(self.path, (404, {}, b"nothing"))
            status, headers, body = answer() if callable(answer) else answer
            self.send_response(status)
            length = {"Content-Length": str(len(body))} if isinstance(body, bytes) else {}
            for name, value in (length | headers).items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(OSError):
                for part in [body] if isinstance(body, bytes) else body:
                    self.wfile.write(part)
                    self.wfile.flush()

        def log_message(self, *args: object) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    known.address = f"http://127.0.0.1:{httpd.server_port}"
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield known
    httpd.shutdown()
    thread.join()
    httpd.server_close()
