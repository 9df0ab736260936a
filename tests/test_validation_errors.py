"""Errors for an invalid catalog: the position, the value, the reason and the repair."""

import re

import pytest
from support.catalog_json import NEEDED, entry, published, sections, text

from mlcat.errors import CatalogError
from mlcat.validation import parse_catalog, read_catalog_data, read_user_catalog

ADDRESS = "Write an address that begins with http:// or https:// and has no blank."


SLUG = "Write lower-case letters, digits and single hyphens."


LIST = "Write [ ] with the values in it."


OBJECT = "Write { } with the fields in it."


PUBLICATION = "field 'publications', number 1"


YEAR = "Write a year of four digits, without quotes."


LINE = "Write one line of text."


TAKE_OUT = "Remove that character."


UNSAFE = "it has a control, bidirectional-override or zero-width character"


def error_message(data: bytes) -> str:
    with pytest.raises(CatalogError) as caught:
        parse_catalog(data, "my.json")
    return str(caught.value)


INVALID_FIELDS = [
    ("year as text", {"year": "2015"}, f"field 'year': \"2015\" is not a valid integer. {YEAR}"),
    ("year with a fraction", {"year": 2015.0}, f"field 'year': 2015.0 is not a valid integer. {YEAR}"),
    ("year as truth", {"year": True}, f"field 'year': true is not a valid integer. {YEAR}"),
    ("year before printing", {"year": 15}, f"field 'year': 15 is not allowed. {YEAR}"),
    ("year of the far future", {"year": 3000}, f"field 'year': 3000 is not allowed. {YEAR}"),
    ("year beyond any machine", {"year": 10**30}, f"field 'year': {10**30} is not allowed. {YEAR}"),
    ("unknown kind", {"kind": "libary"}, "field 'kind': \"libary\" is not allowed. "
     "Write one of paper, survey, article, library, tool, application, dataset, benchmark, model."),
    ("unknown status", {"status": "dead"},
     "field 'status': \"dead\" is not allowed. Write one of active, dormant, archived."),
    ("ftp address", {"url": "ftp://x.example/"}, f"field 'url': \"ftp://x.example/\" is not allowed. {ADDRESS}"),
    ("script address", {"url": "javascript:alert(1)"},
     f"field 'url': \"javascript:alert(1)\" is not allowed. {ADDRESS}"),
    ("file address", {"url": "file:///etc/passwd"}, f"field 'url': \"file:///etc/passwd\" is not allowed. {ADDRESS}"),
    ("address with a blank", {"url": "https://a b.example"},
     f"field 'url': \"https://a b.example\" is not allowed. {ADDRESS}"),
    ("address with a line", {"url": "https://a.example/\n"},
     f"field 'url': \"https://a.example/\\n\" is not allowed. {ADDRESS}"),
    ("no address", {"url": ""}, f"field 'url': \"\" is not allowed. {ADDRESS}"),
    ("number for a text", {"summary": 3}, f"field 'summary': 3 is not a valid string. {LINE}"),
    ("empty text", {"summary": ""}, f"field 'summary': \"\" is not allowed. {LINE}"),
    ("long text", {"summary": "x" * 401}, f"field 'summary': 401 characters are too many, 400 are allowed. {LINE}"),
    ("escape character", {"summary": "a\x1b[31mb"}, f"field 'summary': {UNSAFE}. {TAKE_OUT}"),
    ("line feed", {"summary": "a\nb"}, f"field 'summary': {UNSAFE}. {TAKE_OUT}"),
    ("bidirectional override", {"summary": "a\u202eb"}, f"field 'summary': {UNSAFE}. {TAKE_OUT}"),
    ("zero-width space", {"topics": ["good", "a\u200bb"]}, f"field 'topics', number 2: {UNSAFE}. {TAKE_OUT}"),
    ("text for a list", {"tags": "NLP"}, f"field 'tags': \"NLP\" is not a list. {LIST}"),
    ("null for a list", {"tags": None}, f"field 'tags': null is not a list. {LIST}"),
    ("number in a list", {"tags": ["NLP", 3]}, f"field 'tags', number 2: 3 is not a valid string. {LINE}"),
    ("text for a truth", published(et_al="yes"),
     f"{PUBLICATION}, field 'et_al': \"yes\" is neither true nor false. Write true or false, without quotes."),
    ("arXiv number with its prefix", published(arxiv="arXiv:2103.00020"),
     f"{PUBLICATION}, field 'arxiv': \"arXiv:2103.00020\" is not allowed. Write the bare arXiv number: 2103.00020."),
    ("DOI as an address", published(doi="https://doi.org/10.1/x"),
     f"{PUBLICATION}, field 'doi': \"https://doi.org/10.1/x\" is not allowed. "
     "Write the bare DOI: 10.3390/sym11091066."),
    ("publication without a title", {"publications": [{"type": "book"}]},
     f"{PUBLICATION}, field 'title': it is missing. Add it."),
    ("type that CSL does not have", published(type="paper"),
     f"{PUBLICATION}, field 'type': \"paper\" is not allowed. Write one of article-journal, paper-conference, article, "
     "book, chapter, thesis, report, webpage, post-weblog, software, dataset, document."),
    ("name as text", published(authors=["Ada Lovelace"]),
     f"{PUBLICATION}, field 'authors', number 1: \"Ada Lovelace\" is not an object. {OBJECT}"),
    ("misspelled part of a name", published(authors=[{"familly": "Lovelace"}]),
     f"{PUBLICATION}, field 'authors', number 1, field 'familly': there is no such field. Did you mean 'family'?"),
    ("thirteenth month of a publication", published(month=13),
     f"{PUBLICATION}, field 'month': 13 is not allowed. Write a month from 1 to 12, without quotes."),
    ("licence in words", {"license": "Apache 2"},
     "field 'license': \"Apache 2\" is not allowed. "
     "Write an SPDX identifier (MIT, Apache-2.0) or LicenseRef- and a name."),
    ("thirteenth month", {"last_activity": "2024-13"},
     "field 'last_activity': \"2024-13\" is not allowed. Write year and month: 2024-08."),
    ("link without scheme", {"links": [{"label": "code", "url": "x.example"}]},
     f"field 'links', number 1, field 'url': \"x.example\" is not allowed. {ADDRESS}"),
    ("link as text", {"links": ["https://x.example"]},
     f"field 'links', number 1: \"https://x.example\" is not an object. {OBJECT}"),
    ("misspelled field of a link", {"links": [{"label": "code", "url": "https://x.example/", "lable": "x"}]},
     "field 'links', number 1, field 'lable': there is no such field. Did you mean 'label'?"),
    ("misspelled field", {"sumary": "x"}, "field 'sumary': there is no such field. Did you mean 'summary'?"),
    ("unknown field", {"x" * 50: "x"},
     f"field '{'x' * 39}…': there is no such field. Fields are: id, title, url, section, tags, kind, "
     "summary, description, links, aliases, topics, authors, organization, year, license, code_license, language, "
     "install, status, last_activity, checked, added, publications."),
    ("two faults", {"year": 1, "kind": "x"}, "field 'kind': \"x\" is not allowed. "
     "Write one of paper, survey, article, library, tool, application, dataset, benchmark, model."),
    ("a value of a thousand letters", {"kind": "k" * 1000}, f"field 'kind': \"{'k' * 58}… is not allowed. "
     "Write one of paper, survey, article, library, tool, application, dataset, benchmark, model."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "fault"), [case[1:] for case in INVALID_FIELDS], ids=[case[0] for case in INVALID_FIELDS]
)
def test_an_invalid_field_is_named_with_its_entry(changed, fault):
    assert error_message(entry(**changed)) == f"my.json: entry 1 'Faiss', {fault}"


