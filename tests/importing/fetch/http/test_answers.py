"""Requests to a server, and errors for its answers."""

import gzip
import zlib
from types import SimpleNamespace
from typing import Any

import pytest
import urllib3

from importing.fetch.conftest import Server
from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.http import Fetcher, PageNotFound
from mlcat.importing.fetch.limits import Limits, Transfer


def fault(fetcher: Fetcher, address: str) -> tuple[str, str]:
    with pytest.raises(ImportFailedError) as caught:
        fetcher.get(address)
    return caught.value.message, caught.value.hint


def test_a_request_names_mlcat_and_accepts_gzip(server: Server) -> None:
    address = server.page("/a", b"x")
    server.fetcher().get(address)
    Fetcher(environ={}, allow_insecure=True, accept="text/plain").get(address)
    first, second = server.headers
    assert (first["user-agent"], first["accept-encoding"]) == ("mlcat", "gzip")
    assert "accept" not in first and "authorization" not in first
    assert second["accept"] == "text/plain"


def test_one_pool_serves_all_requests_of_a_fetch(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    pools: list[object] = []
    real = urllib3.PoolManager

    def pool(**values: Any) -> urllib3.PoolManager:
        pools.append(values)
        return real(**values)

    monkeypatch.setattr("urllib3.PoolManager", pool)
    fetcher = server.fetcher({"https_proxy": "http://127.0.0.1:1"})
    server.page("/a", b"", 302, Location="/b")
    assert fetcher.get(server.page("/b", b"x")).body == fetcher.get(server.address + "/a").body == b"x"
    assert len(pools) == 1


@pytest.mark.parametrize(
    ("address", "asked"),
    [("https://a.org/x", "a.org 443"), ("https://a.org:8443/x", "a.org 8443"), ("http://localhost:1/x", "")],
)
def test_the_proxy_is_that_for_the_host_and_port_of_an_https_address(
    monkeypatch: pytest.MonkeyPatch, address: str, asked: str
) -> None:
    def proxy_for(host: str, port: int, environ: object) -> None:
        raise ImportFailedError(f"asked for {host} {port}", "")

    monkeypatch.setattr("mlcat.importing.fetch.http.proxy_for", proxy_for)
    with pytest.raises(ImportFailedError) as caught:
        Fetcher(environ={}, allow_insecure=True).get(address)
    assert caught.value.message.partition("asked for ")[2] == asked


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect_is_followed(server: Server, status: int) -> None:
    server.page("/b", b"x")
    assert server.fetcher().get(server.page("/a", b"", status, Location="/b")).body == b"x"
    assert server.asked == ["/a", "/b"]


@pytest.mark.parametrize(
    ("status", "message", "hint"),
    [
        (401, "'127.0.0.1' answers 401: it requires authentication.", "Give user and password in the address, "),
        (403, "'127.0.0.1' answers 403: it requires authentication.", "Give user and password in the address, "),
        (429, "'127.0.0.1' answers 429: too many requests.", "Try again later."),
        (402, "'127.0.0.1' answers 402.", "Try again later."),
        (201, "'127.0.0.1' answers 201.", "Try again later."),
        (304, "'127.0.0.1' answers 304.", "Try again later."),
        (300, "'127.0.0.1' answers 300.", "Try again later."),
    ],
)
def test_another_http_status_is_an_error_with_a_hint(server: Server, status: int, message: str, hint: str) -> None:
    reported, advice = fault(server.fetcher(), server.page("/a", b"", status))
    assert reported == message
    assert advice.startswith(hint)


def test_the_hint_repeats_how_long_to_wait(server: Server) -> None:
    _, hint = fault(server.fetcher(), server.page("/a", b"", 429, Retry_After="90"))
    assert hint == "Try again in 2 minutes."


@pytest.mark.parametrize("status", [404, 410])
def test_a_missing_page_is_distinguished_from_other_errors(server: Server, status: int) -> None:
    address = server.page("/a", b"", status)
    with pytest.raises(PageNotFound) as caught:
        server.fetcher().get(address)
    assert (caught.value.message, caught.value.hint) == (f"there is nothing at '{address}'.", "Check the address.")


@pytest.mark.parametrize(("length", "expected"), [("9" * 15, 10**15 - 1), ("9" * 16, None), ("x", None)])
def test_the_length_that_a_server_states_is_reported_if_it_is_sane(length: str, expected: int | None) -> None:
    answer: Any = SimpleNamespace(status=200, headers={"content-length": length}, read1=lambda *_, **__: b"")
    transfer = Transfer(Limits(), "a.org", None)
    Fetcher(environ={})._read_response(answer, "https://a.org", transfer)
    assert transfer.expected == expected


def test_a_document_without_a_length_has_no_total(server: Server) -> None:
    steps: list[tuple[int, int | None]] = []
    server.pages["/a"] = (200, {}, iter([b"x"]))
    assert server.fetcher().get(server.address + "/a", lambda *step: steps.append(step)).body == b"x"
    assert steps[-1] == (1, None)


@pytest.mark.parametrize("coding", ["gzip", "X-GZIP", " gzip "])
def test_gzip_in_several_members_is_decompressed(server: Server, coding: str) -> None:
    body = gzip.compress(b"a") + gzip.compress(b"b")
    assert server.fetcher().get(server.page("/a", body, Content_Encoding=coding)).body == b"ab"
    assert server.fetcher().get(server.page("/b", b"x", Content_Encoding="identity")).body == b"x"


def test_other_or_damaged_compression_is_an_error(server: Server) -> None:
    assert fault(server.fetcher(), server.page("/a", b"x", Content_Encoding="br")) == (
        "'127.0.0.1' sends the document compressed as 'br', which mlcat cannot read.",
        "Download it with another program, and import the file.",
    )
    for body, message in [
        (b"xyz", "'127.0.0.1' sends gzip that is damaged."),
        (zlib.compress(b"x"), "'127.0.0.1' sends gzip that is damaged."),
        (gzip.compress(b"x" * 1000)[:-9], "'127.0.0.1' broke off before the end of the document."),
    ]:
        address = server.page("/b", body, Content_Encoding="gzip")
        assert fault(server.fetcher(), address) == (message, "Try again later.")


def test_decompressed_gzip_may_have_exactly_the_maximum_size(server: Server) -> None:
    address = server.page("/a", gzip.compress(b"x" * 1000), Content_Encoding="gzip")
    assert len(server.fetcher(size=1000).get(address).body) == 1000
    assert fault(server.fetcher(size=999), address) == (
        "what '127.0.0.1' sends is larger than 0.000952721 MiB.",
        "It is hardly a list. Download it, and import the file, to have it anyway.",
    )


@pytest.mark.parametrize(
    ("address", "message", "hint"),
    [
        ("https://[x", "'https://[x' is not an address.", "Check it."),
        ("https://a.org:x/", "'https://a.org:x/' is not an address.", "Check it."),
        ("https:///x", "'https:///x' names no host.", "Check the address."),
        ("https://" + "ü" * 80 + ".org", f"'{'ü' * 80}.org' cannot be the name of a host.", "Check the address."),
        ("http://a.org/x", "'http://a.org/x' is not https: its content could be changed on the way.",
         "Try https://a.org/x"),
        ("ftp://a.org/x", "'ftp://a.org/x' is not https: its content could be changed on the way.",
         "Give an https address."),
    ],
)  # fmt: skip
def test_an_invalid_address_is_an_error_with_a_hint(address: str, message: str, hint: str) -> None:
    assert fault(Fetcher(environ={}, allow_insecure=True), address) == (message, hint)


@pytest.mark.parametrize(
    ("address", "checked"),
    [
        ("https://bücher.example:8080/x?y#z", "https://xn--bcher-kva.example:8080/x?y"),
        ("https://a.org", "https://a.org"),
        ("https://[::1]:8/x", "https://[::1]:8/x"),
        ("http://localhost/x", "http://localhost/x"),
    ],
)
def test_an_address_is_requested_in_ascii_without_its_fragment(address: str, checked: str) -> None:
    parts = Fetcher(environ={}, allow_insecure=True)._parse_address(address)
    assert parts.geturl() == checked


def test_a_redirect_to_an_invalid_address_is_an_error(server: Server) -> None:
    address = server.page("/a", b"", 302, Location="https://[x")
    assert fault(server.fetcher(), address) == ("'https://[x' is not an address.", "Check it.")


def test_the_host_of_a_redirect_is_the_one_that_an_error_names(server: Server) -> None:
    elsewhere = server.address.replace("127.0.0.1", "localhost")
    server.page("/b", b"", 500)
    assert fault(server.fetcher(), server.page("/a", b"", 302, Location=f"{elsewhere}/b"))[0] == (
        "'localhost' answers 500."
    )


def test_every_document_of_a_fetch_has_its_own_progress(server: Server) -> None:
    fetcher = server.fetcher()
    assert fetcher.get(server.page("/a", b"abc")).body == b"abc"
    reported: list[tuple[int, int | None]] = []
    assert fetcher.get(server.page("/b", b""), lambda *now: reported.append(now)).body == b""
    assert reported[-1] == (0, 0)


def test_the_error_for_too_many_redirects_has_a_next_step(server: Server) -> None:
    server.page("/a", b"", 302, Location="/a")
    with pytest.raises(ImportFailedError) as caught:
        server.fetcher().get(f"{server.address}/a")
    assert caught.value.message.endswith("redirects more than 5 times.")
    assert caught.value.hint == "Check the address."


@pytest.mark.parametrize(
    ("proxy", "headers"), [("http://ann:pw@p:1", {"proxy-authorization": "Basic YW5uOnB3"}), ("http://p:1", {})]
)
def test_a_proxy_gets_its_own_credentials_only(
    monkeypatch: pytest.MonkeyPatch, proxy: str, headers: dict[str, str]
) -> None:
    asked: list[tuple[str, dict[str, str]]] = []

    def manager(url: str, *, ssl_context: object, proxy_headers: dict[str, str]) -> None:
        asked.append((url, proxy_headers))
        raise ImportFailedError("asked", "")

    monkeypatch.setattr("urllib3.ProxyManager", manager)
    with pytest.raises(ImportFailedError, match="asked"):
        Fetcher(environ={"https_proxy": proxy}).get("https://a.org/x", credentials="ben:secret")
    assert asked == [("http://p:1", headers)]
