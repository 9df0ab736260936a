"""The usage errors for command lines that Typer refuses, each with the next step."""

from __future__ import annotations

import contextlib
import re
import shlex
from difflib import get_close_matches
from typing import Any

from mlcat.cli.commands import COMMANDS, OVERVIEW, load_command
from mlcat.cli.lookup import selection
from mlcat.cli.parsing.foreign_options import replacement_hint
from mlcat.cli.parsing.formats import fields_among
from mlcat.cli.parsing.normal_form import ALIASES, commands_with_prefix, full_name
from mlcat.cli.parsing.options import CATALOG_OPTION
from mlcat.cli.parsing.spec import Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.errors import MlcatError, UsageError
from mlcat.filters import Filter, parse_kind
from mlcat.text.safety import shorten

HELP = ("-h", "--help")
"""The flags that ask for help, in every command."""

MAX_COMMAND = 200
"""Maximum length of a command line that a hint repeats, in characters."""

_COMMAND = re.compile("`(?P<line>mlcat (?P<command>[a-z]+)[^`]*)`")
"""Matches a command line in a hint."""

_HINTS = {
    "version": "The version: `mlcat --version`.",
    "man": "Help: `mlcat -h`, or `mlcat help COMMAND`.",
    **dict.fromkeys(
        ("install", "i", "download", "get"),
        "mlcat installs nothing. How to install an entry: `mlcat show {name} --fields install`.",
    ),
    **dict.fromkeys(("clone", "tap", "subscribe"), "To add a list as a catalog: `mlcat import {source}`."),
    **dict.fromkeys(
        ("uninstall", "delete", "del", "untap"),
        "To remove a catalog: `mlcat catalogs remove {catalog}`; an entry: `mlcat remove {name}`.",
    ),
    **dict.fromkeys(("create", "insert"), "To add an entry: `mlcat add URL`."),
    **dict.fromkeys(("change", "modify", "set"), "To change an entry: `mlcat edit {name}`."),
    **dict.fromkeys(
        ("upgrade", "pull", "fetch", "sync", "refresh"), "To fetch the lists of your catalogs again: `mlcat update`."
    ),
    **dict.fromkeys(("use", "switch", "checkout"), "To choose a catalog: `mlcat catalogs use {catalog}`."),
    **dict.fromkeys(
        ("browse", "home", "homepage", "docs", "web", "url"), "To open an entry in the browser: `mlcat open {name}`."
    ),
    **dict.fromkeys(("cat", "describe", "desc", "details", "print"), "To show an entry: `mlcat show {name}`."),
    **dict.fromkeys(("grep", "query", "filter", "lookup"), "To search: `mlcat search {words}`."),
    **dict.fromkeys(("topics", "labels", "keywords"), "The tags: `mlcat tags`."),
    **dict.fromkeys(("categories", "groups", "tree"), "The sections: `mlcat sections`."),
    **dict.fromkeys(("repos", "lists", "sources", "taps"), "The catalogs: `mlcat catalogs`."),
    **dict.fromkeys(("outdated", "log", "status", "diff", "changes", "changelog"), "To see what is new: `mlcat new`."),
    **dict.fromkeys(("count", "stats", "statistics", "wc"), "To count entries: `mlcat list --count`."),
    **dict.fromkeys(("why", "explain"), "To see why entries are found: `mlcat search --explain {words}`."),
    **dict.fromkeys(("bibtex", "biblatex", "citation", "bib", "reference"), "To cite an entry: `mlcat cite {name}`."),
    **dict.fromkeys(("doctor", "where", "path", "paths"), "The catalogs and their folders: `mlcat catalogs`."),
    **dict.fromkeys(("star", "bookmark"), "To keep something in your own catalog: `mlcat add ADDRESS`."),
    **dict.fromkeys(("export", "dump", "save"), "To print all entries for a program: `mlcat list --format NAME`."),
    **dict.fromkeys(("config", "settings"), "There are no settings but environment variables: see the README."),
}
"""Hints for the commands of other programs; what the user typed after the command replaces the braces."""


