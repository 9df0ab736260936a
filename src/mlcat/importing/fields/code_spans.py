"""Parses code spans after a text: a license, a language, a platform or another tag, or several with separators."""

import re
from typing import NamedTuple

from mlcat.importing.fields.languages import language_of
from mlcat.importing.fields.licenses import license_of


class CodeFacts(NamedTuple):
    """The facts in a code span."""

    tags: tuple[str, ...] = ()
    license: str | None = None
    language: str | None = None


_JOINT = re.compile(r"(?:(?<!\s)\s+)?[,/;|]\s*")
_PATHS = ("/", "./", "../", "~")
_MAX_TAG = 60  # characters; a longer code span is no tag


def code_facts(code: str) -> CodeFacts:
    """The facts of a code span: `Nodejs/Docker` is two tags, `(MIT, Go)` a license and a language."""
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
    for part in _JOINT.split(code) if "://" not in code and not code.startswith(_PATHS) else [code]:
        license_found = license_of(part)
        if license_found and license_found not in licenses:
            licenses.append(license_found)
        if not license_found and any(char.isalnum() for char in part):
            language = language or language_of(part)
            tags.append(part)
    return CodeFacts(tuple(tags), " OR ".join(licenses) or None, language)
