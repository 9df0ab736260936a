"""`mlcat catalogs update`: fetches catalogs in parallel, writes them one by one, and reports each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mlcat.catalogs import CatalogFile
from mlcat.cli import ExitCode
from mlcat.cli.progress import Bar, CatalogBar
from mlcat.cli.terminal import Terminal
from mlcat.cli.updating.fetching import Arrival, fetch_all
from mlcat.cli.updating.update import NoSourceError, Plan, fetch, plan_update, update_catalog
from mlcat.errors import MlcatError
from mlcat.importing.fetch.sources import FetchedList
from mlcat.importing.fetch.validators import NotModified
from mlcat.importing.signals import exit_on_termination
from mlcat.importing.updates.changes import Changes

_WAITING = "updating catalogs"
_MAX_TITLES = 10  # of each kind of change that a report names


def update_catalogs(
    terminal: Terminal, catalogs: list[CatalogFile], *, force: bool, confirmed: bool, all_were_named: bool
) -> int:
    """Updates the user's catalogs and reports what changed; if one fails, the others are still updated.

    Returns the exit code: FAILED if one failed. A catalog without a source is a failure only if it was named.
    """
    plans, code = [], ExitCode.OK
    terminal.uses_pager = False  # a pager would wait for the user between two reports
    for catalog in catalogs:
        try:
            plans.append(plan_update(terminal, catalog, confirmed=confirmed))
        except MlcatError as error:
            terminal.error(error)
            if all_were_named or not isinstance(error, NoSourceError):
                code = ExitCode.FAILED
    with exit_on_termination(), _bar(terminal, plans) as bar:
        for arrival in fetch_all(plans, lambda plan: fetch(terminal, plan, bar.advance, force=force)):
            bar.describe(f"updating {arrival.plan.catalog.name}")
            try:
                report = _write_arrival(
                    terminal, _with_catalog_name(arrival) if len(plans) > 1 else arrival, bar, force
                )
            except MlcatError as error:
                code = ExitCode.FAILED
                report = partial(terminal.error, error)
            bar.hidden_during(report)
            bar.step()
            bar.describe(_WAITING)
    return code


def _bar(terminal: Terminal, plans: list[Plan]) -> Bar:
    """A progress bar: in bytes for one catalog, in finished catalogs for several."""
    if len(plans) == 1:
        return Bar(terminal, f"updating {plans[0].catalog.name}")
    return CatalogBar(terminal, _WAITING, len(plans))


def _with_catalog_name(arrival: Arrival) -> Arrival:
    """The arrival, with the name of the catalog in the message of a failed fetch."""
    plan, outcome = arrival
    if isinstance(outcome, MlcatError):
        return Arrival(plan, MlcatError(f"{plan.catalog.name}: {outcome.message}", outcome.hint))
    return arrival


def _write_arrival(terminal: Terminal, arrival: Arrival, bar: Bar, force: bool) -> Callable[[], None]:
    """Writes a catalog whose list has arrived; returns the function that reports it. Raises `MlcatError`."""
    plan, outcome = arrival
    name = plan.catalog.name
    if isinstance(outcome, MlcatError):
        raise outcome
    if isinstance(outcome, NotModified):
        return partial(_report, terminal, f"{name}: up to date\n", "")
    assert isinstance(outcome, FetchedList)
    diff, skipped = update_catalog(terminal, plan, outcome, bar, force=force)
    new, changed, removed = (f"{changes.count:,}" for changes in (diff.new, diff.changed, diff.removed))
    text = f"{name}: {new} new, {changed} changed, {removed} removed\n" if diff else f"{name}: up to date\n"
    for sign, changes in (("+", diff.new), ("~", diff.changed), ("-", diff.removed)):
        text += _change_lines(sign, changes)
    return partial(_report, terminal, text, skipped and f"{name}: {skipped}")


def _change_lines(sign: str, changes: Changes) -> str:
    titled = changes.first[:_MAX_TITLES]
    more = changes.count - len(titled)
    return "".join(f"  {sign} {change.title}\n" for change in titled) + (
        f"  {sign} and {more:,} more\n" if more else ""
    )


def _report(terminal: Terminal, text: str, note: str) -> None:
    terminal.write(text)
    terminal.flush()  # so that Ctrl-C does not drop the report of what is done
    terminal.note(note)
