"""The model loads quickly, is immutable, and describes each field."""

import ast
import inspect
import subprocess
import sys
from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest

from mlcat import constraints
from mlcat.model import Author, CatalogData, Entry, Link, Publication, Section

MODELS = [CatalogData, Section, Entry, Link, Publication, Author]
ENTRY = Entry(title="Faiss", url="https://faiss.example/", section="tools")


def test_an_entry_needs_title_address_and_section_only():
    unknown = {field.name: getattr(ENTRY, field.name) for field in fields(Entry)}
    assert unknown == {
        "id": "", "title": "Faiss", "url": "https://faiss.example/", "section": "tools", "tags": (), "kind": None,
        "summary": None, "description": None, "links": (), "aliases": (), "topics": (), "authors": (),
        "organization": None, "year": None, "license": None, "code_license": None, "language": None, "install": None,
        "status": None, "last_activity": None, "checked": None, "added": None, "publications": (),
    }  # fmt: skip


@pytest.mark.parametrize("missing", ["title", "url", "section"])
def test_an_entry_without_a_required_field_is_an_error(missing):
    given: dict[str, Any] = {"title": "Faiss", "url": "https://faiss.example/", "section": "tools"}
    del given[missing]
    with pytest.raises(TypeError, match=missing):
        Entry(**given)


def test_the_model_is_immutable():
    with pytest.raises(FrozenInstanceError):
        setattr(ENTRY, "title", "other")  # noqa: B010 - written plainly, mypy refuses it


def test_an_entry_has_no_dictionary():
    assert not hasattr(ENTRY, "__dict__")


@pytest.mark.parametrize("dataclass", MODELS, ids=lambda dataclass: dataclass.__name__)
def test_every_field_is_described(dataclass):
    (definition,) = ast.parse(inspect.getsource(dataclass)).body
    assert isinstance(definition, ast.ClassDef)
    body = definition.body
    for statement, following in zip(body, [*body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign):
            sentence = ast.unparse(following).strip("'\"") if following else ""
            assert sentence.endswith("."), ast.unparse(statement.target)


@pytest.mark.parametrize("dataclass", MODELS, ids=lambda dataclass: dataclass.__name__)
def test_every_restricted_text_has_a_repair(dataclass):
    def marks(hint):
        yield from getattr(hint, "__metadata__", ())
        for inner in getattr(hint, "__args__", ()):
            yield from marks(inner)

    for field in fields(dataclass):
        for mark in marks(field.type):
            assert mark.repair, field.name


def test_the_representation_of_a_catalog_omits_its_entries():
    assert "Faiss" not in repr(CatalogData(name="c", title="C", entries=(ENTRY,)))


def test_the_model_is_loaded_without_pydantic():
    code = "import sys, mlcat.model; print(sorted(m for m in sys.modules if m.startswith(('pydantic', 'annotated'))))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert ran.stdout.strip() == "[]"


def test_kinds_and_statuses_are_in_their_order():
    assert constraints.KINDS == (
        "paper", "survey", "article", "library", "tool", "application", "dataset", "benchmark", "model",
    )  # fmt: skip
    assert constraints.STATUSES == ("active", "dormant", "archived")