def unknown_command_error(args: list[str], catalog_option: str = "") -> UsageError:
    """The error for a word that is not a command; its hint says what to type instead, if the word suggests it.

    `catalog_option` is the ` -c NAME` before the word; hints repeat it for commands that accept it.
    """
    word, words = args[0].lower(), shorten(" ".join(args[1:]), 60)
    hint = _command_hint(word, words, shorten(" ".join(args), 60))
    return UsageError(
        f"no command '{shorten(args[0], 40)}'.", _COMMAND.sub(lambda match: _with_catalog(match, catalog_option), hint)
    )


def _with_catalog(match: re.Match[str], catalog_option: str) -> str:
    """The command line in a hint, with `catalog_option` if its command takes a catalog."""
    name = (full_name(match["command"]) or ("",))[0]
    takes_catalog = any(option.name == "catalog" for option in load_command(name).options) if name else False
    return f"`{match['line']}{catalog_option if takes_catalog else ''}`"


def _command_hint(word: str, words: str, line: str) -> str:
    candidates = commands_with_prefix(word)
    if len(candidates) > 1:
        return f"It may be {_quoted_alternatives(candidates)}."
    if candidates:
        return f"Did you mean `mlcat {candidates[0]}`?"
    if word in _HINTS:
        placeholders = {"name": "NAME", "source": "OWNER/REPO", "catalog": "NAME", "words": "WORDS"}
        return _HINTS[word].format_map(dict.fromkeys(placeholders, words) if words else placeholders)
    near = get_close_matches(word, [*COMMANDS, *ALIASES], n=1, cutoff=0.75)
    return f"Did you mean `mlcat {near[0]}`?" if near else f"Try `mlcat search {line}`."


