"""A server on this machine for catalogs that are updated from it."""

from collections.abc import Iterator
from functools import partial

import pytest
from importing.fetch.conftest import Server, serving

from mlcat.cli.updating import storing, update
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.fetch.limits import Limits


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The server; repositories are fetched from it too."""
    with serving() as known:
        fetch_from(known, monkeypatch)
        yield known


def fetch_from(server: Server, monkeypatch: pytest.MonkeyPatch, **limits: float) -> None:
    """Fetches from this server, within limits that have their usual values unless they are given here."""
    named = Limits(**limits)  # type: ignore[arg-type]
    for module in (storing, update):
        monkeypatch.setattr(module, "Fetcher", partial(Fetcher, named, allow_insecure=True, raw_host=server.address))
