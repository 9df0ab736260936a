"""The JSON of a small catalog, with some values changed."""

import json

NEEDED = {"title": "Faiss", "url": "https://faiss.example/", "section": "tools"}


CATALOG = {"name": "small", "title": "Small", "sections": [{"id": "tools", "title": "Tools"}], "entries": [NEEDED]}


def text(**changed) -> bytes:
    """The small catalog as JSON with other values for some of its keys; None leaves a key out."""
    return json.dumps({key: value for key, value in (CATALOG | changed).items() if value is not None}).encode()


def published(**fields: object) -> dict[str, object]:
    """The fields of an entry with one publication."""
    return {"publications": [{"type": "article", "title": "Sails"} | fields]}


def entry(**changed) -> bytes:
    """The small catalog with other values for some fields of its entry."""
    return text(entries=[NEEDED | changed])


def sections(*parents: str) -> bytes:
    """A catalog of sections, each written as `child<parent` or alone."""
    listed = [name.partition("<") for name in parents]
    return text(
        sections=[{"id": id, "title": id} | ({"parent": parent} if parent else {}) for id, _, parent in listed],
        entries=[],
    )
