"""The help that `-h` prints: examples, then arguments and options."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from mlcat.cli.parsing.spec import Command

_MAX_WIDTH = 100  # long lines are hard to read
_INDENT, _GAP, _MAX_LEFT = 2, 2, 36


def command_help(command: Command, width: int) -> str:
    """The help of a command, at most `width` columns wide."""
    width = min(width, _MAX_WIDTH)
    usage = " ".join(["mlcat", command.name, *(argument.metavar for argument in command.arguments), "[OPTIONS]"])
    parts = [
        f"Usage: {usage}\n",
        textwrap.fill(command.help, width) + "\n",
        _section("Examples", command.examples, width),
    ]
    if command.arguments:
        arguments = [(argument.metavar, argument.help) for argument in command.arguments]
        parts.append(_section("Arguments", arguments, width))
    options = [(_flags(option.flags, option.metavar), option.help) for option in command.options]
    parts.append(_section("Options", [*options, ("-h, --help", "Show this help.")], width))
    parts += [_section(title, terms, width) for title, terms in command.notes]
    return "\n".join(parts)


def group_help(overview: Command, commands: Mapping[str, str], width: int) -> str:
    """The help of the program: examples and every command."""
    width = min(width, _MAX_WIDTH)
    options = [(_flags(option.flags, option.metavar), option.help) for option in overview.options]
    parts = [
        "Usage: mlcat [COMMAND] [OPTIONS]\n",
        textwrap.fill(overview.help, width) + "\n",
        _section("Examples", overview.examples, width),
        _section("Commands", [("", "without one: what there is, and what to type next"), *commands.items()], width),
        _section(
            "Options",
            [
                *options,
                ("--no-pager", "Do not show long output page by page."),
                ("--version", "Print the version."),
                ("-h, --help", "Show this help, or a command's."),
            ],
            width,
        ),
    ]
    return "\n".join(parts)


def _flags(flags: tuple[str, ...], metavar: str) -> str:
    return f"{', '.join(flags)} {metavar}".strip()


def _section(title: str, rows: Iterable[tuple[str, str]], width: int) -> str:
    """A section in two columns; a left cell that is too wide gets a line of its own."""
    all_rows = list(rows)
    left = min(max(len(name) for name, _ in all_rows), _MAX_LEFT) + _INDENT + _GAP
    if width < left + 24:
        left = 2 * _INDENT
    lines = [f"{title}:"]
    for name, meaning in all_rows:
        start = f"{'':{_INDENT}}{name}"
        text = textwrap.wrap(meaning, max(width - left, 16))
        if not text:
            lines.append(start)
        elif len(start) + _GAP <= left:
            lines.append(f"{start:<{left}}{text[0]}")
            text = text[1:]
        else:
            lines.append(start)
        lines += [f"{'':{left}}{line}" for line in text]
    return "\n".join(lines) + "\n"
