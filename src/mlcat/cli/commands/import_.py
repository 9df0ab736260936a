"""`mlcat import`: any awesome list, or a file of entries, becomes a catalog."""

from __future__ import annotations

from mlcat.cli.options import NAME
from mlcat.cli.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.errors import ExitCode, UsageError
from mlcat.text import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.cli.progress import Bar


def run(terminal: Terminal, *, source: str, name: str | None, dry_run: bool, force: bool, skip_invalid: bool) -> int:
    """Takes the list in and tells what became of it."""
    # Here, because these bring Pydantic, the Markdown reader and the HTTP client.
    from mlcat.cli import shelving
    from mlcat.cli.progress import Bar
    from mlcat.importing.incoming import receive

    if name:
        shelving.checked_name(name)
    with Bar(terminal, f"importing {shorten(source, 40)}") as bar:
        incoming = receive(
            source, name=name, progress=bar.told, previous=lambda called: shelving.stored(terminal, called)
        )
        shelving.checked_name(incoming.name)
        if dry_run:
            count, first = shelving.samples(incoming, skip_invalid=skip_invalid)
        else:
            _may_replace(terminal, incoming.name, force, bar)
            writer = shelving.write(terminal, incoming, bar, skip_invalid=skip_invalid)
    if dry_run:
        for title, (_, shown, url, *_, summary, _) in first.items():
            terminal.write("".join(f"{line}\n" for line in (title, f"  {shown}", f"  {url}")))
            terminal.write(f"  {summary}\n" if summary else "")
        terminal.flush()
        terminal.note(f"{_told(count, len(first))}; nothing was written.", shelving.left_out(incoming))
    else:
        terminal.write(f"{incoming.name}: {_told(writer.count, len(writer.sections))}\n")
        terminal.flush()
        terminal.note(shelving.left_out(incoming), f"Look in it: mlcat search WORDS -c {incoming.name}")
    return ExitCode.OK


def _may_replace(terminal: Terminal, name: str, force: bool, bar: Bar) -> None:
    """Asks on a terminal whether the catalog of that name may go; elsewhere that takes --force."""
    import os

    from mlcat.library import user_source

    if force or not os.path.exists(user_source(terminal.folders, name).path):
        return
    if terminal.may_ask():
        bar.pause()
        if terminal.ask(f"There is a catalog '{name}'. Replace it?"):
            return
        raise UsageError(f"'{name}' was left as it is.", "Choose another name with --name.")
    raise UsageError(f"there is a catalog '{name}'.", "Replace it with --force, or choose another --name.")


def _told(entries: int, sections: int) -> str:
    return f"{_counted(entries, 'entry', 'entries')} in {_counted(sections, 'section', 'sections')}"


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
