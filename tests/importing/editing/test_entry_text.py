"""An entry as TOML, from which all its fields are read back."""

import re
import tomllib
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.importing.editing.entry_reader import read_entry
from mlcat.importing.editing.entry_text import EXAMPLES, entry_text
from mlcat.model import Author, Entry, Link, Publication
from mlcat.text.safety import one_line

TEXTS = st.text(min_size=1, max_size=300).map(one_line).filter(bool)
FULL = Entry(
    id="sloop",
    title='The "Sloop" \\ of 1843',
    url="https://a.example/sloop",
    section="boats",
    tags=("one mast", "#2"),
    description="A boat with one mast. " * 20 + 'It says """ahoy""" and \\n.',
    links=(Link(label="paper", url="https://a.example/paper"), Link(label="code", url="https://a.example/code")),
    year=1843,
    publications=(
        Publication(
            type="book", title="On Sloops", authors=(Author(family="Lovelace", given="Ada"), Author(literal="IBM"))
        ),
        Publication(type="thesis", title="More", et_al=True, month=3),
    ),
)


def test_every_field_is_in_the_text_of_every_entry() -> None:
    bare = entry_text(Entry(id="a", title="A", url="https://a.example/", section="s"), "mine", "S")
    names = [field.name for field in fields(Entry)]
    assert [*EXAMPLES, "links", "publications"] == [
        *(name for name in names if name not in ("links", "publications")), "links", "publications",
    ]  # fmt: skip
    for name in names:
        assert f"\n{name} = " in bare or f"\n# {name} = " in bare or f"\n# [[{name}]]" in bare


def test_the_example_of_an_empty_field_is_a_valid_value() -> None:
    bare = entry_text(Entry(id="a", title="A", url="https://a.example/", section="s"), "mine", "S")
    head, *lines = bare.split("\n\n", 1)[1].split("\n\n")
    text = "\n\n".join(re.sub("^# *", "", line, flags=re.MULTILINE) for line in (head, *lines))
    entry = read_entry(text.encode())
    assert entry is not None
    assert {field.name for field in fields(Entry) if getattr(entry, field.name) in (None, (), "")} == set()


def test_an_entry_is_read_back_unchanged() -> None:
    text = entry_text(FULL, "mine", "boats")
    assert read_entry(text.encode()) == FULL
    assert max(map(len, text.splitlines())) < 130


def test_comments_list_the_values_of_kind_and_status() -> None:
    text = entry_text(FULL, "mine", "boats")
    assert '# kind = "library"  # paper, survey, article' in text
    assert '# status = "active"  # active, dormant, archived' in text


def test_the_first_line_has_catalog_and_id() -> None:
    first = entry_text(FULL, "mine", "boats").partition("\n")[0]
    assert first.startswith("# The entry 'sloop' of the catalog 'mine'.")


@given(title=TEXTS, description=TEXTS, tags=st.lists(TEXTS, max_size=3, unique=True))
def test_any_text_is_read_back(title: str, description: str, tags: list[str]) -> None:
    entry = Entry(
        id="a", title=title, url="https://a.example/", section=title, description=description, tags=tuple(tags)
    )
    text = entry_text(entry, "mine", title)
    assert tomllib.loads(text)
    assert read_entry(text.encode()) == entry


@pytest.mark.parametrize("length", [99, 100, 101])
def test_a_long_description_is_wrapped_between_words(length: int) -> None:
    entry = Entry(
        id="a", title="A", url="https://a.example/", section="s", description=("ab " * length)[:length].strip()
    )
    text = entry_text(entry, "mine", "s")
    assert ('description = """\nab' in text) == (len(entry.description or "") > 100)
    assert read_entry(text.encode()) == entry


def test_the_examples_of_years_are_those_of_the_comment() -> None:
    bare = entry_text(Entry(id="a", title="A", url="https://a.example/", section="s"), "mine", "S")
    assert "# year = 2020\n" in bare
    assert "#   year = 2020\n" in bare


def test_a_long_description_is_broken_at_blanks_only() -> None:
    description = "x" * 95 + " one-mast " + "y" * 120
    text = entry_text(
        Entry(id="a", title="A", url="https://a.example/", section="s", description=description), "mine", "S"
    )
    assert f'description = """\n{"x" * 95}\none-mast\n{"y" * 120}"""\n' in text
    short = entry_text(Entry(id="a", title="A", url="https://a.example/", section="s", description="x" * 100), "m", "S")
    assert f'description = "{"x" * 100}"\n' in short
