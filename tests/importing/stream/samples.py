"""One list in several formats, and what `open_import` makes of it."""

import io
import json
import os
import sys

from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.stream import ImportStream, header_to_store, open_import
from mlcat.model import CatalogData
from mlcat.paths import user_folders

MARKDOWN = b"""\
# Ships

> A curated list of ships that sail well.

## Boats

- [Sloop](https://a.org/sloop) - One mast.
- [Top](#ships)
"""


ENTRY = {"title": "Sloop", "url": "https://a.org/sloop", "section": "Boats"}


LINE = json.dumps(ENTRY).encode()


HEAD = json.dumps({"name": "x", "title": "Ships", "source": "a/b"}).encode()


WHOLE = {"name": "x", "title": "Ships", "sections": [{"id": "boats", "title": "Boats"}]}


CATALOG = json.dumps(WHOLE | {"entries": [ENTRY | {"section": "boats"}]}).encode()


class Pipe(io.BufferedReader):
    """Standard input with given bytes."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))


def opened(source: str, name: str | None = None) -> ImportStream:
    stdin = sys.stdin.buffer if sys.stdin else None
    return open_import(
        source,
        name=name,
        folders=user_folders(os.environ),
        fetcher=Fetcher(),
        progress=lambda *_: None,
        stdin=stdin,
    )


def titles(incoming: ImportStream) -> list[str]:
    return [document.title for batch in incoming.batches for document in batch.documents]


def header(incoming: ImportStream) -> CatalogData:
    known = [batch.header for batch in incoming.batches]
    return header_to_store(incoming, next((item for item in known if item), None))
