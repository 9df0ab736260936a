"""The tool for mutation testing: which changes it makes, and which it does not."""

import ast
import tomllib
from pathlib import Path
from textwrap import dedent

import pytest
from _mutants import generate_mutants, mutate_source
from mutate import EQUIVALENT, ROOT, find_outdated, runs_of_tests, sample_mutants

import mlcat


def changes(source: str) -> list[str]:
    return [f"{mutant.before} -> {mutant.after}" for mutant in generate_mutants(dedent(source))]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", ["a < b -> a <= b"]),
        ("a < b == c", ["a < b == c -> a <= b == c", "a < b == c -> a < b != c"]),
        ("a is not b", ["a is not b -> a is b"]),
        ("a and b", ["a and b -> a or b"]),
        ("a + b", ["a + b -> a - b"]),
        ("a @ b", []),
        ("not a", ["not a -> a"]),
        ("-a", ["-a -> a"]),
        ("1", ["1 -> 2"]),
        ("1.0", ["1.0 -> 1.5"]),
        ("0.0", ["0.0 -> 1.0"]),
        ("True", ["True -> False"]),
        ("'a'", ["'a' -> 'XXa'"]),
        ("b'a'", ["b'a' -> b'XXa'"]),
        ("None", []),
        ("f'a{b}c'", []),
        ("c if a else b", ["a -> not a"]),
        ("zip(a, b, strict=True)", []),
        ("g(a, key=True)", ["True -> False"]),
    ],
)
def test_an_expression_has_a_mutant_for_each_visible_change(source: str, expected: list[str]) -> None:
    assert changes(f"x = {source}") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("g()", ["g() -> pass"]),
        ("x.y = a", ["x.y = a -> pass"]),
        ("x += a", ["x += a -> pass"]),
        ("del x[a]", ["del x[a] -> pass"]),
        ("while a: continue", ["a -> not a", "continue -> break"]),
        ("while a: break", ["a -> not a", "break -> continue"]),
        ("if a: pass", ["a -> not a"]),
        ("def f(): return a", ["return a -> return None"]),
        ("def f(): return None", []),
        ("def f(): return False", ["False -> True"]),
        ("def f(a: 'T' = 1) -> 'U':\n    '''Says what.'''", ["1 -> 2"]),
        ("x: Literal['a']", []),
        ("if TYPE_CHECKING:\n    x = 1", []),
        ("__slots__ = ('a',)", []),
        ("import a", []),
        ("@dataclass(frozen=True)\nclass C: pass", []),
        ("WORDS = {'a': 1, 'b': 2}", ["1 -> 2", "2 -> 3"]),
        ("WORDS = word_set('a b')", []),
        ("WORDS = other('a b')", ["'a b' -> 'XXa b'"]),
    ],
)
def test_a_statement_has_a_mutant_for_each_visible_change(source: str, expected: list[str]) -> None:
    assert changes(source) == expected


def test_a_mutant_is_the_module_with_one_change() -> None:
    source = "def f(a):\n    # why\n    return a + 1\n\n\ndef g():\n    return 1\n"
    mutants = {mutant.number: (mutant.line, mutant.function, mutant.source_line) for mutant in generate_mutants(source)}
    assert list(mutants) == list(range(len(mutants)))
    assert mutants[1] == (3, "f", "return a + 1")
    assert mutate_source(source, 1) == "def f(a):\n    return a - 1\n\ndef g():\n    return 1"


def test_every_mutant_of_a_module_differs_from_it_and_from_the_others() -> None:
    source = Path(mlcat.__file__).with_name("errors.py").read_text(encoding="utf-8")
    changed = [mutate_source(source, mutant.number) for mutant in generate_mutants(source)]
    assert len({ast.unparse(ast.parse(source)), *changed}) == len(changed) + 1


def test_the_same_seed_draws_the_same_mutants() -> None:
    assert sample_mutants(ROOT, ["search", "errors"], 20, 3) == sample_mutants(ROOT, ["search", "errors"], 20, 3)
    assert sample_mutants(ROOT, ["search", "errors"], 20, 3) != sample_mutants(ROOT, ["search", "errors"], 20, 4)
    assert {drawn.package for drawn in sample_mutants(ROOT, ["errors"], 1000, 1)} == {"errors.py"}


def test_the_own_tests_of_a_module_are_run_first() -> None:
    assert runs_of_tests(ROOT, Path("src/mlcat/search/query.py"))[:-1] == [
        ["tests/search/test_query.py"],
        ["tests/search"],
    ]
    assert runs_of_tests(ROOT, Path("src/mlcat/importing/lists/nosuch.py"))[:-1] == [
        ["tests/importing/lists"],
        ["tests/importing"],
    ]
    assert runs_of_tests(ROOT, Path("src/mlcat/search/query.py"), quick=True) == [
        ["tests/search/test_query.py"],
        ["tests/search"],
    ]
    assert runs_of_tests(ROOT, Path("src/mlcat/cli/commands/editing/import_.py"), quick=True) == [
        ["tests/cli/commands/editing/import_"],
        ["tests/cli/commands/editing"],
    ]
    assert runs_of_tests(ROOT, Path("src/mlcat/cli/commands/list_.py"), quick=True)[0] == [
        "tests/cli/commands/test_list.py"
    ]
    assert runs_of_tests(ROOT, Path("src/mlcat/importing/lists/nosuch.py"), quick=True) == [["tests/importing/lists"]]
    assert len(runs_of_tests(ROOT, Path("src/mlcat/nosuch.py"))) == 1


def test_listed_equivalent_mutants_have_a_reason() -> None:
    listed = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))["mutants"]
    assert all(entry["reason"] for entry in listed)


def test_each_listed_equivalent_mutant_is_a_mutant_of_the_program() -> None:
    assert find_outdated(ROOT, tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))["mutants"]) == []


def test_listed_mutants_that_no_longer_exist_are_named() -> None:
    (first, *_) = sample_mutants(ROOT, ["errors"], 1, 1)
    there = {
        "module": "errors.py",
        "source": first.mutant.source_line,
        "before": first.mutant.before,
        "after": first.mutant.after,
    }
    changed, gone = there | {"after": "nosuch"}, there | {"module": "nosuch.py"}
    assert find_outdated(ROOT, [there, changed, gone]) == [changed, gone]
