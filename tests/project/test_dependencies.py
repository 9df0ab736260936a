"""The packages of the program and the dependencies between them, which have no cycle."""

import ast
import sys
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import mlcat

SRC = Path(mlcat.__file__).parent

# Package or module: those it imports when it runs, from the lowest to the highest. "mlcat" is the root (its version).
PACKAGES = {
    "mlcat": set(),
    "errors": set(),
    "text": set(),
    "constraints": set(),
    "core_schemas": set(),
    "fields": {"text", "constraints", "core_schemas"},
    "model": {"text", "fields", "core_schemas"},
    "publications": {"text", "model"},
    "migration": {"text"},
    "citing": {"text", "constraints", "model"},
    "sections": set(),
    "validation_errors": {"errors", "text", "fields", "model"},
    "validation": {"errors", "text", "constraints", "migration", "model", "validation_errors"},
    "paths": set(),
    "catalogs": {"mlcat", "errors", "text", "paths"},
    "filters": {"errors", "text", "constraints"},
    "index": {
        "errors", "text", "constraints", "model", "publications", "sections", "validation", "paths", "catalogs",
        "filters",
    },
    "search": {"text", "constraints", "filters", "index"},
    "render": {"text", "constraints", "model", "citing"},
    "importing": {
        "mlcat", "errors", "text", "constraints", "citing", "migration", "model", "sections", "validation", "paths",
        "catalogs", "index",
    },
    "api": {
        "errors", "text", "model", "validation", "paths", "catalogs", "filters", "index", "search",
        "render", "importing",
    },
    "browse": {"text"},
    "mcp": {"errors", "text"},
    "cli": {
        "mlcat", "errors", "text", "constraints", "migration", "citing", "model", "validation", "paths", "catalogs",
        "filters", "index", "search", "render", "importing", "browse", "mcp",
    },
    "__main__": {"cli"},
}  # fmt: skip

# Annotations may name types of a higher package, because they load nothing.
TYPES_OF_A_HIGHER_PACKAGE = {
    ("mlcat", "errors"),
    ("mlcat", "model"),
    ("mlcat", "api"),
    ("sections", "index"),
}

# Package: the modules that may import it.
THIRD_PARTY = {
    "pydantic": "validation*",
    "rapidfuzz": "search.query_expansion.corrections",
    "rich": "render.*",
    "typer": "cli.parsing.typer_parser",
    "markdown_it": "importing.*",
    "selectolax": "importing.*",
    "docutils": "importing.*",
    "yaml": "importing.*",
    "urllib3": "importing.*",
    "prompt_toolkit": "browse.app",
    "wcwidth": "browse.cells",
}


class Import(NamedTuple):
    """An import: the module that contains it (without `mlcat.`), what it imports, and when."""

    module: str
    target: str
    for_types: bool
    """Inside `if TYPE_CHECKING`."""
    at_once: bool
    """At the top of the module, so that loading it loads the target."""

    @property
    def package(self) -> str:
        return self.module.partition(".")[0]

    @property
    def other_package(self) -> str:
        """The package of a target in mlcat; "" for any other."""
        package, _, rest = self.target.partition(".")
        return (rest.partition(".")[0] or "mlcat") if package == "mlcat" else ""


