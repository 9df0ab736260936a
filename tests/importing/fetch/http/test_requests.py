"""Fetching over HTTP: redirects, limits, errors and secrets."""

import base64
import gzip
import socket
import threading
from collections.abc import Iterator

import pytest

from importing.fetch.conftest import Answer, Server
from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.fetch.sources import fetch

LIST = b"# Ships\n\n- [Sloop](https://a.org)\n"


def test_an_address_is_fetched_and_named(server: Server) -> None:
    address = server.page("/lists/Ships.md", LIST)
    result = fetch(address, server.fetcher())
    assert result.text == LIST.decode()
    assert (result.source, result.name, result.base, result.format) == (
        address,
        "ships",
        address,
        "markdown",
    )


def test_progress_is_reported_during_a_download_and_at_its_end(server: Server) -> None:
    steps: list[tuple[int, int | None]] = []
    seen = threading.Event()

    def report(received: int, expected: int | None) -> None:
        steps.append((received, expected))
        seen.set()

    def halves() -> Iterator[bytes]:
        yield b"x" * 1000
        assert seen.wait(10)
        yield b"y" * 1000

    server.pages["/a.md"] = lambda: (200, {"Content-Length": "2000"}, halves())
    fetch(server.address + "/a.md", server.fetcher(), progress=report)
    assert steps[0] == (1000, 2000)
    assert steps[-1] == (2000, 2000)


def test_the_size_limit_applies_to_decompressed_gzip(server: Server) -> None:
    address = server.page("/a.md", gzip.compress(LIST), Content_Encoding="gzip")
    assert fetch(address, server.fetcher()).text == LIST.decode()
    bomb = server.page("/b.md", gzip.compress(b"x" * 3_000_000), Content_Encoding="gzip")
    with pytest.raises(ImportFailedError, match="larger than 1 MiB"):
        fetch(bomb, server.fetcher(size=2**20))


@pytest.mark.parametrize("charset", ["koi8-r", '"KOI8-R"; format=flowed', " koi8-r ;x"])
def test_the_charset_is_taken_from_the_content_type(server: Server, charset: str) -> None:
    text = "# Корабли\n"
    address = server.page("/a.md", text.encode("koi8-r"), Content_Type=f"text/plain; Charset={charset}")
    assert fetch(address, server.fetcher()).text == text


def test_at_most_five_redirects_are_followed(server: Server) -> None:
    for step in range(7):
        server.page(f"/{step}", b"", 302, Location=f"/{step + 1}")
    server.page("/5", LIST)
    assert fetch(server.address + "/0", server.fetcher()).text == LIST.decode()
    server.page("/5", b"", 301, Location="/6")
    with pytest.raises(ImportFailedError, match="redirects more than 5 times"):
        fetch(server.address + "/0", server.fetcher())


@pytest.mark.parametrize("target", ["http://example.org/x", "file:///etc/passwd", "ftp://example.org/x", "https:///x"])
def test_a_redirect_to_another_scheme_is_rejected(server: Server, target: str) -> None:
    address = server.page("/a", b"", 302, Location=target)
    with pytest.raises(ImportFailedError, match=r"not https|names no host"):
        fetch(address, server.fetcher())


def test_plain_http_is_rejected_with_a_hint(server: Server) -> None:
    for address in ("http://example.org/a.md", server.page("/a.md", LIST)):
        with pytest.raises(ImportFailedError, match="not https") as caught:
            fetch(address, Fetcher())
        assert caught.value.hint.startswith("Try https://")
    assert server.asked == []


@pytest.mark.parametrize("address", ["ftp://a.org/x", "file:///etc/passwd", "javascript://x", "https://", "https://[x"])
def test_other_schemes_are_rejected(address: str) -> None:
    with pytest.raises(ImportFailedError):
        fetch(address, Fetcher())


def test_server_errors_are_import_errors(server: Server) -> None:
    with pytest.raises(ImportFailedError, match="there is nothing at"):
        fetch(server.address + "/none", server.fetcher())
    with pytest.raises(ImportFailedError, match="answers 503") as caught:
        fetch(server.page("/a", b"", 503), server.fetcher())
    assert "\n" not in str(caught.value)


def test_a_server_that_does_not_answer_in_time_is_an_error(server: Server) -> None:
    wait = threading.Event()

    def slow() -> Answer:
        wait.wait(5)
        return 200, {}, b""

    server.pages["/slow"] = slow
    with pytest.raises(ImportFailedError, match="does not answer"):
        fetch(server.address + "/slow", server.fetcher(read_seconds=0.1))
    wait.set()


def test_a_download_that_takes_too_long_is_an_error(server: Server) -> None:
    with pytest.raises(ImportFailedError, match="takes too long"):
        fetch(server.page("/a", LIST), server.fetcher(total_seconds=-1))


def test_a_missing_network_is_an_error() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ImportFailedError, match="cannot be reached") as caught:
        fetch(f"http://127.0.0.1:{port}/a.md", Fetcher(environ={}, allow_insecure=True))
    assert caught.value.hint
    with pytest.raises(ImportFailedError, match=r"no network, or no host 'none\.invalid'"):
        fetch("https://none.invalid/a.md", Fetcher(environ={}))


def test_a_document_may_have_exactly_the_maximum_size(server: Server) -> None:
    address = server.page("/a.md", b"x" * 1000)
    assert len(server.fetcher(size=1000).get(address).body) == 1000
    with pytest.raises(ImportFailedError, match="larger than"):
        server.fetcher(size=999).get(address)


# --- Secrets -------------------------------------------------------------------------------------------------------


def test_a_password_in_the_address_is_sent_and_neither_stored_nor_shown(server: Server) -> None:
    server.page("/a.md", LIST)
    result = fetch(server.address.replace("://", "://ann:s%40crt@") + "/a.md", server.fetcher())
    assert server.headers[0]["authorization"] == "Basic " + base64.b64encode(b"ann:s@crt").decode()
    assert result.source == server.address + "/a.md"
    assert "crt" not in repr(result)
    for path, status in (("/none", 404), ("/a", 503), ("/b", 401)):
        server.page(path, b"", status)
        with pytest.raises(ImportFailedError) as caught:
            fetch(server.address.replace("://", "://ann:s%40crt@") + path, server.fetcher())
        assert "crt" not in str(caught.value)


def test_a_password_is_not_sent_to_another_server(server: Server) -> None:
    elsewhere = server.address.replace("127.0.0.1", "localhost")
    server.page("/here", b"", 302, Location="/there")
    server.page("/there", b"", 302, Location=f"{elsewhere}/last")
    server.page("/last", LIST)
    fetch(server.address.replace("://", "://ann:secret@") + "/here", server.fetcher())
    assert [("authorization" in headers) for headers in server.headers] == [True, True, False]


def test_the_token_is_sent_to_github_only(server: Server) -> None:
    server.page("/o/ships/HEAD/README.md", LIST)
    fetch("o/ships", server.fetcher({"GITHUB_TOKEN": "abc"}))
    assert "authorization" not in server.headers[0]
    fetcher = Fetcher(environ={"GITHUB_TOKEN": " abc\n"})
    assert fetcher._headers("raw.githubusercontent.com", "")["Authorization"] == "token abc"
    for host in ("github.com.evil.example", "evil-github.com", "gist.githubusercontent.com", ""):
        assert "Authorization" not in fetcher._headers(host, "")
