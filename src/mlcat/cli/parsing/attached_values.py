"""Hints about words such as `-nlp` and `-tag`, which are read as an option with its value: `-n lp`, `-t ag`."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from mlcat.cli.commands import load_command
from mlcat.cli.parsing.options import CATALOG_OPTION
from mlcat.cli.parsing.parser import scan
from mlcat.cli.parsing.spec import Command
from mlcat.errors import UsageError
from mlcat.text.safety import shorten

_MAX_QUERY = 60  # characters of a query in a hint


def add_hint(error: UsageError, argv: Sequence[str]) -> None:
    """Adds a correction to the hint of an error about a value that was attached to its option.

    `argv` is the line in its normal form, from the command on. The hints of other errors are not changed.
    """
    command = load_command(argv[0])
    words = list(argv[1 : argv.index("--")] if "--" in argv else argv[1:])
    flags = {flag for option in command.options if option.metavar for flag in option.flags}
    for position, word in enumerate(words):
        if word[:2] in flags and len(word) > 2 and f"'{shorten(word[2:], 40)}'" in error.message:
            hint = _intended_line(command, words[:position], word, words[position + 1 :])
            error.hint = f"{error.hint} {hint}".strip()
            return


def _intended_line(command: Command, before: list[str], word: str, after: list[str]) -> str:
    """A hint about a word with an attached value.

    If the word is a long option with one hyphen, the hint names that option. If it follows words of a query, the hint
    shows the quotes for an excluded word. Otherwise the hint says how the word is parsed.
    """
    if any(f"-{word}" in option.flags for option in command.options):
        return f"Did you mean '-{word}'?"
    read = f"'{shorten(word, 40)}' is read as '{word[:2]} {shorten(word[2:], 40)}'."
    first, rest = scan(command, before), scan(command, before + after)
    if not command.takes_query or rest is None or any(" " in word_of_query for word_of_query in rest.words):
        return read
    catalog_option = (
        f" {CATALOG_OPTION.flags[0]} {shlex.quote(rest.values['catalog'])}" if rest.values["catalog"] else ""
    )
    if first and first.words:
        query = shorten(" ".join([*rest.words, word]), _MAX_QUERY)
        return (
            f"To exclude a word, put the query in quotes: `mlcat {command.name} {shlex.quote(query)}{catalog_option}`."
        )
    if rest.words:
        return (
            f"{read} To search: `mlcat {command.name} {shorten(shlex.join(rest.words), _MAX_QUERY)}{catalog_option}`."
        )
    return read
