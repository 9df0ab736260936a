"""`mlcat import`: makes a catalog of an awesome list or of a file of entries."""

from __future__ import annotations

from mlcat.cli import ExitCode
from mlcat.cli.parsing.options import NAME_OPTION
from mlcat.cli.parsing.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.errors import MlcatError, UsageError
from mlcat.text.safety import one_line, shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcat.cli.importing.preview import Preview
    from mlcat.cli.progress import Bar
    from mlcat.importing.updates.git_history import History

_MAX_SECTIONS = 20  # that a dry run lists


def run(
    terminal: Terminal,
    *,
    source: str,
    name: str | None,
    dry_run: bool,
    report: bool,
    force: bool,
    skip_invalid: bool,
    mappings: list[str],
    dates_from_git: bool,
) -> int:
    """Imports the list at `source`, or shows a preview of the result."""
    from mlcat.importing.signals import deferred_signals, exit_on_termination

    # Python drops an exception that a callback of its import system raises: a Ctrl-C waits until these are loaded.
    with deferred_signals():
        from mlcat.cli.importing import storing
        from mlcat.cli.importing.left_out import left_out_note, report_lines
        from mlcat.cli.importing.preview import preview_import
        from mlcat.cli.progress import Bar
        from mlcat.cli.updating.day_sources import read_git_history, require_local_file, with_added_days
        from mlcat.importing.records.field_columns import parse_mapping

    what = "standard input" if source == "-" else shorten(storing.without_password(source), 40)
    with exit_on_termination(), Bar(terminal, f"importing {what}") as bar:
        if dates_from_git:
            require_local_file(source)
        stream = storing.open_stream(terminal, source, name, bar, parse_mapping(mappings))
        history = read_git_history(terminal, source, bar) if dates_from_git else None
        if dry_run:
            preview = preview_import(stream, skip_invalid=skip_invalid)
            summary = preview.summary
        else:
            replaces = _may_replace(terminal, stream.name, force, bar)
            with with_added_days(terminal, stream, history.day if history else None) as (dated_stream, record_diff):
                summary = storing.write_catalog(
                    terminal,
                    dated_stream,
                    bar,
                    skip_invalid=skip_invalid,
                    replaces=replaces,
                    when_written=record_diff,
                )
    numbers = (
        f"{_plural(summary.entries, 'entry', 'entries')} in {_plural(len(summary.sections), 'section', 'sections')}"
    )
    if dry_run:
        terminal.write_all(_preview_lines(preview))
        ending = f"{numbers}; nothing was written."
    else:
        terminal.write(f"{stream.name}: {numbers}\n")
        ending = f"Search it with `mlcat search WORDS -c {stream.name}`."
    if report:
        terminal.write_all(f"{one_line(line)}\n" for line in report_lines(stream))
    terminal.flush()
    terminal.note(summary.skipped, left_out_note(stream), _shallow_note(history), ending)
    return ExitCode.OK


def _shallow_note(history: History | None) -> str:
    """A note if the history gives no day to entries older than its first commit; "" otherwise."""
    if history is None or not history.is_shallow:
        return ""
    return "the clone is shallow: older entries have no date; `git fetch --unshallow` gets the rest of its history."


def _preview_lines(preview: Preview) -> Iterator[str]:
    """The sections with the number of their entries, and the first entries."""
    sections = list(preview.counts.items())
    for section, count in sections[:_MAX_SECTIONS]:
        yield f"{count:6,}  {preview.summary.sections[section]}\n"
    if more := len(sections) - _MAX_SECTIONS:
        yield f"        and {_plural(more, 'more section', 'more sections')}\n" if more > 0 else ""
    yield "\nThe first entries:\n"
    for title, url in preview.examples:
        yield f"  {title}  {url}\n"


def _may_replace(terminal: Terminal, name: str, force: bool, bar: Bar) -> bool:
    """Whether an existing catalog of that name may be replaced: with --force, or if the user on a terminal agrees.

    Without such a catalog, returns `force`. Raises `MlcatError` if an existing one may not be replaced.
    """
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


def _plural(number: int, singular: str, plural: str) -> str:
    return f"{number:,} {singular if number == 1 else plural}"


COMMAND = Command(
    "import",
    help="Make a catalog of an awesome list (Markdown, HTML, reStructuredText, AsciiDoc, Org), of browser bookmarks, "
    "or of entries in NDJSON, JSON, YAML, CSV or TSV. The source is a path, - for standard input, an https address, or "
    "owner/repo for the README of a repository.",
    examples=(
        ("mlcat import vinta/awesome-python", "a repository's list"),
        ("mlcat import README.md --name mine --dry-run", "see what a file would give"),
        ("mlcat import packages.ndjson --skip-invalid", "one entry per line; invalid ones are left out"),
        ("mlcat list --json | mlcat import - --name copy", "what list and search print can be imported"),
    ),
    run=run,
    arguments=(
        Argument(
            "source",
            metavar="SOURCE",
            help="A path, -, an https address, or owner/repo.",
            missing_hint="Name a list: `mlcat import vinta/awesome-python`.",
            completions="file",
        ),
    ),
    options=(
        NAME_OPTION,
        Option("dry_run", "--dry-run", help="Show the sections and the first entries; write nothing."),
        Option("report", "--report", help="Print each line that was left out, with its number and the reason."),
        Option(
            "mappings",
            "--map",
            metavar="FIELD=COLUMN",
            multiple=True,
            help="Of a table: which column is the title, url, section and so on.",
        ),
        Option(
            "dates_from_git",
            "--dates-from-git",
            help="Of a file in a clone: take the day on which each entry was added from its history.",
        ),
        Option("force", "--force", help="Replace a catalog of that name."),
        Option("skip_invalid", "--skip-invalid", help="Leave entries out that cannot be used, and keep the rest."),
    ),
)
