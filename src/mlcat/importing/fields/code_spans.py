"""Parses the code spans of an entry: licenses, languages, platforms and other tags."""

from typing import NamedTuple

from mlcat.importing.fields.languages import language_of
from mlcat.importing.fields.licenses import license_of
from mlcat.importing.lazy_patterns import lazy_compile


class CodeFacts(NamedTuple):
    """The facts in a code span."""

    tags: tuple[str, ...] = ()
    license: str | None = None
    language: str | None = None


_SEPARATOR = lazy_compile(r"(?:(?<!\s)\s+)?[,/;|]\s*")
_PATHS = ("/", "./", "../", "~")
_MAX_TAG = 60  # characters


def code_facts(code: str) -> CodeFacts:
    """The facts of a code span: `Nodejs/Docker` is two tags; `(MIT, Go)` is a license, and a language and tag."""
    code = code.strip()
    if code[:1] == "(" and code[-1:] == ")":
        code = code[1:-1]
    name = license_of(code)
    if name:
        return CodeFacts(license=name)
    if len(code) > _MAX_TAG or not any(char.isalnum() for char in code):
        return CodeFacts()
    tags: list[str] = []
    licenses: list[str] = []
    language = None
    is_address = "://" in code or code.startswith(_PATHS)
    for part in [code] if is_address else _SEPARATOR.split(code):
        license_name = license_of(part)
        if license_name and license_name not in licenses:
            licenses.append(license_name)
        if not license_name and any(char.isalnum() for char in part):
            language = language or language_of(part)
            tags.append(part)
    return CodeFacts(tuple(tags), " OR ".join(licenses) or None, language)
