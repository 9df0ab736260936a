"""`mlcat catalogs`: lists, updates and removes catalogs, and chooses the current one."""

from __future__ import annotations

import os
import shlex

from mlcat.catalogs import BUNDLED, CatalogFile, all_catalogs, find_catalog, remove_catalog, unusable_file_errors
from mlcat.cli import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.output import write_rows
from mlcat.cli.parsing.formats import ROW_FORMAT_OPTIONS, Output, parse_row_output
from mlcat.cli.parsing.spec import Argument, Command, Option
from mlcat.cli.state import CURRENT_CATALOG, read_state, remove_state, write_state
from mlcat.cli.terminal import Terminal
from mlcat.errors import CatalogError, UsageError
from mlcat.text.safety import one_line, shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ACTIONS = ("use", "remove", "update")
_OTHER_NAMES = {
    **dict.fromkeys(("add", "import", "install", "new", "create", "tap"), "import"),
    **dict.fromkeys(("delete", "del", "uninstall", "untap", "drop"), "remove"),
    **dict.fromkeys(("upgrade", "refresh", "fetch", "pull", "sync"), "update"),
    **dict.fromkeys(("switch", "select", "set", "default", "checkout"), "use"),
    **dict.fromkeys(("show", "info", "view", "browse", "open"), "list"),
}
"""The action with the same meaning as a word of other programs."""


def run(
    terminal: Terminal,
    *,
    action: str | None,
    names: list[str],
    force: bool,
    confirm: bool,
    yes: bool,
    **options: Any,
) -> int:
    """Lists the catalogs, or carries out an action (use, update, remove) on those named."""
    output = parse_row_output(options)
    if action is None:
        return _list(terminal, output)
    if output.format:
        raise UsageError(
            f"--{output.format.name} is for the list of catalogs.",
            f"Leave it out: `mlcat catalogs {shorten(action, 40)}`.",
        )
    if action == "remove":
        return _remove(terminal, names, confirmed=yes)
    if action == "update":
        return _update(terminal, names, force=force, confirmed=confirm)
    if action == "use":
        return _use(terminal, names)
    raise _unknown_action(action, names)


def _unknown_action(action: str, names: list[str]) -> UsageError:
    """The error about an unknown action; its hint is the action with that meaning, else the list of actions."""
    from difflib import get_close_matches

    typed, arguments = action.lower(), " ".join(map(shlex.quote, names))
    intended = _OTHER_NAMES.get(typed) or next(iter(get_close_matches(typed, ACTIONS, n=1)), "")
    hint = "Actions: use NAME, remove NAME, update [NAME]."
    if intended == "import":
        hint = f"To add a list as a catalog: `mlcat import {arguments or 'OWNER/REPO'}`."
    elif intended == "list":
        hint = f"Its entries: `mlcat list -c {arguments or 'NAME'}`."
    elif intended:
        placeholder = "[NAME]" if intended == "update" else "NAME"
        hint = f"Did you mean `mlcat catalogs {intended} {arguments or placeholder}`?"
    return UsageError(f"`mlcat catalogs` has no action '{shorten(action, 40)}'.", hint)


def _list(terminal: Terminal, output: Output) -> int:
    _report_unusable_files(terminal)
    rows = [row for file in all_catalogs(terminal.folders) if (row := _catalog_row(terminal, file))]
    columns = {"id": "CATALOG", "title": "TITLE", "count": "ENTRIES", "size": "SIZE", "source": "FROM", "fetched": "ON"}
    if output.format:
        write_rows(terminal, output, rows, columns)
        return ExitCode.OK
    readable = [row | {"size": _size_text(row["bytes"])} for row in rows]
    write_rows(terminal, output, readable, columns)
    folders = terminal.folders
    folder_lines = {
        "current": selection.current_name(terminal),
        "catalogs in": folders.catalogs,
        "indexes in": folders.cache,
        "state in": folders.state,
    }
    terminal.write("\n" + "".join(f"{label:<12}{one_line(value)}\n" for label, value in folder_lines.items()))
    return ExitCode.OK


def _report_unusable_files(terminal: Terminal) -> None:
    for error in unusable_file_errors(terminal.folders):
        terminal.error(error)


def _catalog_row(terminal: Terminal, file: CatalogFile) -> dict[str, object] | None:
    try:
        index = selection.open_catalog_index(terminal, file)
    except CatalogError as error:
        terminal.error(error)
        return None
    return {
        "id": file.name,
        "title": index.title,
        "count": index.count,
        "bytes": os.path.getsize(file.path),
        "source": index.source or ("ships with mlcat" if file.is_bundled else None),
        "fetched": index.fetched,
        "path": file.path,
    }


def _size_text(count: object) -> str:
    assert isinstance(count, int)
    return f"{max(count / 1024, 1):.0f} KiB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MiB"


