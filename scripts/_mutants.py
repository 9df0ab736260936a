"""Generates mutants of a module: small changes that should make a test fail."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
}  # fmt: skip
_EXEMPT = {"annotation", "returns", "type_comment", "decorator_list"}
"""Fields of a node without mutants: they are not executed. Decorators such as `frozen` only guard against mistakes."""


class Mutant(NamedTuple):
    """A module with one change."""

    line: int
    function: str
    """The qualified name of the function or class around it; "" at the top of the module."""
    before: str
    after: str
    number: int
    """The number of the mutant in its module, which `mutate_source` takes."""
    source_line: str
    """The line of the module that is changed, without its indent."""

    def __str__(self) -> str:
        return f"{self.line} {self.function}: {self.before} -> {self.after}"


class _Change(NamedTuple):
    """The replacement of a node by another."""

    parent: ast.AST
    field: str
    position: int | None
    old: ast.AST
    new: ast.AST
    function: str

    def swap(self, node: ast.AST) -> None:
        if self.position is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.position] = node


def generate_mutants(source: str) -> list[Mutant]:
    """All mutants of the module with this source, in the order of the source."""
    lines = source.splitlines()
    all_mutants = []
    for number, change in enumerate(_changes(ast.parse(source), "")):
        line = getattr(change.old, "lineno", 1)
        sources = (_source_of(change.old), _source_of(change.new))
        all_mutants.append(Mutant(line, change.function, *sources, number, lines[line - 1].strip()))
    return all_mutants


def mutate_source(source: str, number: int) -> str:
    """The source of a module with the change of mutant `number`."""
    tree = ast.parse(source)
    change = list(_changes(tree, ""))[number]
    change.swap(change.new)
    return ast.unparse(ast.fix_missing_locations(tree))


def _source_of(node: ast.AST) -> str:
    return " ".join(ast.unparse(ast.fix_missing_locations(node)).split())


def _changes(node: ast.AST, function: str) -> Iterator[_Change]:
    """Yields the changes in the nodes below `node`, which is in `function`."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        function = f"{function}.{node.name}".lstrip(".")
    for field, value in ast.iter_fields(node):
        if field in _EXEMPT:
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not _is_exempt(node, child, function):
                for new in [*_replacements(child), *(_negations(child) if field == "test" else [])]:
                    yield _Change(node, field, index, child, new, function)
                yield from _changes(child, function)


def _is_exempt(parent: ast.AST, node: ast.AST, function: str) -> bool:
    """Whether `node` has no mutants: no test should notice them.

    Exempt are docstrings, imports, code for type checkers only, the literal parts of an f-string, the words in the
    tables of a module, and `strict=True` of zip, which is an assertion.
    """
    if isinstance(parent, ast.keyword) and parent.arg == "strict":
        return True
    if not function and (
        isinstance(parent, ast.Tuple | ast.List | ast.Set | ast.Dict | ast.Attribute)
        or (isinstance(parent, ast.Call) and ast.unparse(parent.func) == "word_set")
    ):
        return isinstance(node, ast.Constant) and isinstance(node.value, str)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return True
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("TYPE_CHECKING", "__slots__", "__all__"):
        return True
    return isinstance(node, ast.Import | ast.ImportFrom) or isinstance(parent, ast.JoinedStr | ast.FormattedValue)


def _replacements(node: ast.AST) -> Iterator[ast.AST]:
    """Yields the nodes that replace `node` in its mutants."""
    if isinstance(node, ast.Constant):
        yield from _constants(node.value)
    elif isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            ops = [*node.ops[:index], _COMPARISONS[type(operator)](), *node.ops[index + 1 :]]
            yield ast.copy_location(ast.Compare(node.left, ops, node.comparators), node)
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield ast.copy_location(ast.BoolOp(other, node.values), node)
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        yield ast.copy_location(ast.BinOp(node.left, _OPERATORS[type(node.op)](), node.right), node)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.stmt):
        yield from _statements(node)


def _constants(value: object) -> Iterator[ast.expr]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
    elif isinstance(value, float):
        yield ast.Constant(value * 1.5 or 1.0)
    elif isinstance(value, str):
        yield ast.Constant(f"XX{value}")
    elif isinstance(value, bytes):
        yield ast.Constant(b"XX" + value)


def _negations(condition: ast.AST) -> Iterator[ast.AST]:
    """Yields the negated condition of an `if`, a `while` or a conditional expression.

    A comparison and a condition with `and`, `or` or `not` have other mutants.
    """
    if isinstance(condition, ast.expr) and not isinstance(condition, ast.Compare | ast.BoolOp | ast.UnaryOp):
        yield ast.copy_location(ast.UnaryOp(ast.Not(), condition), condition)


def _statements(node: ast.stmt) -> Iterator[ast.stmt]:
    if isinstance(node, ast.Continue):
        yield ast.copy_location(ast.Break(), node)
    elif isinstance(node, ast.Break):
        yield ast.copy_location(ast.Continue(), node)
    elif isinstance(node, ast.Expr | ast.AugAssign | ast.Delete) or (
        isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute | ast.Subscript)
    ):
        yield ast.copy_location(ast.Pass(), node)
    elif isinstance(node, ast.Return) and node.value and not _is_none_or_false(node.value):
        yield ast.copy_location(ast.Return(ast.Constant(None)), node)


def _is_none_or_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value
