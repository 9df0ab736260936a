"""`mlcat add --fetch`: title and description from the page."""

import os
from collections.abc import Iterator
from functools import partial

import pytest
from importing.fetch.conftest import Server, serving

from cli.commands.editing.support import lines
from cli.conftest import Mlcat
from mlcat.cli.editing import adding
from mlcat.importing.fetch.http import Fetcher
from mlcat.paths import Folders

BOAT = "https://boats.example/sloop"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A local server for `add --fetch`."""
    monkeypatch.setattr(adding, "Fetcher", partial(Fetcher, allow_insecure=True))
    with serving() as server:
        yield server


def test_title_and_description_are_read_from_the_page(mlcat: Mlcat, folders: Folders, web: Server) -> None:
    page = b'<title>Sloops</title><meta name="description" content="All of them. And more.">'
    url = web.page("/sloops", page, content_type="text/html")
    assert mlcat(f"add {url} --fetch").code == 0
    entry = lines(folders, "mine")[1]
    assert (entry["title"], entry["summary"]) == ("Sloops", "All of them.")
    assert entry["description"] == "All of them. And more."
    assert web.headers[0]["accept"].startswith("text/html")


def test_options_take_precedence_over_the_page(mlcat: Mlcat, folders: Folders, web: Server) -> None:
    url = web.page("/sloops", b'<title>Sloops</title><meta name="description" content="Words.">')
    mlcat(f"add {url} --fetch --title Mine --description Own")
    entry = lines(folders, "mine")[1]
    assert (entry["title"], entry["description"]) == ("Mine", "Own")


def test_without_the_option_nothing_is_fetched(mlcat: Mlcat, web: Server) -> None:
    assert mlcat(f"add {web.page('/sloops', b'<title>Sloops</title>')}").code == 0
    assert web.asked == []


@pytest.mark.parametrize(
    ("path", "message_part"), [("/gone", "there is nothing at"), ("/empty", "the page has no title")]
)
def test_a_page_that_cannot_be_read_adds_nothing(
    mlcat: Mlcat, folders: Folders, web: Server, path: str, message_part: str
) -> None:
    web.page("/empty", b"<p>words")
    answer = mlcat(f"add {web.address}{path} --fetch")
    assert (answer.code, answer.out) == (1, "")
    assert message_part in answer.err
    assert not os.path.exists(folders.catalogs)


def test_plain_http_is_not_fetched(mlcat: Mlcat) -> None:
    answer = mlcat("add http://boats.example/ --fetch")
    assert answer.code == 1
    assert "is not https" in answer.err