def _quoted_alternatives(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def too_many_words_error(terminal: Terminal, command: Command, values: dict[str, Any], extra: list[str]) -> UsageError:
    """The error for words after the last argument of a command: the user forgot an option or quotes, or meant a search.

    `values` are the values of the parameters by name, `extra` the words.
    """
    words = " ".join(extra)
    option = selection.catalog_option(terminal, values.get("catalog"))
    hint = _extra_words_hint(terminal, command, values, extra, option) or (
        f"To search: `mlcat search {shorten(words, 36)}{option}`."
    )
    return UsageError(f"`mlcat {command.name}` takes no '{shorten(words, 40)}'.", hint)


def _extra_words_hint(
    terminal: Terminal, command: Command, values: dict[str, Any], extra: list[str], catalog_option: str
) -> str:
    """A hint about what the words after the last argument may be: part of a name, a filter, fields; "" if unknown."""
    words = " ".join(extra)
    if command.arguments:
        name = " ".join([*(str(values[argument.name]) for argument in command.arguments), words])
        return f'If it is one name: `mlcat {command.name} "{shorten(name, 60)}"{catalog_option}`.'
    has_filters = any(option.filter_part for option in command.options)
    suggests_filter = has_filters or command.name in ("tags", "sections")
    if suggests_filter and (filter := _intended_filter(terminal, values["catalog"], words)):
        if has_filters:
            return f"Did you mean `mlcat {command.name} {filter}{catalog_option}`?"
        return f"Its entries: `mlcat list {filter}{catalog_option}`."
    if command.name == "list" and (fields := fields_among(extra)):
        return f"To print these fields: `mlcat list --fields {fields}{catalog_option}`."
    return ""


def _intended_filter(terminal: Terminal, catalog: str | None, words: str) -> str:
    """The option that filters by the tag, section or kind with that name; "" if there is none."""
    for flag, filter in (("-t", Filter(tags=[words])), ("-s", Filter(sections=[words]))):
        with contextlib.suppress(MlcatError):
            selection.select_by_filter(selection.open_named_or_current(terminal, catalog), filter)
            return f"{flag} {shlex.quote(words)}"
    with contextlib.suppress(MlcatError):
        return f"-k {parse_kind(words)}"
    return ""


def misplaced_option_error(option: Option, flag: str, command_name: str, catalog_option: str = "") -> UsageError:
    """The error for a command's option before the command; `catalog_option` is the `-c NAME` that the hint repeats."""
    corrected_line = f"mlcat {command_name} {flag} {option.metavar}".strip() + catalog_option
    return UsageError(f"{flag} is before the command.", f"Put it after: `{corrected_line}`.")


def usage_error(error: Any, argv: list[str]) -> UsageError:
    """Translates an exception of Typer; it is recognized by its attributes, because its class is private."""
    command = _refused_command(error, argv)
    command_line = f"mlcat {command.name}".strip()
    flag = getattr(error, "option_name", None)
    if flag and hasattr(error, "possibilities"):
        return _unknown_option(command, command_line, flag, argv)
    if flag:
        known = next((option for option in command.options if flag in option.flags), None)
        if known and known.metavar:
            line = f"{command_line} {flag} {known.metavar}{catalog_option_in(argv)}"
            quote = " Quote a range with > or <: --year '>=2020'." if known.name == "year" else ""
            return UsageError(f"option '{flag}' needs a value.", f"Write `{line}`.{quote}")
        return UsageError(
            f"option '{flag}' takes no value.", f"Write `{command_line} {flag}{catalog_option_in(argv)}`."
        )
    if getattr(error, "param", None) is not None and not error.message:
        return _missing_argument(command, command_line, argv)
    return UsageError(error.format_message(), f"See `{command_line} -h`.")


def _refused_command(error: Any, argv: list[str]) -> Command:
    """The command whose line was refused; if the exception does not name it, the first command in the line."""
    context = getattr(error, "ctx", None)
    if context is not None:
        return load_command(context.info_name if context.info_name in COMMANDS else OVERVIEW)
    return load_command(next((word for word in argv if word in COMMANDS), OVERVIEW))


def _unknown_option(command: Command, command_line: str, flag: str, argv: list[str]) -> UsageError:
    """The error for an unknown option; its hint names a similar one, or the place where the option belongs."""
    if not command.name and (command_name := next((word for word in argv if word in COMMANDS), "")):
        known = next((option for option in load_command(command_name).options if flag in option.flags), None)
        if known:
            return misplaced_option_error(known, flag, command_name, catalog_option_in(argv))
    flags = [known for option in command.options for known in option.flags] + list(HELP)
    completions = [known for known in flags if known.startswith(flag) and flag.startswith("--")]
    near = completions or get_close_matches(flag, flags, n=1, cutoff=0.7)
    hint = replacement_hint(flag, command) or (f"Did you mean '{near[0]}'?" if near else f"See `{command_line} -h`.")
    excluded = next((word for word in argv if word.startswith(flag) and word[1:2].isalpha() and word != flag), "")
    if excluded and command.takes_query:
        hint = f"To exclude a word, put the query in quotes: `{command_line} 'WORDS {shorten(excluded, 40)}'`."
    return UsageError(f"no option '{shorten(flag, 40)}' for `{command_line}`.", hint)


def attached_help_error(argv: list[str]) -> UsageError | None:
    """The error for a word such as `-hnsw`, which Typer would parse as `-h` and other options; None for a line without
    such a word."""
    options = argv[: argv.index("--")] if "--" in argv else argv
    word = next((word for word in options if word.startswith("-h") and word != "-h"), None)
    if word is None:
        return None
    command = load_command(argv[0] if argv[0] in COMMANDS else OVERVIEW)
    command_line = f"mlcat {command.name}".strip()
    hint = f"See `{command_line} -h`."
    if word == "-help":
        hint = "Did you mean '--help'?"
    elif command.takes_query:
        hint = f"To exclude a word, put the query in quotes: `{command_line} 'WORDS {shorten(word, 40)}'`."
    return UsageError(f"no option '{shorten(word, 40)}' for `{command_line}`.", hint)


def catalog_option_in(argv: list[str]) -> str:
    """The ` -c NAME` of a command line that was refused; "" if it has none."""
    for position, word in enumerate(argv):
        flag, equals, name = word.partition("=")
        if flag in CATALOG_OPTION.flags:
            following = argv[position + 1 : position + 2]
            name = name if equals else "".join(following)
            return f" -c {shlex.quote(shorten(name, 60))}" if name else ""
    return ""


def _missing_argument(command: Command, command_line: str, argv: list[str]) -> UsageError:
    argument = next(argument for argument in command.arguments if argument.required)
    filters = [word for word in argv[1:] if word not in ("--explain", "--")]
    if command.name == "search" and filters:
        listing = f"`mlcat list {shlex.join(filters)}`"
        if len(listing) > MAX_COMMAND:
            listing = "`mlcat list` with these options"
        return UsageError("there are no words to search for.", f"To list: {listing}.")
    return UsageError(f"`{command_line}` needs {argument.metavar.rstrip('.')}.", argument.missing_hint)
