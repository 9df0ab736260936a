"""Code spans after a text: licenses, languages, platforms."""

import pytest

from mlcat.importing.fields.code_spans import CodeFacts, code_facts


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("MIT", CodeFacts(license="MIT")),
        ("Nodejs/Docker", CodeFacts(("Nodejs", "Docker"))),
        ("Go/Docker", CodeFacts(("Go", "Docker"), None, "Go")),
        ("Python, Docker", CodeFacts(("Python", "Docker"), None, "Python")),
        ("(gplv3, c#)", CodeFacts(("c#",), "GPL-3.0", "C#")),
        ("MIT/Apache-2.0", CodeFacts(license="MIT OR Apache-2.0")),
        ("MIT/Docker/ISC/MIT", CodeFacts(("Docker",), "MIT OR ISC")),
        (".NET/Docker", CodeFacts((".NET", "Docker"))),
        ("./run/me", CodeFacts(("./run/me",))),
        ("sails", CodeFacts(("sails",))),
        ("⭐", CodeFacts()),
        ("x" * 60, CodeFacts(("x" * 60,))),
        ("x" * 61, CodeFacts()),
        ("(Go", CodeFacts(("(Go",))),
        ("Go)", CodeFacts(("Go)",))),
        ("https://a.org/b", CodeFacts(("https://a.org/b",))),
        ("./a/b", CodeFacts(("./a/b",))),
        ("/etc/passwd", CodeFacts(("/etc/passwd",))),
    ],
)
def test_a_code_span_is_a_license_a_language_or_a_platform(code: str, facts: CodeFacts) -> None:
    assert code_facts(code) == facts
