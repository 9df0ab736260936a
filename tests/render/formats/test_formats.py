"""The registry of formats, and properties of every format."""

import inspect
import re
from collections.abc import Iterable

import pytest

from mlcat.index.reader import Index
from mlcat.render.formats import FORMATS, Format
from mlcat.render.item import Item
from mlcat.text.safety import UNSAFE_RANGES
from render.conftest import hits

TABULAR = [format for format in FORMATS.values() if format.tabular]
each_format = pytest.mark.parametrize("format", FORMATS.values(), ids=lambda format: format.name)
UNSAFE = "".join(map(chr, (0x1B, 0x07, 0x9B, 0x202E, 0x200B, 0xFEFF)))


def text_in(format: Format, items: Iterable[Item]) -> str:
    return "".join(format.renderer().render_entries(items))


@each_format
def test_a_module_has_the_functions_of_a_renderer(format: Format) -> None:
    renderer = format.renderer()
    assert list(inspect.signature(renderer.render_entries).parameters)[:2] == ["items", "fields"]
    assert hasattr(renderer, "render_table") == format.tabular


@each_format
def test_every_format_has_a_media_type_and_a_line_of_help(format: Format) -> None:
    assert re.fullmatch(r"(text|application)/[\w.+-]+", format.media_type)
    assert 0 < len(format.help) <= 60


@each_format
def test_every_entry_and_every_hit_is_rendered(format: Format, items: list[Item], small: Index) -> None:
    for listed in (items, hits(small, "beacon")):
        text = text_in(format, listed)
        known = [item for item in listed if not (format.citing and item.entry().publications)]  # cited by its paper
        assert [item.row.url for item in known if item.row.url.partition("?")[0] not in text] == []


@each_format
def test_unsafe_characters_in_an_index_are_not_rendered(format: Format, items: list[Item]) -> None:
    for item in items:
        item.row.title += UNSAFE
        item.row.summary = f"{UNSAFE}summary"
        item.row.tags = (f"tag{UNSAFE}",)
        item.row.id += UNSAFE
        item.row.url += UNSAFE
    text = text_in(format, items)
    allowed = {"\n", "\r"} if format.name == "csv" else {"\n"} if format.name != "plain" else {"\n", "\t"}
    assert {char for char in text if any(low <= ord(char) <= high for low, high in UNSAFE_RANGES)} <= allowed


@pytest.mark.parametrize("format", TABULAR, ids=lambda format: format.name)
def test_only_the_chosen_fields_are_rendered(format: Format, items: list[Item]) -> None:
    text = "".join(format.renderer().render_entries(items[:1], ["install", "links.0.url"]))
    assert "pip install everything-kit" in text
    assert "http://allsorts.example/kit" in text
    assert items[0].row.title not in text


@pytest.mark.parametrize("format", TABULAR, ids=lambda format: format.name)
def test_facts_are_rendered_and_cleaned(format: Format) -> None:
    text = "".join(format.renderer().render_table([{"id": f"a{UNSAFE}", "count": 3, "parent": None}]))
    assert "3" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
