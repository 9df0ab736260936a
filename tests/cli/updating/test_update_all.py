"""`mlcat catalogs update` of many catalogs: concurrently, without unchanged ones, with failures reported in order."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from importing.fetch.conftest import Answer, Server

from cli.conftest import Mlcat
from cli.updating.conftest import fetch_from
from mlcat.cli.updating.fetching import MAX_FETCHES
from mlcat.paths import Folders


def text(*names: str) -> bytes:
    """A list of these boats."""
    return ("# Ships\n\n" + "".join(f"- [{name}](https://a.org/{name.lower()})\n" for name in names)).encode()


def conditional(etag: str, body: bytes) -> dict[str, str]:
    return {"ETag": etag, "Content-Length": str(len(body))}


def imported(mlcat: Mlcat, server: Server, *names: str) -> None:
    """Imports a list of one boat from each of these pages."""
    for name in names:
        address = server.page(f"/{name}.md", text("Sloop"), ETag=f'"{name}-1"')
        assert mlcat(["import", address, "--name", name]).code == 0


def catalog(folders: Folders, name: str) -> bytes:
    return Path(folders.catalogs, f"{name}.ndjson").read_bytes()


def lines(answer: str) -> list[str]:
    """The output for each catalog, ordered by name."""
    return sorted(answer.splitlines())


# --- Unchanged documents ------------------------------------------------------------------------------------------


def test_a_catalog_that_is_unchanged_on_the_server_is_not_rewritten(
    mlcat: Mlcat, server: Server, folders: Folders
) -> None:
    imported(mlcat, server, "a")
    before, built = catalog(folders, "a"), os.listdir(folders.cache)
    server.page("/a.md", b"", 304)
    assert mlcat("catalogs update") == (0, "a: up to date\n", "")
    assert server.headers[-1]["if-none-match"] == '"a-1"'
    assert (catalog(folders, "a"), os.listdir(folders.cache)) == (before, built)


def test_with_force_an_unchanged_catalog_is_fetched(mlcat: Mlcat, server: Server) -> None:
    imported(mlcat, server, "a")
    assert mlcat("catalogs update a --force").out == "a: up to date\n"
    assert "if-none-match" not in server.headers[-1]


def test_after_a_change_the_new_tag_is_sent(mlcat: Mlcat, server: Server) -> None:
    imported(mlcat, server, "a")
    for number in (2, 3):
        server.page("/a.md", text("Sloop", f"Brig{number}"), ETag=f'"a-{number}"')
        assert mlcat("catalogs update").out.startswith("a: 1 new, ")
        assert server.headers[-1]["if-none-match"] == f'"a-{number - 1}"'


def test_without_conditional_requests_entries_are_compared(mlcat: Mlcat, server: Server) -> None:
    imported(mlcat, server, "a")
    assert mlcat("catalogs update").out == "a: up to date\n"
    server.page("/a.md", text("Sloop", "Brig"), ETag='"a-1"')  # the same tag for another content
    assert mlcat("catalogs update").out == "a: 1 new, 0 changed, 0 removed\n  + Brig\n"


def test_a_failed_update_keeps_the_validator_of_the_old_catalog(mlcat: Mlcat, server: Server) -> None:
    imported(mlcat, server, "a")
    server.page("/a.md", b"# Moved\n", ETag='"a-2"')
    assert mlcat("catalogs update").code == 1
    server.page("/a.md", b"", 304)
    assert mlcat("catalogs update").out == "a: up to date\n"
    assert server.headers[-1]["if-none-match"] == '"a-1"'


def test_the_readme_of_a_repository_is_requested_conditionally(mlcat: Mlcat, server: Server) -> None:
    server.page("/captain/ships/HEAD/README.md", text("Sloop"), ETag='W/"1"')
    assert mlcat("import captain/ships").code == 0
    server.page("/captain/ships/HEAD/README.md", b"", 304)
    assert mlcat("catalogs update").out == "ships: up to date\n"
    assert server.headers[-1]["if-none-match"] == 'W/"1"'


def test_a_piped_catalog_has_no_validators(mlcat: Mlcat, server: Server, folders: Folders) -> None:
    imported(mlcat, server, "a")
    path = Path(folders.data) / "copy.ndjson"
    path.write_bytes(catalog(folders, "a"))
    assert mlcat(["import", str(path), "--name", "b"]).code == 0
    assert b"validators" in catalog(folders, "a")
    assert b"validators" not in catalog(folders, "b")


# --- Side by side -------------------------------------------------------------------------------------------------


def test_ten_catalogs_are_fetched_concurrently(mlcat: Mlcat, server: Server) -> None:
    names = [f"list-{number}" for number in range(10)]
    imported(mlcat, server, *names)
    together = threading.Barrier(MAX_FETCHES, timeout=20)
    waiting = iter(range(10))

    def answer() -> Answer:
        if next(waiting) < MAX_FETCHES:
            together.wait()  # ends only if as many requests arrive at the same time
        body = text("Sloop", "Brig")
        return 200, {"Content-Length": str(len(body))}, body

    for name in names:
        server.pages[f"/{name}.md"] = answer
    answered = mlcat("catalogs update")
    assert answered.code == 0
    assert lines(answered.out) == sorted(["  + Brig"] * 10 + [f"{name}: 1 new, 0 changed, 0 removed" for name in names])


def test_failed_and_slow_fetches_do_not_delay_the_others(
    mlcat: Mlcat, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"list-{number}" for number in range(10)]
    imported(mlcat, server, *names)
    ended = threading.Event()

    def drips() -> Iterator[bytes]:
        while not ended.wait(0.05):
            yield b"x"

    for name in names:
        server.page(f"/{name}.md", text("Sloop", "Brig"))
    server.pages["/list-3.md"] = lambda: (200, {}, drips())
    server.page("/list-7.md", b"", 503)
    fetch_from(server, monkeypatch, rate_seconds=2)
    answered = mlcat("catalogs update")
    ended.set()
    assert answered.code == 1
    good = [f"{name}: 1 new, 0 changed, 0 removed" for name in names if name not in ("list-3", "list-7")]
    assert lines(answered.out) == sorted(["  + Brig"] * 8 + good)
    assert "mlcat: list-7: '127.0.0.1' answers 503.\n" in answered.err
    assert "mlcat: list-3: '127.0.0.1' is too slow: " in answered.err


def test_an_endless_document_ends_at_the_deadline_and_the_others_are_updated(
    mlcat: Mlcat, server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "b.md").write_bytes(text("Sloop"))
    imported(mlcat, server, "a", "c")
    assert mlcat(["import", str(tmp_path / "b.md")]).code == 0
    (tmp_path / "b.md").write_bytes(text("Sloop", "Brig"))
    ended = threading.Event()

    def drips() -> Iterator[bytes]:
        while not ended.wait(0.05):
            yield b"x" * 1000  # faster than the minimum rate

    for name in ("a", "c"):
        server.pages[f"/{name}.md"] = lambda: (200, {}, drips())
    fetch_from(server, monkeypatch, total_seconds=1)
    answered = mlcat("catalogs update")
    ended.set()
    assert (answered.code, answered.out) == (1, "b: 1 new, 0 changed, 0 removed\n  + Brig\n")
    assert lines(answered.err) == sorted(
        [f"mlcat: {name}: '127.0.0.1' takes too long: not done after 1 seconds." for name in ("a", "c")]
        + ["Check the connection, or try again later."] * 2
    )


def test_files_are_updated_in_the_order_of_their_names(mlcat: Mlcat, server: Server, tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.md").write_bytes(text("Sloop"))
        mlcat(["import", str(tmp_path / f"{name}.md")])
    out = mlcat("catalogs update").out
    assert [line.partition(":")[0] for line in out.splitlines()] == ["a", "b", "c"]


def test_an_error_names_its_catalog(mlcat: Mlcat, server: Server) -> None:
    imported(mlcat, server, "a", "b")
    server.page("/a.md", b"", 503)
    server.page("/b.md", b"", 404)
    answered = mlcat("catalogs update")
    assert answered.code == 1
    assert lines(answered.err) == sorted(
        [
            "mlcat: a: '127.0.0.1' answers 503.",
            "Try again later.",
            f"mlcat: b: there is nothing at '{server.address}/b.md'.",
            "Check the address.",
        ]
    )


def test_an_unexpected_exception_of_a_fetch_is_raised(
    mlcat: Mlcat, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(mlcat, server, "a", "b")

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("mlcat.importing.fetch.sources.fetch", broken)
    with pytest.raises(ZeroDivisionError):
        mlcat("catalogs update")


def test_without_threads_catalogs_are_fetched_one_by_one(
    mlcat: Mlcat, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(mlcat, server, "a", "b")

    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    server.page("/a.md", b"", 304)
    monkeypatch.setattr(threading.Thread, "start", refuse)
    monkeypatch.setattr("http.server.ThreadingHTTPServer.process_request", _in_this_thread)
    answered = mlcat("catalogs update")
    assert (answered.code, lines(answered.out)) == (0, ["a: up to date", "b: up to date"])


def _in_this_thread(server: object, request: object, address: object) -> None:
    server.finish_request(request, address)  # type: ignore[attr-defined]
    server.shutdown_request(request)  # type: ignore[attr-defined]


# --- Ctrl-C -------------------------------------------------------------------------------------------------------

PROGRAM = """
import sys
from functools import partial
from mlcat.__main__ import run
from mlcat.cli.updating import update
from mlcat.importing.fetch.http import Fetcher
update.Fetcher = partial(Fetcher, allow_insecure=True)
sys.argv = ["mlcat", "catalogs", "update"]
sys.exit(run())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
@pytest.mark.usefixtures("default_sigint")
def test_ctrl_c_ends_all_fetches_and_changes_nothing(mlcat: Mlcat, server: Server, folders: Folders) -> None:
    names = [f"list-{number}" for number in range(10)]
    imported(mlcat, server, *names)
    before = {name: catalog(folders, name) for name in names}
    asked, ended = threading.Semaphore(0), threading.Event()

    def drips() -> Iterator[bytes]:
        asked.release()
        while not ended.wait(0.05):
            yield b"x"

    for name in names:
        server.pages[f"/{name}.md"] = lambda: (200, {}, drips())
    process = subprocess.Popen([sys.executable, "-c", PROGRAM], env=dict(os.environ), stderr=subprocess.PIPE, text=True)
    for _ in range(MAX_FETCHES):
        assert asked.acquire(timeout=30)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    ended.set()
    assert (process.returncode, err) == (130, "")
    assert {name: catalog(folders, name) for name in names} == before
    assert not [name for name in os.listdir(folders.catalogs) if name.startswith(".")]
