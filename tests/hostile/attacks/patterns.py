"""Every regular expression of the package, and texts that a pattern takes long for if it takes long for any.

The patterns are found in the syntax trees of all modules, wherever one is compiled or used: `re.compile(...)`,
`lazy_compile(...)`, `re.sub(...)`. Their arguments are evaluated in the module, so constants may be part of them.
"""

import ast
import importlib
import pkgutil
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import mlcat

FUNCTIONS = ("compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer")
CATEGORIES = {
    codes.CATEGORY_DIGIT: "07٣", codes.CATEGORY_NOT_DIGIT: "a -", codes.CATEGORY_SPACE: " \t\n\u3000",
    codes.CATEGORY_NOT_SPACE: "a0-", codes.CATEGORY_WORD: "aZ0_é距", codes.CATEGORY_NOT_WORD: " -.：",
}  # fmt: skip
_MAX_REPEATED = 3  # more than a quantifier's minimum


class Used(NamedTuple):
    """A pattern, and the function of `re` that it is an argument of."""

    pattern: re.Pattern[Any]
    function: str

    def run(self, text: Any) -> None:
        """Matches and searches the text, as far as the package does: a compiled pattern may be used in any way."""
        if self.function in ("compile", "match"):
            self.pattern.match(text)
        if self.function in ("compile", "fullmatch"):
            self.pattern.fullmatch(text)
        if self.function not in ("match", "fullmatch"):
            self.pattern.sub(text[:0], text)  # searches as `search`, `split` and `findall` do


def all_patterns() -> dict[str, Used]:
    """The patterns by module and line."""
    found: dict[str, Used] = {}
    for module in pkgutil.walk_packages(mlcat.__path__, "mlcat."):
        names = vars(importlib.import_module(module.name))
        source = Path(str(sys.modules[module.name].__file__)).read_text(encoding="utf-8")
        if "re." not in source and "lazy_compile" not in source:
            continue  # parsing all modules takes half a second
        for call, function in _calls(ast.parse(source)):
            if module.name != "mlcat.importing.lazy_patterns":  # compiles the patterns of others
                name = f"{module.name.removeprefix('mlcat.')}:{call.lineno}"
                found[name] = Used(_compiled(call, function, names), function)
    return found


def _calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str]]:
    """The calls that take a pattern, each with the function of `re` that it is for."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=function)) if function in FUNCTIONS:
                yield node, function
            case ast.Call(func=ast.Name(id="lazy_compile")):
                yield node, "compile"


def _compiled(call: ast.Call, function: str, names: dict[str, Any]) -> re.Pattern[Any]:
    """The pattern of a call. Raises `NameError` where only its function knows it: such a pattern cannot be tested."""
    flags = [word.value for word in call.keywords if word.arg == "flags"]
    if function == "compile":
        flags += call.args[1:]
    evaluated = [
        eval(compile(ast.Expression(argument), "", "eval"), {**names, "re": re}) for argument in (call.args[0], *flags)
    ]
    return evaluated[0] if isinstance(evaluated[0], re.Pattern) else re.compile(*evaluated)


def attacked(pattern: re.Pattern[Any], chance: random.Random, length: int) -> Any:
    """A text of about that length on which the pattern may have to try much: parts of what it matches, many times, and
    an end that does not fit."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    parts = [part for part in _subpatterns(tree) if part]
    pump = "".join(_matching(chance.choice(parts), chance) for _ in range(chance.randrange(1, 3))) or "a"
    start = _matching(tree, chance) if chance.random() < 0.5 else ""
    text = start + pump * (length // len(pump)) + chance.choice(("", "\0", "!", " x", "\n", "：a", "]", ")"))
    return text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text


def _subpatterns(tree: Any) -> Iterator[Any]:
    """A pattern and all parts of it that are patterns."""
    yield tree
    for node in tree:
        yield [node]
        for value in node[1] if isinstance(node[1], (tuple, list)) else ():
            if isinstance(value, parser.SubPattern):
                yield from _subpatterns(value)
            elif isinstance(value, list):  # the branches of an alternative
                for branch in value:
                    if isinstance(branch, parser.SubPattern):
                        yield from _subpatterns(branch)


def _matching(tree: Any, chance: random.Random) -> str:
    """A text that a part of a pattern matches, as far as looking around does not forbid it."""
    return "".join(_one(code, value, chance) for code, value in tree)


def _one(code: Any, value: Any, chance: random.Random) -> str:
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if code is codes.ANY:
        return chance.choice("a0 -：")
    if code is codes.IN:
        return _member(value, chance)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, most, repeated = value
        times = chance.randint(least, max(least, min(most, least + _MAX_REPEATED)))
        return "".join(_matching(repeated, chance) for _ in range(min(times, 40)))
    if code is codes.SUBPATTERN:
        return _matching(value[-1], chance)
    if code is codes.ATOMIC_GROUP:
        return _matching(value, chance)
    if code is codes.BRANCH:
        return _matching(chance.choice(value[1]), chance)
    return ""


def _member(members: list[tuple[Any, Any]], chance: random.Random) -> str:
    """A character of a set; of a negated one, one that is not in it."""
    if members[0][0] is codes.NEGATE:
        excluded = re.compile("[" + "".join(_written(member) for member in members[1:]) + "]")
        return next((char for char in "a0 -.：\n<[" if not excluded.match(char)), "\u00e9")
    code, value = chance.choice(members)
    if code is codes.RANGE:
        return chr(chance.choice(value))
    return chr(value) if code is codes.LITERAL else chance.choice(CATEGORIES[value])


def _written(member: tuple[Any, Any]) -> str:
    code, value = member
    if code is codes.LITERAL:
        return re.escape(chr(value))
    if code is codes.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return "[" + re.escape(CATEGORIES[value]) + "]" if code is not codes.CATEGORY else re.escape(CATEGORIES[value])
