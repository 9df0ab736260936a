"""`mlcat import`: any awesome list, or a file of entries, becomes a catalog."""

from __future__ import annotations

from mlcat.cli.options import NAME
from mlcat.cli.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.errors import ExitCode, MlcatError, UsageError
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.cli.progress import Bar


def run(terminal: Terminal, *, source: str, name: str | None, dry_run: bool, force: bool, skip_invalid: bool) -> int:
    """Takes the list in and tells what became of it."""
    # Here, because these bring Pydantic, the Markdown reader and the HTTP client.
    from mlcat.cli import storing
    from mlcat.cli.progress import Bar
    from mlcat.importing.stream import open_source

    if name is not None:
        storing.checked_name(name)
    with Bar(terminal, f"importing {'standard input' if source == '-' else shorten(source, 40)}") as bar:
        incoming = open_source(
            source, name=name, progress=bar.told, previous=lambda called: storing.stored(terminal, called)
        )
        storing.checked_name(incoming.name)
        if dry_run:
            taken, first = storing.preview(incoming, skip_invalid=skip_invalid)
        else:
            replaces = _may_replace(terminal, incoming.name, force, bar)
            taken = storing.write(terminal, incoming, bar, skip_invalid=skip_invalid, replaces=replaces)
    told = f"{_counted(taken.entries, 'entry', 'entries')} in {_counted(len(taken.sections), 'section', 'sections')}"
    if dry_run:
        for section, (_, title, url, *_, summary, _) in first.items():
            lines = (taken.sections[section], *(f"  {line}" for line in (title, url, summary) if line))
            terminal.write("".join(f"{line}\n" for line in lines))
        ending = f"{told}; nothing was written."
    else:
        terminal.write(f"{incoming.name}: {told}\n")
        ending = f"Look in it: mlcat search WORDS -c {incoming.name}"
    terminal.flush()
    terminal.note(taken.skipped, storing.left_out(incoming), ending)
    return ExitCode.OK


def _may_replace(terminal: Terminal, name: str, force: bool, bar: Bar) -> bool:
    """Whether a catalog of that name may go: asked on a terminal, if there is one; elsewhere that takes --force."""
    import os

    from mlcat.catalogs import user_catalog

    if force or not os.path.exists(user_catalog(terminal.folders, name).path):
        return force
    if terminal.may_ask():
        bar.pause()
        if terminal.ask(f"There is a catalog '{name}'. Replace it?"):
            bar.resume()
            return True
        raise MlcatError(f"'{name}' was left as it is.", "Choose another name with --name.")
    raise UsageError(f"there is a catalog '{name}'.", "Replace it with --force, or choose another --name.")


def _counted(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"


COMMAND = Command(
    "import",
    help="Make a catalog of an awesome list, or of entries in JSON or NDJSON. The source is a path, - for standard "
    "input, an https address, or owner/repo for the README of a repository.",
    examples=(
        ("mlcat import vinta/awesome-python", "a repository's list"),
        ("mlcat import README.md --name mine --dry-run", "see what a file would give"),
        ("mlcat import packages.ndjson --skip-invalid", "an entry a line; bad ones are left out"),
        ("mlcat list --json | mlcat import - --name copy", "what list and search print is taken back"),
    ),
    run=run,
    arguments=(
        Argument(
            "source",
            metavar="SOURCE",
            help="A path, -, an https address, or owner/repo.",
            missing="Name a list: `mlcat import vinta/awesome-python`.",
            values="file",
        ),
    ),
    options=(
        NAME,
        Option("dry_run", "--dry-run", help="Show the first entry of each section; write nothing."),
        Option("force", "--force", help="Replace a catalog of that name."),
        Option("skip_invalid", "--skip-invalid", help="Leave entries out that cannot be used, and keep the rest."),
    ),
)
