"""Edits an entry, the steps of `mlcat edit`: opens the editor until the text is valid or the user gives up."""

from __future__ import annotations

from mlcat.cli import ExitCode, exit_code
from mlcat.cli.editing.editor import TextFile, edit, editor_command
from mlcat.cli.editing.own_catalogs import editable_item
from mlcat.cli.terminal import Terminal
from mlcat.errors import MlcatError, quoted_list
from mlcat.importing.editing.entry_changes import ChangedMeanwhileError, replace_entry, stored_entry
from mlcat.importing.editing.entry_reader import read_entry
from mlcat.importing.editing.entry_text import entry_text
from mlcat.importing.signals import exit_on_termination, first_signal_only


def edit_entry(terminal: Terminal, name: str, catalog: str | None) -> int:
    """Opens the entry called `name` in the editor, and replaces it with what was saved.

    If the edit cannot be stored, its text stays in a file, whose path is printed. Raises `MlcatError` if the entry does
    not exist or may not be changed, or if there is no editor.
    """
    item = editable_item(terminal, name, catalog, "edit")
    command = editor_command(terminal.environ, on_terminal=terminal.may_ask() and terminal.is_terminal(terminal.out))
    session = _Session(terminal, item.catalog, item.row.id)
    try:
        with exit_on_termination():
            return session.run(command)
    except MlcatError as error:
        terminal.error(error)
        return exit_code(error)
    finally:
        session.report_unsaved()


class _Session:
    """One edit of one entry."""

    def __init__(self, terminal: Terminal, catalog: str, entry_id: str) -> None:
        self._terminal = terminal
        self._catalog = catalog
        self._before, section = stored_entry(terminal.folders, catalog, entry_id)
        self._text_file = TextFile(terminal.folders, f"{entry_id}.toml", entry_text(self._before, catalog, section))

    def run(self, command: list[str]) -> int:
        """Opens the editor until the text is stored or unchanged, or until the user declines to edit it again."""
        terminal = self._terminal
        while True:
            edit(command, self._text_file.path, terminal.environ)
            try:
                return self._store(self._text_file.read())
            except ChangedMeanwhileError as error:
                self._before, _ = stored_entry(terminal.folders, self._catalog, self._before.id)
                fault: MlcatError = error
            except MlcatError as error:
                fault = error
            terminal.error(fault)
            if not (terminal.may_ask() and terminal.ask("Edit it again?")):
                return exit_code(fault)

    def _store(self, text: bytes) -> int:
        """Replaces the stored entry with the one in the text, and removes the text file. Raises `MlcatError` if the
        text is invalid or cannot be stored."""
        terminal = self._terminal
        after = None if text == self._text_file.original else read_entry(text)
        if after is None:
            terminal.note(f"'{self._before.id}' was not changed.")
        else:
            with first_signal_only():
                replaced = replace_entry(terminal.folders, self._catalog, self._before, after)
            terminal.write(f"changed {replaced.id} in {self._catalog}\n")
            if replaced.ids_with_same_address:
                terminal.flush()
                terminal.note(
                    f"the same address is also that of {quoted_list(list(replaced.ids_with_same_address), 'and')}."
                )
        self._text_file.remove()
        return ExitCode.OK

    def report_unsaved(self) -> None:
        """Prints the path of the text file if the text was changed and not stored; otherwise removes the file."""
        try:
            is_changed = self._text_file.read() != self._text_file.original
        except MlcatError:  # the user removed the file
            return
        if is_changed:
            self._terminal.note(f"Your text is in {self._text_file.path}.")
        else:
            self._text_file.remove()
