"""`mlcat skill`: prints a description of the commands for assistants that run them."""

from __future__ import annotations

from mlcat.cli import ExitCode
from mlcat.cli.parsing.spec import Command
from mlcat.cli.terminal import Terminal


def run(terminal: Terminal) -> int:
    """Writes a SKILL.md."""
    from mlcat.cli.parsing.skill import skill_text

    terminal.write(skill_text())
    return ExitCode.OK


COMMAND = Command(
    "skill",
    help="Print a SKILL.md, from which an assistant that runs commands learns how to use mlcat: when, which commands, "
    "what they print and what their exit codes mean.",
    examples=(("mlcat skill", "save it where your assistant looks for skills, as mlcat/SKILL.md"),),
    run=run,
)
