"""The pages for the tests in JavaScript."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from mlcat import api
from mlcat.filters import Filter
from mlcat.model import Section
from mlcat.render.item import Item
from mlcat.render.webpage.document import render_web_page
from render.webpage.conftest import entry, items_of

HOSTILE = (
    "</script><script>window.hit = 1; alert(1)</script>",
    "</noscript><img src=x onerror='window.hit = 1; alert(1)'>",
    "</style></textarea></title><svg onload='window.hit = 1; alert(1)'>",
    "<!--<script> alert",
    '"><a href="javascript:window.hit = 1">alert</a>',
    "{{constructor.constructor('window.hit = 1; alert(1)')()}}",
    "${window.hit = 1} alert",
    "&lt;script&gt;window.hit = 1&lt;/script&gt; alert",
    "$& $1 $` alert",
)


def long_list(count: int) -> list[Item]:
    """A list as from an import: entries of invented words, in a hundred sections."""
    chance = random.Random(3)
    syllables = "ka ro mi ten lu sa vor pin dex ol ast gra fi no ber qui za tor".split()
    words = ["".join(chance.choices(syllables, k=chance.choice((1, 2, 3)))) for _ in range(3000)]
    sections = tuple(Section(id=f"s{n}", title=f"Section {n}") for n in range(100))
    listed = []
    for n in range(count):
        name = chance.choice(words)
        facts = {
            "title": f"{name.title()} {n}",
            "url": f"https://example.org/{chance.choice(words)}/{name}",
            "summary": f"Summary of {' '.join(chance.choices(words, k=10))}",
            "language": chance.choice(("Python", "Rust", "Go", None)),
            "license": chance.choice(("MIT", "Apache-2.0", None)),
            "tags": tuple(chance.sample(("web", "cli", "data", "ml"), chance.choice((0, 1, 2)))),
        }
        listed.append(entry(n, f"s{100 * n // count}", **facts))
    return items_of(*listed, sections=sections, title="A Long List")


def hostile_list() -> list[Item]:
    """A list whose texts would do harm if a browser interpreted them as markup or code."""
    listed = []
    for n in range(90):
        text = HOSTILE[n % len(HOSTILE)]
        words = dict.fromkeys(("tags", "aliases", "topics", "authors"), (text,))
        texts = dict.fromkeys(("title", "summary", "description", "license", "language", "organization"), text)
        listed.append(entry(n, "bad", **texts, **words))
    items = items_of(*listed, sections=(Section(id="bad", title=HOSTILE[0]),), title=HOSTILE[0], description=HOSTILE[1])
    for item in items[::7]:
        item.row.url = "javascript:window.hit=1"
        item.row.title += "\u202e\u2028\u0000"
    return items


MAKERS: dict[str, Callable[[], str]] = {
    "hostile": lambda: "".join(render_web_page(hostile_list())),
    "long": lambda: "".join(render_web_page(long_list(2000))),
    "huge": lambda: "".join(render_web_page(long_list(10_000))),
    "empty": lambda: "".join(render_web_page([])),
}


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages."""
    folder = tmp_path_factory.mktemp("pages")
    for name, maker in MAKERS.items():
        folder.joinpath(f"{name}.html").write_text(maker(), encoding="utf-8", newline="\n")
    catalog = api.open_catalog()
    items = [Item(catalog._index, row) for row in catalog._index.rows(Filter())]
    folder.joinpath("bundled.html").write_text("".join(render_web_page(items)), encoding="utf-8", newline="\n")
    return folder
