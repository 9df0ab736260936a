"""The services of the browser for two catalogs."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mlcat.cli.browsing.services import BrowseServices
from mlcat.cli.terminal import Terminal

from ..conftest import Stream


@pytest.fixture
def services(stored: Callable[..., Path]) -> Callable[..., BrowseServices]:
    """The services of the bundled catalog and of a user's catalog: `services()`, or `services("mine")`."""
    stored(
        "mine",
        [
            {"title": "Loom", "tags": ["Wool"], "kind": "tool", "year": 2020, "url": "https://loom.example/"},
            {"title": "FAISS", "id": "faiss", "tags": ["Wool"], "year": 2001, "url": "https://other.example/"},
            {"title": "Spindle", "kind": "tool", "url": "https://spindle.example/"},
        ],
    )

    def make(catalog: str | None = None, **environ: str) -> BrowseServices:
        return BrowseServices(Terminal(os.environ | environ, Stream(), Stream()), catalog)

    return make
