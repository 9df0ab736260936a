"""Conditional requests: which validators are stored and sent, and what counts as unchanged."""

import pytest

from importing.fetch.conftest import Answer, Server
from mlcat import __version__
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.fetch.sources import FetchedList, fetch
from mlcat.importing.fetch.validators import NotModified, conditional_headers, validators_of
from mlcat.model import Validators

LIST = b"# Ships\n\n- [Sloop](https://a.org)\n"
MODIFIED = "Wed, 25 Nov 2026 10:00:00 GMT"


def known(where: str, **more: str) -> Validators:
    return Validators(**{"address": where, "etag": '"1"', "version": __version__} | more)


def fetch_again(server: Server, source: str, validators: Validators | None) -> FetchedList:
    fetcher = Fetcher(environ={}, allow_insecure=True, raw_host=server.address, known=validators)
    return fetch(source, fetcher)


@pytest.mark.parametrize("etag", ['"abc"', 'W/"abc"', "unquoted"])
def test_the_validators_of_a_document_are_stored_unchanged(server: Server, etag: str) -> None:
    address = server.page("/a.md", LIST, ETag=etag, Last_Modified=MODIFIED)
    result = fetch(address, server.fetcher())
    assert result.validators == Validators(address=address, etag=etag, last_modified=MODIFIED, version=__version__)


def test_without_validators_nothing_is_stored(server: Server) -> None:
    assert fetch(server.page("/a.md", LIST), server.fetcher()).validators is None


def test_stored_validators_are_sent_with_the_next_request(server: Server) -> None:
    address = server.page("/a.md", b"", 304)
    with pytest.raises(NotModified):
        fetch_again(server, address, known(address, etag='W/"abc"', last_modified=MODIFIED))
    assert server.headers[-1]["if-none-match"] == 'W/"abc"'
    assert server.headers[-1]["if-modified-since"] == MODIFIED


def test_a_changed_document_has_new_validators(server: Server) -> None:
    address = server.page("/a.md", LIST, ETag='"2"')
    result = fetch_again(server, address, known(address))
    assert (result.text, result.validators) == (LIST.decode(), known(address, etag='"2"'))


def test_a_document_that_is_sent_counts_as_changed(
    server: Server,
) -> None:
    address = server.page("/a.md", LIST, ETag='"1"')
    assert fetch_again(server, address, known(address)).text == LIST.decode()


def test_validators_of_a_readme_are_sent_to_its_own_address_only(server: Server) -> None:
    raw = server.page("/captain/ships/HEAD/readme.md", LIST, ETag='"1"')
    result = fetch("captain/ships", server.fetcher())
    assert result.validators == known(raw)
    server.asked.clear()
    server.headers.clear()
    server.page("/captain/ships/HEAD/readme.md", b"", 304)
    with pytest.raises(NotModified):
        fetch_again(server, "captain/ships", result.validators)
    asked = dict(zip(server.asked, server.headers, strict=True))
    assert "if-none-match" not in asked["/captain/ships/HEAD/README.md"]
    assert asked["/captain/ships/HEAD/readme.md"]["if-none-match"] == '"1"'


def test_after_a_redirect_the_validators_are_those_of_the_last_address(server: Server) -> None:
    old = server.page("/old.md", b"", 302, Location="/new.md", ETag='"of the redirect"')
    new = server.page("/new.md", LIST, ETag='"1"')
    assert fetch(old, server.fetcher()).validators == known(new)
    server.page("/new.md", b"", 304)
    with pytest.raises(NotModified):
        fetch_again(server, old, known(new))
    assert ["if-none-match" in headers for headers in server.headers[-2:]] == [False, True]


@pytest.mark.parametrize("other", [{"address": "https://a.org/b.md"}, {"version": "0.0.1"}])
def test_validators_of_another_address_or_version_are_not_sent(server: Server, other: dict[str, str]) -> None:
    address = server.page("/a.md", LIST)
    assert fetch_again(server, address, known(address, **other)).text == LIST.decode()
    assert "if-none-match" not in server.headers[-1]


def test_not_modified_without_a_condition_is_an_error(server: Server) -> None:
    address = server.page("/a.md", b"", 304)
    with pytest.raises(Exception, match="answers 304"):
        fetch_again(server, address, None)


@pytest.mark.parametrize("value", ["", "   ", "x" * 1001, "ä", "a\tb", "\x7f"])
def test_an_invalid_validator_is_not_stored(value: str) -> None:
    assert validators_of({"etag": value}, "https://a.org/") is None


def test_one_validator_of_maximum_length_is_stored() -> None:
    assert validators_of({"etag": "x" * 1000}, "https://a.org/") == known("https://a.org/", etag="x" * 1000)
    validators = validators_of({"last-modified": f" {MODIFIED} "}, "https://a.org/")
    assert validators == Validators(address="https://a.org/", last_modified=MODIFIED, version=__version__)
    assert conditional_headers(validators, "https://a.org/") == {"If-Modified-Since": MODIFIED}


def test_the_document_may_change_between_two_requests(server: Server) -> None:
    answers: list[Answer] = [(200, {"ETag": '"1"'}, LIST), (304, {}, b"")]
    server.pages["/a.md"] = lambda: answers.pop(0)
    result = fetch(server.address + "/a.md", server.fetcher())
    with pytest.raises(NotModified):
        fetch_again(server, server.address + "/a.md", result.validators)
