"""Proxies and tokens from the environment."""

import pytest

from mlcat.errors import ImportFailedError, UsageError
from mlcat.importing.fetch.environment import proxy_for, token_for


@pytest.mark.parametrize(
    ("environ", "url"),
    [
        ({}, None),
        ({"HTTPS_PROXY": "http://p:3128"}, "http://p:3128"),
        ({"https_proxy": "http://low:1", "HTTPS_PROXY": "http://up:1"}, "http://low:1"),
        ({"ALL_PROXY": "p:8080"}, "http://p:8080"),
        ({"HTTPS_PROXY": "https://p", "ALL_PROXY": "http://other"}, "https://p:443"),
        ({"HTTPS_PROXY": "http://[::1]:3128"}, "http://[::1]:3128"),
        ({"HTTPS_PROXY": "  "}, None),
        ({"HTTP_PROXY": "http://p:3128"}, None),  # for http, which is not fetched
    ],
)
def test_the_proxy_is_determined_as_by_curl(environ: dict[str, str], url: str | None) -> None:
    proxy = proxy_for("example.org", 443, environ)
    assert (proxy.url if proxy else None) == url


@pytest.mark.parametrize(
    ("exceptions", "is_direct"),
    [
        ("", False),
        ("*", True),
        ("example.org", True),
        ("EXAMPLE.ORG", True),
        (".example.org", True),
        ("*.example.org", True),
        ("org", True),
        ("ample.org", False),
        ("other.net, example.org", True),
        ("other.net example.org", True),
        ("example.org:443", True),
        ("example.org:8443", False),
        ("10.0.0.0/8", False),
        ("other.net:1 example.org", True),
        ("other.net:1,example.org", True),
        ("[example.org]", True),
        ("example.org,other.net", True),
        ("example.org other.net", True),
    ],
)
def test_no_proxy_names_hosts_and_domains(exceptions: str, is_direct: bool) -> None:
    for host in ("example.org", "www.example.org") if exceptions != "example.org:8443" else ("example.org",):
        for name in ("no_proxy", "NO_PROXY"):
            proxy = proxy_for(host, 443, {"HTTPS_PROXY": "http://p:1", name: exceptions})
            assert (proxy is None) == is_direct


@pytest.mark.parametrize(
    ("host", "network", "is_direct"),
    [("10.1.2.3", "10.0.0.0/8", True), ("11.1.2.3", "10.0.0.0/8", False), ("::1", "[::1]", True), ("::1", "::1", True)],
)
def test_no_proxy_names_addresses_and_networks(host: str, network: str, is_direct: bool) -> None:
    assert (proxy_for(host, 443, {"ALL_PROXY": "http://p:1", "NO_PROXY": network}) is None) == is_direct


@pytest.mark.parametrize("value", ["socks5://p:1080", "http://", "http://p:port", "ftp://p:1"])
def test_the_error_for_an_unusable_proxy_names_the_variable(value: str) -> None:
    with pytest.raises(UsageError, match=r"^ALL_PROXY names the proxy"):
        proxy_for("example.org", 443, {"ALL_PROXY": value})


def test_the_password_of_a_proxy_is_never_shown() -> None:
    proxy = proxy_for("example.org", 443, {"HTTPS_PROXY": "http://ann:s%3Acrt@p:3128"})
    assert proxy
    assert (proxy.url, proxy.authorization) == ("http://p:3128", "ann:s:crt")
    with pytest.raises(UsageError) as caught:
        proxy_for("example.org", 443, {"HTTPS_PROXY": "socks5://ann:secret@p:3128"})
    assert "secret" not in str(caught.value)


def test_an_invalid_token_is_rejected_and_not_shown() -> None:
    with pytest.raises(ImportFailedError) as caught:
        token_for("github.com", {"GITHUB_TOKEN": "sec\r\nret: x"})
    assert caught.value.message == "GITHUB_TOKEN is not a token: it has characters that no token may have."
    assert caught.value.hint == "Set it again."


@pytest.mark.parametrize(
    ("token", "is_valid"), [("abc-1_2", True), (" abc\n", True), ("a b", False), ("ä", False), ("a\tb", False)]
)
def test_a_token_is_printable_ascii_without_blanks(token: str, is_valid: bool) -> None:
    assert token_for("a.org", {"GITHUB_TOKEN": token}) == token_for("github.com", {}) == ""
    if is_valid:
        assert token_for("github.com", {"GITHUB_TOKEN": token}) == token.strip()
    else:
        with pytest.raises(ImportFailedError):
            token_for("github.com", {"GITHUB_TOKEN": token})


def test_a_proxy_knows_its_variable_and_may_have_a_user_without_a_password() -> None:
    proxy = proxy_for("example.org", 443, {"ALL_PROXY": " http://ann@p "})
    assert proxy
    assert (proxy.variable, proxy.url, proxy.authorization) == ("ALL_PROXY", "http://p:80", "ann:")
    plain = proxy_for("example.org", 443, {"ALL_PROXY": "http://p"})
    assert plain
    assert plain.authorization == ""


@pytest.mark.parametrize(("length", "expected"), [(100, "x" * 100), (101, "x" * 99 + "…")])
def test_the_error_for_an_unusable_proxy_shows_at_most_100_characters(length: int, expected: str) -> None:
    with pytest.raises(UsageError) as caught:
        proxy_for("example.org", 443, {"ALL_PROXY": f"ftp://ann:b@{'x' * length}"})
    assert caught.value.message == f"ALL_PROXY names the proxy '{expected}', which cannot be used."
    assert caught.value.hint == "Name a proxy that speaks http: http://HOST:PORT."


@pytest.mark.parametrize("first", range(4))
def test_the_variables_of_a_proxy_have_an_order(first: int) -> None:
    names = ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    environ = {name: f"http://p:{number}" if number >= first else " " for number, name in enumerate(names)}
    proxy = proxy_for("example.org", 443, environ)
    assert proxy
    assert proxy.variable == names[first]