class Imports(ast.NodeVisitor):
    """Collects the imports of a module."""

    def __init__(self, module: str) -> None:
        self.found: list[Import] = []
        self._module = module
        self._for_types = False
        self._at_once = True

    def visit(self, node: ast.AST) -> None:
        if not isinstance(node, ast.expr):  # no import is inside an expression
            super().visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._add(alias.name)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        assert node.level == 0 and node.module, f"{self._module} has a relative import"
        packages = (
            [f"mlcat.{alias.name}" for alias in node.names if alias.name in PACKAGES] if node.module == "mlcat" else []
        )
        for target in packages or [node.module]:
            self._add(target)

    def visit_If(self, node: ast.If) -> None:
        before = self._for_types
        self._for_types = before or (isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING")
        for inner in node.body:
            self.visit(inner)
        self._for_types = before
        for inner in node.orelse:
            self.visit(inner)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        before, self._at_once = self._at_once, False
        self.generic_visit(node)
        self._at_once = before

    def _add(self, target: str) -> None:
        self.found.append(Import(self._module, target, self._for_types, self._at_once))


def imports(source: str, module: str) -> list[Import]:
    visitor = Imports(module)
    visitor.visit(ast.parse(source))
    return visitor.found


def name_of(path: Path) -> str:
    """`search.query`, `search` for its `__init__`, `mlcat` for that of the package."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts) or "mlcat"


MODULES = {name_of(path): path.read_text(encoding="utf-8") for path in sorted(SRC.rglob("*.py"))}


@cache
def all_imports() -> list[Import]:
    """The imports of all modules."""
    return [dependency for name, source in MODULES.items() for dependency in imports(source, name)]


def inner() -> list[Import]:
    """The imports of another package of mlcat."""
    return [item for item in all_imports() if item.other_package and item.other_package != item.package]


def outer() -> list[Import]:
    """The imports from outside mlcat and the standard library."""
    return [
        item
        for item in all_imports()
        if not item.other_package and item.target.partition(".")[0] not in sys.stdlib_module_names
    ]


def described(found: list[Import]) -> list[str]:
    return sorted({f"{item.module} imports {item.target}" for item in found})


def test_every_module_belongs_to_a_package_of_the_table():
    unlisted = {name.partition(".")[0] for name in MODULES} - set(PACKAGES)
    assert not unlisted, f"add {', '.join(sorted(unlisted))} to PACKAGES and to docs/design.md"
    assert set(PACKAGES) == {name.partition(".")[0] for name in MODULES}


def test_packages_import_only_what_the_table_allows():
    assert (
        described(
            [
                dependency
                for dependency in inner()
                if not dependency.for_types and dependency.other_package not in PACKAGES[dependency.package]
            ]
        )
        == []
    )


def test_no_package_depends_on_a_higher_one():
    order = list(PACKAGES)
    back = [
        (package, other)
        for package, others in PACKAGES.items()
        for other in others
        if order.index(other) >= order.index(package)
    ]
    assert back == []


def test_types_of_a_higher_package_are_named_only_where_that_is_listed():
    order = list(PACKAGES)
    higher = [
        dependency
        for dependency in inner()
        if dependency.for_types and order.index(dependency.other_package) > order.index(dependency.package)
    ]
    assert (
        described(
            [
                dependency
                for dependency in higher
                if (dependency.package, dependency.other_package) not in TYPES_OF_A_HIGHER_PACKAGE
            ]
        )
        == []
    )


def test_the_table_lists_no_dependency_that_no_longer_exists():
    used = {(dependency.package, dependency.other_package) for dependency in inner() if not dependency.for_types}
    typed = {(dependency.package, dependency.other_package) for dependency in inner() if dependency.for_types}
    assert {(package, other) for package, others in PACKAGES.items() for other in others} - used == set()
    assert TYPES_OF_A_HIGHER_PACKAGE - typed == set()


def test_the_command_line_is_imported_by_the_entry_point_only():
    outside = [dependency for dependency in inner() if dependency.other_package == "cli" and not dependency.for_types]
    assert described(outside) == ["__main__ imports mlcat.cli.main"]


@pytest.mark.parametrize(("package", "where"), THIRD_PARTY.items())
def test_a_third_party_package_is_imported_only_where_allowed(package, where):
    using = [dependency for dependency in outer() if dependency.target.partition(".")[0] == package]
    assert using
    assert described([dependency for dependency in using if not fnmatch(dependency.module, where)]) == []


def test_no_other_package_is_imported():
    known = {*THIRD_PARTY, "pydantic_core"}
    assert described([dependency for dependency in outer() if dependency.target.partition(".")[0] not in known]) == []


def test_pydantic_core_is_imported_only_to_validate():
    using = {dependency.module for dependency in outer() if dependency.target.partition(".")[0] == "pydantic_core"}
    assert using == {"core_schemas", "validation", "validation_errors"}


def test_only_the_command_line_prints_and_exits():
    """A renderer returns text; an error is raised."""
    calls = {"print", "sys.exit", "exit", "sys.stdout.write", "sys.stderr.write", "input"}
    talking = [
        f"{name} calls {ast.unparse(node.func)}"
        for name, source in MODULES.items()
        if name.partition(".")[0] not in {"cli", "__main__"}
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in calls
    ]
    assert talking == []


@pytest.mark.parametrize(
    ("source", "target", "for_types", "at_once"),
    [
        ("import rich.table", "rich.table", False, True),
        ("from mlcat.cli.main import main", "mlcat.cli.main", False, True),
        ("from mlcat import validation", "mlcat.validation", False, True),
        ("from mlcat import __version__", "mlcat", False, True),
        ("def f():\n    import typer", "typer", False, False),
        ("class C:\n    def f(self):\n        if True:\n            import typer", "typer", False, False),
        ("if TYPE_CHECKING:\n    from rich import box", "rich", True, True),
        ("if TYPE_CHECKING:\n    pass\nelse:\n    import rich", "rich", False, True),
        ("try:\n    import rich\nexcept ImportError:\n    pass", "rich", False, True),
    ],
    ids=["import", "from", "root module", "version", "function", "method", "for types", "not for types", "tried"],
)
def test_imports_are_found_in_every_position(source, target, for_types, at_once):
    assert imports(source, "x") == [Import("x", target, for_types, at_once)]
