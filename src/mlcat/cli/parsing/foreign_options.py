"""Hints for options that other programs have and mlcat does not."""

from __future__ import annotations

from mlcat.cli.parsing.formats import FORMAT_SYNONYMS
from mlcat.cli.parsing.spec import Command
from mlcat.render.formats import FORMATS

_SYNONYMS = {
    **dict.fromkeys(("-L", "--max", "--max-results", "--top", "--head", "--first"), "--limit"),
    **dict.fromkeys(("-l", "--lang"), "--language"),
    **dict.fromkeys(("--topic", "--topics", "--label", "--labels", "--keyword"), "--tag"),
    **dict.fromkeys(("--category", "--group", "--folder"), "--section"),
    **dict.fromkeys(("-R", "--repo", "--source", "--catalogue"), "--catalog"),
    **dict.fromkeys(("--why", "--verbose", "--debug", "-v"), "--explain"),
    **dict.fromkeys(("--order", "--order-by", "--sort-by"), "--sort"),
    **dict.fromkeys(("--columns", "--field"), "--fields"),
    **dict.fromkeys(("-f", "--fmt", "--template"), "--format"),
    "--type": "--kind",
    "--state": "--status",
    "-j": "--json",
}
"""The option of mlcat with the same meaning."""

_COLOR = "NO_COLOR=1 in the environment turns color off, FORCE_COLOR=1 keeps it in a pipe."
_VERSION = "The version: `mlcat --version`."
_HINTS = {
    **dict.fromkeys(("--web", "-w", "--browser"), ("", "In the browser: `mlcat open NAME`.")),
    **dict.fromkeys(("-q", "--quiet", "--silent"), ("", "Notes go to stderr: `2>/dev/null` hides them.")),
    **dict.fromkeys(("--color", "--colour", "--no-color", "--no-colour"), ("", _COLOR)),
    **dict.fromkeys(("-v", "-V"), ("--version", _VERSION)),
    "--jq": ("--json", "jq reads --json: add `--json | jq .`."),
    **dict.fromkeys(("--since", "--after", "--from"), ("--year", "From a year on: --year 2020-.")),
    **dict.fromkeys(("--before", "--until"), ("--year", "Up to a year: --year ..2020.")),
    **dict.fromkeys(("-r", "--reverse", "--desc"), ("--sort", "A hyphen reverses an order: --sort=-year.")),
    **dict.fromkeys(("-a", "--all"), ("--catalog", "Of all catalogs: -c all.")),
    **dict.fromkeys(("-1", "--long", "--oneline"), ("--plain", "One entry per line: --plain.")),
}
"""For each foreign option: the option that a command must have for the hint to apply ("" for none), and the hint."""


def replacement_hint(unknown: str, command: Command) -> str:
    """A sentence about what to type instead of an option of another program; "" if nothing is known."""
    flags = {flag for option in command.options for flag in option.flags}
    if not command.name:  # the program itself
        flags.add("--version")
    if (same := _SYNONYMS.get(unknown)) in flags:
        return f"Did you mean '{same}'?"
    name = unknown.removeprefix("--")
    if "--format" in flags and (format := FORMAT_SYNONYMS.get(name, name)) in FORMATS:
        return f"Did you mean '--format {format}'?"
    needed, hint = _HINTS.get(unknown, ("", ""))
    return hint if not needed or needed in flags else ""
