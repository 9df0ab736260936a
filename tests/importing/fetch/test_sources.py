"""Getting the text of a list: files, standard input, addresses and repositories, within limits."""

import contextlib
import gzip
import io
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch import sources
from mlcat.importing.fetch.hosts import locate
from mlcat.importing.fetch.http import Fetcher, Limits
from mlcat.importing.fetch.sources import decoded, fetch, format_of

Answer = tuple[int, dict[str, str], bytes]
LIST = b"# Ships\n\n- [Sloop](https://a.org)\n"


class Server:
    """A server on this machine; `pages` says what it answers, `asked` what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[], Answer]] = {}
        self.asked: list[str] = []
        self.address = ""

    def page(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)
        return self.address + path

    def fetcher(self, **limits: float) -> Fetcher:
        return Fetcher(Limits(**limits), allow_insecure=True, raw_host=self.address)  # type: ignore[arg-type]


@pytest.fixture
def server() -> Iterator[Server]:
    known = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.path)
            answer = known.pages.get(self.path, (404, {}, b"nothing"))
            status, headers, body = answer() if callable(answer) else answer
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(body)

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


# --- Addresses ---------------------------------------------------------------------------------------------------


def test_an_address_is_fetched_and_named(server: Server) -> None:
    address = server.page("/lists/Ships.md", LIST)
    got = fetch(address, fetcher=server.fetcher())
    assert got.text == LIST.decode()
    assert (got.source, got.name, got.base, got.format) == (address, "ships", address, "markdown")


def test_progress_is_told(server: Server) -> None:
    steps: list[tuple[int, int | None]] = []
    body = b"x" * 200_000
    fetch(server.page("/a.md", body), fetcher=server.fetcher(), progress=lambda *step: steps.append(step))
    assert steps[-1] == (200_000, 200_000)
    assert len(steps) > 1


def test_gzip_is_read_and_its_limit_counts_what_comes_out(server: Server) -> None:
    address = server.page("/a.md", gzip.compress(LIST), Content_Encoding="gzip")
    assert fetch(address, fetcher=server.fetcher()).text == LIST.decode()
    bomb = server.page("/b.md", gzip.compress(b"x" * 3_000_000), Content_Encoding="gzip")
    with pytest.raises(ImportFailedError, match="larger than 1 MiB"):
        fetch(bomb, fetcher=server.fetcher(size=2**20))


def test_five_redirects_are_followed_and_no_more(server: Server) -> None:
    for step in range(7):
        server.page(f"/{step}", b"", 302, Location=f"/{step + 1}")
    server.page("/5", LIST)
    assert fetch(server.address + "/0", fetcher=server.fetcher()).text == LIST.decode()
    server.page("/5", b"", 301, Location="/6")
    with pytest.raises(ImportFailedError, match="redirects more than 5 times"):
        fetch(server.address + "/0", fetcher=server.fetcher())


@pytest.mark.parametrize("target", ["http://example.org/x", "file:///etc/passwd", "ftp://example.org/x", "https:///x"])
def test_a_redirect_to_another_scheme_is_refused(server: Server, target: str) -> None:
    address = server.page("/a", b"", 302, Location=target)
    with pytest.raises(ImportFailedError, match=r"not https|names no host"):
        fetch(address, fetcher=server.fetcher())


def test_plain_http_is_refused_with_a_hint(server: Server) -> None:
    for address in ("http://example.org/a.md", server.page("/a.md", LIST)):
        with pytest.raises(ImportFailedError, match="not https") as caught:
            fetch(address)
        assert caught.value.hint.startswith("Try https://")
    assert server.asked == []


@pytest.mark.parametrize("address", ["ftp://a.org/x", "file:///etc/passwd", "javascript://x", "https://", "https://[x"])
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(ImportFailedError):
        fetch(address)


def test_server_errors_are_one_line(server: Server) -> None:
    with pytest.raises(ImportFailedError, match="there is nothing at"):
        fetch(server.address + "/none", fetcher=server.fetcher())
    with pytest.raises(ImportFailedError, match="answers 503") as caught:
        fetch(server.page("/a", b"", 503), fetcher=server.fetcher())
    assert "\n" not in str(caught.value)


def test_no_answer_in_time(server: Server) -> None:
    wait = threading.Event()

    def slow() -> Answer:
        wait.wait(5)
        return 200, {}, b""

    server.pages["/slow"] = slow
    with pytest.raises(ImportFailedError, match="does not answer"):
        fetch(server.address + "/slow", fetcher=server.fetcher(read_seconds=0.1))
    wait.set()


def test_the_whole_takes_too_long(server: Server) -> None:
    with pytest.raises(ImportFailedError, match="takes too long"):
        fetch(server.page("/a", LIST), fetcher=server.fetcher(total_seconds=-1))


def test_no_network_is_one_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ImportFailedError, match="cannot be reached") as caught:
        fetch(f"http://127.0.0.1:{port}/a.md", fetcher=Fetcher(allow_insecure=True))
    assert caught.value.hint
    with pytest.raises(ImportFailedError, match=r"no network, or no host 'none\.invalid'"):
        fetch("https://none.invalid/a.md")


def test_a_broken_transfer_is_one_line(server: Server) -> None:
    with pytest.raises(ImportFailedError, match="cannot be reached"):
        fetch(server.page("/a", b"short", Content_Encoding="gzip"), fetcher=server.fetcher())


# --- Repositories ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["README.md", "readme.md", "Readme.md", "README.markdown", "docs/README.md", "README"])
def test_a_repositorys_readme_is_found_whatever_its_name(server: Server, name: str) -> None:
    server.page(f"/o/ships/HEAD/{name}", LIST)
    got = fetch("o/ships", fetcher=server.fetcher())
    assert (got.text, got.source, got.name) == (LIST.decode(), "o/ships", "ships")
    assert got.base == f"https://github.com/o/ships/blob/HEAD/{name}"


def test_restructured_text_is_refused(server: Server) -> None:
    server.page("/o/ships/HEAD/README.rst", b"Ships\n=====\n")
    with pytest.raises(ImportFailedError, match="reStructuredText"):
        fetch("o/ships", fetcher=server.fetcher())


def test_a_repository_without_a_readme(server: Server) -> None:
    with pytest.raises(ImportFailedError, match="no README in 'o/ships'"):
        fetch("o/ships", fetcher=server.fetcher())


def test_a_folder_of_that_name_goes_before_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "o").mkdir()
    (tmp_path / "o" / "ships").write_bytes(LIST)
    assert fetch("o/ships").text == LIST.decode()


@pytest.mark.parametrize("address", ["https://github.com/o/ships", "github.com/o/ships", "https://github.com/o/ships/",
"https://www.github.com/o/ships.git",
    "https://github.com/o/ships#readme", "https://github.com/o/ships/tree/main"])  # fmt: skip
def test_a_repositorys_page_means_its_readme(server: Server, address: str) -> None:
    server.page("/o/ships/HEAD/README.md", LIST)
    assert fetch(address, fetcher=server.fetcher()).source == "o/ships"


def test_a_files_page_means_the_file() -> None:
    github = locate("https://github.com/o/r/blob/main/docs/x.md#top")
    assert github.raw == "https://raw.githubusercontent.com/o/r/main/docs/x.md"
    assert github.base == "https://github.com/o/r/blob/main/docs/x.md"
    raw = locate("https://raw.githubusercontent.com/o/r/main/docs/x.md")
    assert raw.base == "https://github.com/o/r/blob/main/docs/x.md"
    gitlab = locate("https://gitlab.com/g/s/r/-/blob/main/x.md")
    assert gitlab.raw == "https://gitlab.com/g/s/r/-/raw/main/x.md"


def test_a_page_that_is_no_repository() -> None:
    with pytest.raises(ImportFailedError, match="no repository"):
        locate("https://github.com/o/%20")


# --- Files -------------------------------------------------------------------------------------------------------


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "Ships List.md"
    path.write_bytes(LIST)
    got = fetch(str(path))
    assert (got.text, got.name, got.base, got.format, got.path) == (LIST.decode(), "ships-list", None, "markdown", None)


@pytest.mark.parametrize(("suffix", "kind"), [(".json", "json"), (".ndjson", "ndjson"), (".JSONL", "ndjson")])
def test_a_file_of_entries_is_left_to_be_streamed(tmp_path: Path, suffix: str, kind: str) -> None:
    path = tmp_path / f"ships{suffix}"
    path.write_bytes(b"\0")
    got = fetch(str(path))
    assert (got.text, got.path, got.format, got.name) == ("", path, kind, "ships")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'[{"title": "x"}]')))
    got = fetch("-")
    assert (got.source, got.name, got.format) == ("-", "catalog", "json")


def test_what_is_no_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImportFailedError, match="there is no file"):
        fetch(str(tmp_path / "none.md"))
    with pytest.raises(ImportFailedError, match="is a folder"):
        fetch(str(tmp_path))
    with pytest.raises(ImportFailedError, match="there is no file"):
        fetch("a\0b")
    with pytest.raises(ImportFailedError, match="there is no file"):
        fetch("x" * 5000)
    (tmp_path / "binary").write_bytes(b"\x89PNG\0\0")
    with pytest.raises(ImportFailedError, match="is no text"):
        fetch(str(tmp_path / "binary"))
    monkeypatch.setattr(sources, "MAX_SIZE", 2**20)
    (tmp_path / "large.md").write_bytes(b"x" * (2**20 + 1))
    with pytest.raises(ImportFailedError, match="larger than 1 MiB"):
        fetch(str(tmp_path / "large.md"))


@pytest.mark.parametrize(
    "data",
    ["# Übung\n- a\n".encode(), "\ufeff# Übung\n- a\n".encode(), "# Übung\r\n- a\r\n".encode(),
    "# Übung\n- a\n".encode("cp1252"),
     "# Übung\n- a\n".encode("utf-16"), b"\xfe\xff" + "# Übung\n- a\n".encode("utf-16-be"),
     "# Übung\r- a\r".encode()],
)  # fmt: skip
def test_any_usual_encoding_and_line_end_is_understood(data: bytes) -> None:
    assert decoded(data, "x") == "# Übung\n- a\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("# T", "markdown"), ("", "markdown"), ("[a](https://a.org)", "markdown"), ("[ ] x", "markdown"),
    (' [\n {"a": 1}]', "json"),
     ("[]", "json"), ('{"a": 1}', "json"), ('{"a": 1}\n{"b": 2}\n', "ndjson"), ('{\n"a": 1}', "json"),
     ("<html>", "markdown")],
)  # fmt: skip
def test_the_format_is_seen(text: str, kind: str) -> None:
    assert format_of(text) == kind
