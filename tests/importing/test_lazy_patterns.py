"""Patterns that are compiled when they are first used."""

import re
from pathlib import Path
from typing import Any

import pytest

import mlcat.importing
from mlcat.importing.lazy_patterns import lazy_compile


def test_an_invalid_pattern_raises_an_error_at_its_first_use():
    pattern = lazy_compile("(")
    with pytest.raises(re.error, match="unterminated subpattern"):
        pattern.search("text")


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("search", ("a Bee",)), ("match", ("bee",)), ("fullmatch", ("b",)), ("split", ("abc",)), ("findall", ("aBb",)),
        ("finditer", ("aBb",)), ("sub", ("-", "abc")), ("subn", ("-", "abc")),
    ],
)  # fmt: skip
def test_every_method_gives_the_result_of_the_compiled_pattern_each_time(method, arguments):
    lazy, compiled = lazy_compile("b", re.IGNORECASE), re.compile("b", re.IGNORECASE)
    expected = comparable(getattr(compiled, method)(*arguments))
    assert [comparable(getattr(lazy, method)(*arguments)) for _ in range(2)] == [expected] * 2


def comparable(result: Any) -> Any:
    """A match as its text and span, an iterator as a list, any other result as it is."""
    if isinstance(result, re.Match):
        return result[0], result.span()
    return [match.span() for match in result] if hasattr(result, "__next__") else result


def test_a_pattern_has_the_attributes_of_the_compiled_pattern():
    pattern = lazy_compile(rb"(?P<word>\w)", re.DOTALL)
    assert (pattern.pattern, pattern.flags, pattern.groupindex["word"]) == (rb"(?P<word>\w)", re.DOTALL, 1)


def test_a_pattern_is_compiled_once(monkeypatch):
    compiled = []

    def compile_and_record(*arguments: Any, original: Any = re.compile) -> Any:
        compiled.append(arguments)
        return original(*arguments)

    monkeypatch.setattr(re, "compile", compile_and_record)
    pattern = lazy_compile("b", re.IGNORECASE)
    assert compiled == []
    assert pattern.search("abc") and pattern.sub("", "abc") == "ac"
    assert compiled == [("b", re.IGNORECASE)]


def test_a_pattern_that_was_used_finds_its_attributes_without_a_function():
    pattern = lazy_compile("b")
    assert hasattr(type(pattern), "__getattr__")
    assert pattern.search("abc")
    assert not hasattr(type(pattern), "__getattr__")
    assert (pattern.pattern, pattern.groups) == ("b", 0)


def test_the_modules_of_an_import_compile_no_pattern_when_they_are_loaded():
    folder = Path(mlcat.importing.__file__).parent
    compiling = [path.name for path in folder.rglob("*.py") if "re.compile(" in path.read_text(encoding="utf-8")]
    assert compiling == ["lazy_patterns.py"]
