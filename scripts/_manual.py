"""Generates the manual page of mlcat in mdoc(7), from the commands and from the table of variables in README."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from mlcat.cli.commands import COMMANDS, OVERVIEW, load_command
from mlcat.cli.parsing.options import FILTER_OPTIONS
from mlcat.cli.parsing.spec import Command, Option

ROOT = Path(__file__).resolve().parent.parent

_WIDTH = 78  # mandoc -T lint warns about lines of more than 80 bytes
_DESCRIPTION = (
    "mlcat finds papers, libraries, datasets and tools in curated catalogs, offline. One catalog ships with it; any "
    "awesome list becomes another with `mlcat import`.",
    "Without a command it prints what there is and what to type next. Commands may be shortened to a unique beginning. "
    "Options may stand before or after other words, and -- ends them. Answers go to standard output, every other word "
    "to standard error. An answer that is longer than the screen goes through a pager.",
)
_PROGRAM_OPTIONS = (
    ("--no-pager", "Do not show long output page by page."),
    ("--version", "Print the version."),
    ("-h, --help", "Show the help, of the program or of a command."),
)
_STATUS = (
    ("0", "Found, or done."),
    ("1", "Nothing was found, or it failed."),
    ("2", "Wrong usage: an unknown tag, section, kind, catalog or option."),
    ("130", "Interrupted."),
)
_FILES = (
    ("~/.local/share/mlcat/catalogs", "The user's catalogs, one file of NDJSON each."),
    ("~/.cache/mlcat", "Indexes; they may be deleted at any time."),
    ("~/.local/state/mlcat", "The current catalog and the last hits."),
)


def manual_page() -> str:
    """The manual page in mdoc(7)."""
    parts = [
        _head(),
        "\n.Pp\n".join(map(_prose, _DESCRIPTION)),
        ".Pp\nThe options of the program are:",
        _tagged_list((_flags(flags), help) for flags, help in _program_options()),
        ".Sh COMMANDS",
        *(_command(load_command(name)) for name in COMMANDS),
        ".Sh FILTER OPTIONS",
        _prose(
            "Commands that take filters have these options. A ! in front of a value leaves out entries that have it."
        ),
        _tagged_list(map(_option, FILTER_OPTIONS)),
        ".Sh ENVIRONMENT",
        _tagged_list((f".Ev {names}", effect) for names, effect in _variables()),
        ".Sh FILES",
        _tagged_list((f".Pa {_escape(path)}", meaning) for path, meaning in _FILES),
        ".Sh EXIT STATUS",
        _tagged_list(_STATUS),
        ".Sh EXAMPLES",
        _examples(load_command(OVERVIEW)).removeprefix(".Pp\n"),
    ]
    return "\n".join(parts) + "\n"


def _head() -> str:
    released = re.search(r'^date-released: "([\d-]+)"$', (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.M)
    assert released
    day = date.fromisoformat(released[1])
    lines = [
        '.\\" Written by scripts/write_share.py from the descriptions of the commands.',
        f".Dd {day:%B} {day.day}, {day.year}",
        ".Dt MLCAT 1",
        ".Os",
        ".Sh NAME",
        ".Nm mlcat",
        ".Nd find papers, libraries and datasets in curated catalogs",
        ".Sh SYNOPSIS",
        ".Nm",
        ".Op Ar command",
        ".Op Ar argument ...",
        ".Op Ar options",
        ".Sh DESCRIPTION",
    ]
    return "\n".join(lines)


def _program_options() -> Iterator[tuple[tuple[str, str], str]]:
    for option in load_command(OVERVIEW).options:
        yield (", ".join(option.flags), option.metavar), option.help
    for flags, help in _PROGRAM_OPTIONS:
        yield (flags, ""), help


def _command(command: Command) -> str:
    """The section about a command."""
    filter_flags = {flag for option in FILTER_OPTIONS for flag in option.flags}
    own_options = [
        option for option in command.options if filter_flags.isdisjoint(option.flags) or not _has_filters(command)
    ]
    usage = " ".join(["mlcat", command.name, *(argument.metavar for argument in command.arguments), "[options]"])
    parts = [f".Ss mlcat {command.name}", f".Bd -literal\n{_line(usage)}\n.Ed\n.Pp", _prose(command.help)]
    rows = [(f".Ar {_argument(argument.metavar)}", argument.help) for argument in command.arguments] + list(
        map(_option, own_options)
    )
    if rows:
        parts.append(_tagged_list(rows))
    if _has_filters(command):
        parts.append(".Pp\nIt takes the filters below, too.")
    parts += [f".Pp\n{title}:\n{_tagged_list(terms)}" for title, terms in command.notes]
    return "\n".join([*parts, _examples(command)])


def _has_filters(command: Command) -> bool:
    return any(option.filter_part for option in command.options)


def _option(option: Option) -> tuple[str, str]:
    return _flags((", ".join(option.flags), option.metavar)), option.help


def _flags(flags: tuple[str, str]) -> str:
    """The macro line for flags and the name of their value: `.Fl n , -limit Ar N`."""
    names = " , ".join(f"Fl {flag.removeprefix('-')}" for flag in flags[0].split(", "))
    return f".{names}" + (f" Ar {_argument(flags[1])}" if flags[1] else "")


def _argument(metavar: str) -> str:
    """The name of a value as an argument of a macro. The dots of a list are an argument of their own."""
    return _escape(metavar.strip("[]").replace("...", " ..."))


def _variables() -> Iterator[tuple[str, str]]:
    """Yields the environment variables, as arguments of `.Ev`, with their effects."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme[readme.index("| Variable | Effect |") :].partition("\n\n")[0]
    for row in table.splitlines()[2:]:
        names, effect = (cell.strip() for cell in row.strip("|").split("|"))
        yield " , ".join(re.findall(r"`([^`]+)`", names)), f"{effect[0].upper()}{effect[1:]}."


def _tagged_list(rows: Iterable[tuple[str, str]]) -> str:
    """A list of terms, each a macro line or a word, with explanations."""
    items = [f".It {term.removeprefix('.')}\n{_prose(meaning)}" for term, meaning in rows]
    return "\n".join([".Bl -tag -width Ds", *items, ".El"])


def _examples(command: Command) -> str:
    """The examples with their meanings."""
    parts = []
    for line, meaning in command.examples:
        introduction = _prose(f"{meaning[0].upper()}{meaning[1:]}:") if meaning else "Example:"
        parts.append(f".Pp\n{introduction}\n.Bd -literal -offset indent\n{_line(line)}\n.Ed")
    return "\n".join(parts)


def _prose(text: str) -> str:
    """A text as input lines. Each sentence begins a line, as mdoc(7) requires."""
    sentences = re.split(r"(?<=[.!?])\s+", _escape(text))
    return "\n".join(
        _escape_macro(line)
        for sentence in sentences
        for line in textwrap.wrap(sentence, _WIDTH, break_on_hyphens=False)
    )


def _line(text: str) -> str:
    """A literal line."""
    return _escape_macro(_escape(text))


def _escape_macro(line: str) -> str:
    """Escapes an input line that would be a macro."""
    return rf"\&{line}" if line.startswith((".", "'")) else line


def _escape(text: str) -> str:
    text = re.sub(r"`([^`]*)`", "\N{LEFT DOUBLE QUOTATION MARK}\\1\N{RIGHT DOUBLE QUOTATION MARK}", text)
    text = text.replace("\\", r"\e").replace("--", r"\-\-")
    return "".join(char if char.isascii() else rf"\[u{ord(char):04X}]" for char in text)
