"""Writes docs/commands.md from the descriptions of the commands. Run it after a change of a command or an option."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mlcat.cli.commands import COMMANDS, OVERVIEW, load_command
from mlcat.cli.parsing.spec import Argument, Command, Option

PATH = Path(__file__).resolve().parent.parent / "docs" / "commands.md"

_HEAD = """# Commands

Every command with its arguments and options. `mlcat COMMAND -h` prints the same in the terminal.
This page is written by `scripts/write_commands.py` from the descriptions that the program itself reads.

Options may stand before or after the words. `--` ends them: `mlcat search -- -n`.
[The query language](query.md) is that of `mlcat search` and `mlcat browse`.
Data goes to stdout, every other word to stderr.
Exit codes: 0 found or done, 1 nothing found or failed, 2 wrong usage, 130 interrupted.
"""
_PROGRAM_OPTIONS = (
    ("`--no-pager`", "Do not show long output page by page; every command has it."),
    ("`--version`", "Print the version."),
    ("`-h`, `--help`", "Show the help, of the program or a command."),
)


def command_reference() -> str:
    """The content of docs/commands.md."""
    overview = load_command(OVERVIEW)
    parts = [_HEAD, "## mlcat\n", "Bare `mlcat` shows what there is and what to type next.\n", _examples(overview)]
    parts.append(_table("Option", [*map(_option, overview.options), *_PROGRAM_OPTIONS]))
    for name in COMMANDS:
        command = load_command(name)
        usage = " ".join(["mlcat", name, *(argument.metavar for argument in command.arguments), "[OPTIONS]"])
        parts += [f"## mlcat {name}\n", f"    {usage}\n", f"{command.help}\n", _examples(command)]
        if command.arguments:
            parts.append(_table("Argument", map(_argument, command.arguments)))
        if command.options:
            parts.append(_table("Option", map(_option, command.options)))
        parts += [_table(title, [(f"`{term}`", meaning) for term, meaning in terms]) for title, terms in command.notes]
    return "\n".join(parts)


def _examples(command: Command) -> str:
    """The examples with their meanings as comments."""
    widest = max(len(line) for line, _ in command.examples)
    lines = [f"{line:<{widest}}  # {meaning}" if meaning else line for line, meaning in command.examples]
    return "```sh\n" + "\n".join(lines) + "\n```\n"


def _argument(argument: Argument) -> tuple[str, str]:
    return f"`{argument.metavar}`", argument.help + ("" if argument.required else " May be left out.")


def _option(option: Option) -> tuple[str, str]:
    *others, last = option.flags
    flags = [*others, f"{last} {option.metavar}".strip()]
    return ", ".join(f"`{flag}`" for flag in flags), option.help


def _table(title: str, rows: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> str:
    lines = [f"| {title} | Meaning |", "| --- | --- |"]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PATH.write_text(command_reference(), encoding="utf-8", newline="\n")
