"""`mlcat add`: adds an entry to a user's catalog."""

from __future__ import annotations

from mlcat.cli import ExitCode
from mlcat.cli.parsing.options import OWN_CATALOG_OPTION, parse_year
from mlcat.cli.parsing.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.constraints import KINDS
from mlcat.filters import parse_kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(
    terminal: Terminal,
    *,
    url: str,
    title: str | None,
    section: str | None,
    tag: list[str],
    author: list[str],
    catalog: str | None,
    fetch: bool,
    **values: Any,
) -> int:
    """Adds an entry, and writes its reference and its catalog."""
    from mlcat.importing.signals import deferred_signals, exit_on_termination

    with deferred_signals():  # as `import`: what brings Pydantic and the HTTP client
        from mlcat.cli.editing import adding

    with exit_on_termination():
        added = adding.add(
            terminal,
            url,
            catalog,
            adding.NewFields(title, section, values | {"tags": tag, "authors": author}),
            fetches=fetch,
        )
    terminal.write(f"added {added.reference} to {added.catalog}\n")
    terminal.flush()
    terminal.note(*added.notes)
    return ExitCode.OK


COMMAND = Command(
    "add",
    help="Add an entry to one of your catalogs: the one that -c names, else the current one if it may be changed, else "
    "mine. A catalog that does not exist is created. Nothing is fetched without --fetch.",
    examples=(
        ("mlcat add https://github.com/facebookresearch/faiss", "to mine, which is created if necessary"),
        ("mlcat add https://arxiv.org/abs/2103.00020 --fetch", "with the title and description of the page"),
        ('mlcat add https://example.org/ --title Me -s "A > B"', "with what you know yourself, in section B of A"),
        ("mlcat add https://example.org/ -c work", "to another catalog"),
    ),
    run=run,
    arguments=(
        Argument(
            "url",
            metavar="URL",
            help="The address of what you add.",
            missing_hint="Give an address: `mlcat add https://example.org/`.",
        ),
    ),
    options=(
        OWN_CATALOG_OPTION,
        Option("title", "--title", metavar="TEXT", help="Its name (default: taken from the address)."),
        Option(
            "section",
            "-s",
            "--section",
            metavar="NAME",
            completions="section",
            help='Its section, by id or title, which is created if necessary; "Outer > Inner" for one in another '
            "(default: Unsorted).",
        ),
        Option("tag", "-t", "--tag", metavar="NAME", multiple=True, completions="tag", help="A tag. Repeatable."),
        Option(
            "kind",
            "-k",
            "--kind",
            metavar="KIND",
            convert=parse_kind,
            completions=KINDS,
            help="What it is: paper, library.",
        ),
        Option("summary", "--summary", metavar="TEXT", help="One line: what it is and for what."),
        Option("description", "--description", metavar="TEXT", help="A paragraph."),
        Option("author", "--author", metavar="NAME", multiple=True, help="Who made it. Repeatable."),
        Option("year", "--year", metavar="YEAR", convert=parse_year, help="The year in which it appeared."),
        Option("license", "--license", metavar="NAME", help="Its license, as an SPDX expression: MIT."),
        Option("language", "--language", metavar="NAME", help="The programming language of its code."),
        Option("install", "--install", metavar="COMMAND", help="The command that installs it."),
        Option("id", "--id", metavar="ID", help="Its id (default: derived from the title)."),
        Option("fetch", "--fetch", help="Fetch the page, for its title and description."),
    ),
)