def _use(terminal: Terminal, names: list[str]) -> int:
    """Makes a catalog the current one."""
    if len(names) != 1:
        raise UsageError("`mlcat catalogs use` needs one NAME.", "`mlcat catalogs` has the names; `all` is one too.")
    name = selection.ALL if names[0].casefold() == selection.ALL else find_catalog(terminal.folders, names[0]).name
    write_state(terminal.folders, CURRENT_CATALOG, f"{name}\n")
    terminal.note(f"the current catalog is now {name}: list, sections and tags show it unless -c says otherwise.")
    if terminal.environ.get(selection.CATALOG_VARIABLE):
        terminal.note(f"{selection.CATALOG_VARIABLE} is set, and takes precedence.")
    return ExitCode.OK


def _remove(terminal: Terminal, names: list[str], *, confirmed: bool) -> int:
    if not names:
        raise UsageError("`mlcat catalogs remove` needs a NAME.", "`mlcat catalogs` has the names.")
    from mlcat.cli.updating.history import forget_updates
    from mlcat.importing.writing.temporary_files import remove_leftovers

    try:
        files = _user_catalogs(terminal, names, "and cannot be removed")
    except UsageError as error:
        raise _with_entry_hint(terminal, names, error) from None
    if not confirmed and not _may_remove(terminal, files):
        terminal.note("nothing was removed.")
        return ExitCode.FAILED
    for file in files:
        remove_catalog(terminal.folders, file)
        forget_updates(terminal.folders, file.name)
        if read_state(terminal.folders, CURRENT_CATALOG).strip() == file.name:
            remove_state(terminal.folders, CURRENT_CATALOG)
        remove_leftovers(terminal.folders)
        terminal.write(f"removed {file.name}\n")
        terminal.flush()  # so that Ctrl-C does not drop the report of what is done
    return ExitCode.OK


def _may_remove(terminal: Terminal, files: list[CatalogFile]) -> bool:
    """Whether the user agrees to remove catalogs that cannot be imported again; true without a terminal."""
    indexes = [index for file in files if (index := selection.open_or_report(terminal, file))]
    lost = [index for index in indexes if not index.source and index.count]
    if not lost or not terminal.may_ask():
        return True
    for index in lost:
        entries = f"{index.count:,} {'entry' if index.count == 1 else 'entries'}"
        terminal.note(f"{index.name}: {entries}, and no source to import them from again")
    return terminal.ask("Remove this catalog?" if len(lost) == 1 else f"Remove these {len(lost)} catalogs?")


def _with_entry_hint(terminal: Terminal, names: list[str], error: UsageError) -> UsageError:
    """The error about an unknown catalog. If an entry of a user's catalog has that name, its hint is the command that
    removes the entry."""
    known = {file.name for file in all_catalogs(terminal.folders)}
    for name in (name.casefold().strip() for name in names):
        if name not in known and any(
            index.rowid_by_id(name) for index in selection.other_catalogs(terminal, []) if index.name != BUNDLED
        ):
            return UsageError(error.message, f"To remove the entry: `mlcat remove {name}`.")
    return error


def _user_catalogs(terminal: Terminal, names: list[str], reason: str) -> list[CatalogFile]:
    """The user's catalogs with these names, without duplicates. Raises `UsageError` for an unknown name, and for the
    bundled catalog, with `reason` in the message."""
    files = {file.name: file for file in (find_catalog(terminal.folders, name) for name in names)}
    for file in files.values():
        if file.is_bundled:
            raise UsageError(f"'{file.name}' ships with mlcat {reason}.", "Name one that you imported.")
    return list(files.values())


def _update(terminal: Terminal, names: list[str], *, force: bool, confirmed: bool) -> int:
    """Fetches catalogs again; if one fails, the others are still updated."""
    _report_unusable_files(terminal)
    files = _user_catalogs(terminal, names, "and comes with its updates") or all_catalogs(terminal.folders)[1:]
    if not files:
        terminal.note(
            "nothing to update: no list was imported yet.", "Import one: `mlcat import vinta/awesome-python`."
        )
        return ExitCode.OK
    from mlcat.importing.signals import deferred_signals

    with deferred_signals():  # see `import_`
        from mlcat.cli.updating.update_all import update_catalogs

    return update_catalogs(
        terminal, files, force=force, confirmed=confirmed and bool(names), all_were_named=bool(names)
    )


COMMAND = Command(
    "catalogs",
    help="List the catalogs with their size, source and folders; choose the current one, update or remove them.",
    examples=(
        ("mlcat catalogs", "list them"),
        ("mlcat catalogs update", "fetch all of them again and report the changes"),
        ("mlcat catalogs use awesome-python", "make it the current catalog"),
        ("mlcat catalogs remove awesome-python", ""),
    ),
    run=run,
    arguments=(
        Argument(
            "action", metavar="[ACTION]", help="One of: use, remove, update.", required=False, completions=ACTIONS
        ),
        Argument(
            "names",
            metavar="[NAME...]",
            help="The catalogs to act on.",
            required=False,
            multiple=True,
            completions="imported",
        ),
    ),
    options=(
        *ROW_FORMAT_OPTIONS,
        Option(
            "force",
            "--force",
            help="With update: fetch what is unchanged too, and go on if more than half of the entries would be lost.",
        ),
        Option("yes", "--yes", help="With remove: confirm in advance, so that nothing is asked."),
        Option("confirm", "--confirm", help="With update NAME: fetch the source that a pipe named."),
    ),
)
