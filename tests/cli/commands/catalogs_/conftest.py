"""A cache folder and a server for lists."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cli.conftest import Mlcat
from mlcat.cli.importing import storing
from mlcat.cli.updating import update
from mlcat.importing.fetch.http import Fetcher


@pytest.fixture(autouse=True)
def _own_cache(own_cache: Path) -> None:
    """Gives each test a cache folder of its own, because these tests look at its files."""


def names(mlcat: Mlcat) -> list[str]:
    """The names of all catalogs."""
    return [row["id"] for row in json.loads(mlcat("catalogs --json").out)]


def files(*folders: str) -> dict[str, bytes]:
    """The content of each file in the folders, by name."""
    paths = (path for folder in folders for path in Path(folder).rglob("*") if path.is_file())
    return {path.name: path.read_bytes() for path in paths}


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The pages of a local server by path, for the test to fill; under "address" is its address."""
    pages: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    pages["address"] = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    for module in (storing, update):
        local = partial(Fetcher, allow_insecure=True, raw_host=pages["address"])
        monkeypatch.setattr(module, "Fetcher", local)
    yield pages
    server.shutdown()
    thread.join()
    server.server_close()