INVALID_FILES = [
    ("id in capitals", entry(id="Faiss"), f"entry 1 'Faiss', field 'id': \"Faiss\" is not allowed. {SLUG}"),
    ("empty id", entry(id=""), f"entry 1 'Faiss', field 'id': \"\" is not allowed. {SLUG}"),
    ("the entry's number", text(entries=[NEEDED, {"id": "gensim"} | NEEDED | {"year": 1}]),
     f"entry 2 'gensim', field 'year': 1 is not allowed. {YEAR}"),
    ("an entry without a title", text(entries=[{"id": "faiss", "url": "https://faiss.example/", "section": "tools"}]),
     "entry 1 'faiss', field 'title': it is missing. Add it."),
    ("an empty entry", text(entries=[{}]), "entry 1, field 'title': it is missing. Add it."),
    ("a text for an entry", text(entries=["x"]), f"entry 1: \"x\" is not an object. {OBJECT}"),
    ("an object for the entries", text(entries={}), f"field 'entries': {{}} is not a list. {LIST}"),
    ("an escape in the entry's name", text(entries=[NEEDED | {"title": "F\x1b[31m"}]),
     f"entry 1 'F[31m', field 'title': {UNSAFE}. {TAKE_OUT}"),
    ("unknown section", entry(section="toys"),
     "entry 'faiss', field 'section': there is no section 'toys'. Use one of tools, or add the section."),
    ("unknown section among many", text(sections=[{"id": f"s{n}", "title": "S"} for n in range(10, 24)]),
     "entry 'faiss', field 'section': there is no section 'tools'. "
     "Use one of s10, s11, s12, s13, s14, s15, s16, s17, s18, s19, s20, s21 ..., or add the section."),
    ("no sections at all", text(sections=None),
     "entry 'faiss', field 'section': there is no section 'tools'. Add it to the 'sections'."),
    ("one id twice", text(entries=[NEEDED | {"id": "a"}, NEEDED | {"id": "a", "title": "Gensim"}]),
     "two entries have the id 'a': 'Faiss' and 'Gensim'. Give one of them another id."),
    ("one section twice", sections("a", "a"), "two sections have the id 'a'. Give one of them another id."),
    ("unknown parent", sections("a", "b<x"),
     "section 'b', field 'parent': there is no section 'x'. Use one of a, b, or leave it out."),
    ("a section in itself", sections("a<a"),
     "section 'a', field 'parent': in 'a' it would contain itself. "
     "Sections cannot contain each other: remove a parent."),
    ("a circle of two", sections("a<b", "b<a"),
     "section 'a', field 'parent': in 'b' it would contain itself. "
     "Sections cannot contain each other: remove a parent."),
    ("a circle of three", sections("a<c", "b<a", "c<b"),
     "section 'a', field 'parent': in 'c' it would contain itself. "
     "Sections cannot contain each other: remove a parent."),
    ("a child before its parent", sections("a<b", "b"),
     "section 'a', field 'parent': 'b' comes after it. Move 'b' up: a section comes before its subsections."),
    ("a section before a circle", sections("a<b", "b<c", "c<b"),
     "section 'a', field 'parent': 'b' comes after it. Move 'b' up: a section comes before its subsections."),
    ("a section without title", text(sections=[{"id": "tools"}]),
     "section 1 'tools', field 'title': it is missing. Add it."),
    ("a section in capitals", text(sections=[{"id": "Tools", "title": "T"}]),
     f"section 1 'Tools', field 'id': \"Tools\" is not allowed. {SLUG}"),
    ("no name", text(name=None), "'Small', field 'name': it is missing. Add it."),
    ("a name that is a path", text(name="../x"), f"'Small', field 'name': \"../x\" is not allowed. {SLUG}"),
    ("a day in words", text(fetched="today"),
     "'Small', field 'fetched': \"today\" is not allowed. Write a date: 2026-01-31."),
    ("unknown field of a catalog", text(tilte="x"),
     "'Small', field 'tilte': there is no such field. Did you mean 'title'?"),
    ("an empty file", b"",
     "this is not JSON: EOF while parsing a value at line 1 column 0. Repair the file and try again."),
    ("Markdown", b"# Awesome", "this is not JSON: expected value at line 1 column 1. Repair the file and try again."),
    ("a comma too many", b'{"name": "c",}',
     "this is not JSON: trailing comma at line 1 column 14. Repair the file and try again."),
    ("half a file", b'{"name":\n"c"',
     "this is not JSON: EOF while parsing an object at line 2 column 3. Repair the file and try again."),
    ("half a surrogate pair", b'{"title": "a\\ud800"}',
     "this is not JSON: unexpected end of hex escape at line 1 column 19. Repair the file and try again."),
    ("a hundred thousand brackets", b"[" * 100_000,
     "this is not JSON: recursion limit exceeded at line 1 column 202. Repair the file and try again."),
    ("a list", b"[]", f"[] is not an object. {OBJECT}"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "fault"), [case[1:] for case in INVALID_FILES], ids=[case[0] for case in INVALID_FILES]
)
def test_an_invalid_file_is_rejected(data, fault):
    assert error_message(data) == f"my.json: {fault}"


