"""Which modules a plain command may load, because start-up matters; benchmarks/startup.py measures times.

A module that is not named must not be loaded by any of these. Whoever adds one here makes every call slower.
"""

import os
import subprocess
import sys
from functools import cache

import pytest

HEAVY = {
    "argparse", "asyncio", "ast", "concurrent", "contextlib", "csv", "dataclasses", "decimal", "difflib", "email",
    "fractions", "html", "http", "importlib", "importlib.metadata", "importlib.resources", "inspect", "json",
    "logging", "multiprocessing", "pathlib", "random", "re", "shutil", "socket", "ssl", "statistics", "string",
    "struct", "subprocess", "tempfile", "textwrap", "tokenize", "typing", "unittest", "urllib", "uuid", "warnings",
    "webbrowser", "zipfile",
}  # fmt: skip
"""Modules of the standard library that take 2 % of a bare Python start or more, with what they import."""

MODEL = {"dataclasses", "inspect", "typing", "json", "ast", "tokenize", "contextlib", "importlib", "warnings"}
"""What a whole entry needs: it is a dataclass, and the index holds it as JSON."""
DRAWING = MODEL | {"rich", "re", "logging", "random", "textwrap", "decimal", "fractions", "struct"}
"""Rich, and what it imports."""
PLAIN = {"re"}
"""Words are found with regular expressions."""

# The command line, and the third-party and HEAVY modules that it may load with a cached index.
ALLOWED = {
    "list": set(),
    "list --plain": set(),
    "list --tag NLP --year 2020.. --plain": PLAIN,
    "search clip --plain": PLAIN,
    "sections --plain": set(),
    "__complete zsh show fai": PLAIN,
    "__complete bash show fai": PLAIN,
    "show faiss --plain": PLAIN | MODEL,
    "list --json": PLAIN | MODEL,
    "search clip": DRAWING,
    "show faiss": DRAWING,
    "": DRAWING,
}


@cache
def loaded(line: str) -> set[str]:
    """The modules that a command line loads in a new process, in addition to those of a bare Python start."""
    program = f"""
import sys
before = set(sys.modules)
from mlcat.__main__ import run
sys.argv = ["mlcat"] + {line.split()!r}
code = run()
print(*sorted(set(sys.modules) - before), file=sys.stderr)
sys.exit(code)
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], env=dict(os.environ), capture_output=True, text=True, timeout=30, check=True
    )
    return set(ended.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("line", ALLOWED)
def test_a_command_loads_no_module_that_is_not_on_its_list(line: str) -> None:
    modules = loaded(line)

    known = sys.stdlib_module_names | {"mlcat"}
    foreign = {name.partition(".")[0] for name in modules} - known
    heavy = modules & HEAVY
    assert (foreign | heavy) - ALLOWED[line] == set()


@pytest.mark.parametrize("line", ALLOWED)
def test_no_command_loads_modules_for_other_tasks(line: str) -> None:
    own = {name for name in loaded(line) if name.startswith("mlcat.")}
    unused = {
        "mlcat.cli.parsing.typer_parser",
        "mlcat.cli.parsing.help",
        "mlcat.validation",
        "mlcat.index.building.builder",
        "mlcat.search.query_expansion.corrections",
        "mlcat.search.query_language",
    }
    assert not own & unused
    assert not any(name.startswith("mlcat.importing") for name in own)


@pytest.mark.parametrize(
    ("line", "limit"),
    [("list --plain", 34), ("search clip --plain", 51), ("search clip", 53), ("show faiss", 52)],
)
def test_a_command_loads_few_modules_of_mlcat(line: str, limit: int) -> None:
    """Each module takes 1 % of a bare Python start, even a small one."""
    assert len([name for name in loaded(line) if name.startswith("mlcat.")]) <= limit
