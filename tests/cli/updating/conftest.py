"""A local server from which catalogs are updated."""

from collections.abc import Iterator
from functools import partial

import pytest
from importing.fetch.conftest import Server, serving

from mlcat.cli.importing import storing
from mlcat.cli.updating import update
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.fetch.limits import Limits


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The server, from which repositories are fetched as well."""
    with serving() as known:
        fetch_from(known, monkeypatch)
        yield known


def fetch_from(server: Server, monkeypatch: pytest.MonkeyPatch, **limits: float) -> None:
    """Fetches from this server, with the usual limits unless they are given."""
    named = Limits(**limits)  # type: ignore[arg-type]
    for module in (storing, update):
        monkeypatch.setattr(module, "Fetcher", partial(Fetcher, named, allow_insecure=True, raw_host=server.address))