def test_undecodable_bytes_are_rejected_with_their_position():
    """Versions of pydantic-core report the position of the invalid byte or of the one before it."""
    message = error_message(b'{"name": "\xff"}')
    assert re.fullmatch(
        r"my\.json: this is not JSON: invalid unicode code point at line 1 column 1[12]\. Repair .*", message
    )


def test_errors_name_the_file(tmp_path):
    path = tmp_path / "broken.json"
    path.write_bytes(entry(year=1))
    with pytest.raises(CatalogError, match=r"^broken\.json: entry 1 'Faiss', field 'year'"):
        read_catalog_data(path)


@pytest.mark.parametrize("read", [read_catalog_data, read_user_catalog])
def test_the_error_for_a_missing_file_names_its_path(tmp_path, read):
    with pytest.raises(CatalogError) as caught:
        read(tmp_path / "none")
    assert caught.value.message == f"{tmp_path / 'none'}: cannot be read: No such file or directory."


def test_the_further_errors_of_a_file_are_details() -> None:
    entries: list[dict[str, object]] = [{}, {"title": "B"}]
    with pytest.raises(CatalogError) as caught:
        parse_catalog(text(entries=entries), "my.json")
    assert str(caught.value) == "my.json: entry 1, field 'title': it is missing. Add it."
    assert caught.value.details == (
        "my.json: entry 1, field 'url': it is missing. Add it.",
        "my.json: entry 1, field 'section': it is missing. Add it.",
        "my.json: entry 2 'B', field 'url': it is missing. Add it.",
        "my.json: entry 2 'B', field 'section': it is missing. Add it.",
    )
    with pytest.raises(CatalogError) as caught:
        parse_catalog(text(entries=[*entries, {}]), "my.json")
    assert caught.value.details[4:] == ("There are 3 more faults.",)
