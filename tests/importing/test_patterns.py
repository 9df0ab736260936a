"""Every regular expression of the importer stays quick on long runs of its own characters."""

import importlib
import pkgutil
import re
from itertools import product

import pytest

import mlcat.importing

RUN = 1_500  # characters: a pattern whose cost grows with the cube of it, or faster, does not end in the test's time
_WORDS = re.compile(r"\\[a-zA-Z]|\(\?[a-zA-Z:=!<]+|[\\(){}|?*+^$]")


def _modules() -> list[str]:
    return [one.name for one in pkgutil.walk_packages(mlcat.importing.__path__, "mlcat.importing.")]


def _patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for name in _modules():
        for variable, value in vars(importlib.import_module(name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found[f"{name.removeprefix('mlcat.importing.')}.{variable}"] = value
    return found


PATTERNS = _patterns()


def runs(pattern: str) -> list[str]:
    """Long texts of the characters that a pattern names, of pairs of them, and of blanks, letters and digits."""
    own = sorted(set(_WORDS.sub("", pattern)) - set("[]")) if len(pattern) < 400 else []
    chars = dict.fromkeys([*" a1A.,:-", *own, *("[]()" if "[" in pattern or "(" in pattern else "")])
    few = list(chars)[:24]
    singles = [char * RUN for char in chars]
    pairs = [(one + other) * (RUN // 2) for one, other in product(few, few) if one != other]
    return [text + end for text in singles + pairs for end in ("", "\x00")]


@pytest.mark.parametrize("name", sorted(PATTERNS))
@pytest.mark.timeout(60)
def test_a_pattern_ends_on_long_runs_of_its_own_characters(name: str) -> None:
    pattern = PATTERNS[name]
    for text in runs(pattern.pattern):
        pattern.match(text)
        pattern.search(text)
        pattern.fullmatch(text)


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 40
    assert "lists.description._MARKS" in PATTERNS
