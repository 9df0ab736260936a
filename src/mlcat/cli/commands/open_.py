"""`mlcat open`: an entry's address in the browser."""

from __future__ import annotations

from mlcat.cli.commands.show_ import ENTRY
from mlcat.cli.exit_codes import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.lookup.named_entries import hit_or_entry
from mlcat.cli.parsing.options import CATALOG
from mlcat.cli.parsing.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.errors import MlcatError, NotFoundError, suggest
from mlcat.model import Entry
from mlcat.text.safety import clean, shorten


def run(terminal: Terminal, *, entry: str, link: str | None, print: bool, catalog: str | None) -> int:
    """Opens the address in a browser; prints it with --print, or if no browser can be started."""
    indexes = selection.open_for_search(terminal, catalog)
    target = hit_or_entry(terminal, indexes, entry, selection.catalog_option(terminal, catalog)).entry()
    url = clean(address(target, link))
    if not url.lower().startswith(("http://", "https://")):
        raise MlcatError(f"'{shorten(url, 60)}' is not a web address.", "Only http and https are opened.")
    if print:
        terminal.write(url + "\n")
    elif _open(terminal, url):
        terminal.note(f"opened {url}")
    else:
        terminal.write(url + "\n")
        terminal.flush()
        terminal.note(f"{_no_browser_message(terminal)}: open the address above yourself.")
    return ExitCode.OK


def _open(terminal: Terminal, url: str) -> bool:
    from mlcat.cli.web_browser import open_address  # subprocesses, needed here only

    terminal.flush()
    return open_address(url, terminal.environ, terminal=terminal.is_terminal(terminal.out))


def _no_browser_message(terminal: Terminal) -> str:
    browser = terminal.environ.get("BROWSER")
    return f"BROWSER is '{shorten(browser, 60)}', which cannot be started here" if browser else "no browser was found"


def address(entry: Entry, label: str | None) -> str:
    """The entry's address or, with a `label`, the address of the link with that label or prefix of a label.

    Raises `NotFoundError`, which names the existing labels.
    """
    if label is None:
        return entry.url
    key = label.casefold().strip()
    if key in _ADDRESS:
        return entry.url
    links = [(link.label.casefold(), link.url) for link in entry.links]
    exact = [url for name, url in links if name == key]
    with_prefix = [url for name, url in links if name.startswith(key)]
    if exact or (key and len(set(with_prefix)) == 1):
        return (exact or with_prefix)[0]
    if not with_prefix and key and _is_itself(entry, key):
        return entry.url
    problem = f"'{entry.id}' has {'several links' if with_prefix and key else 'no link'} '{shorten(label, 40)}'."
    labels = [link.label for link in entry.links]
    raise NotFoundError(problem, suggest("Links", labels, label) if labels else f"It has its address only: {entry.url}")


_ADDRESS = ("address", "url", "homepage")
"""Labels that mean the address of the entry; `show` has the first."""
_CODE = ("code", "repo", "repository", "source", "github")
_PAPER = ("paper", "pdf")
_PAPERS = ("paper", "survey", "article")  # kinds


def _is_itself(entry: Entry, key: str) -> bool:
    """Whether the label `key` means the entry's own address: a repository for `code`, a paper for
    `paper`."""
    from mlcat.text.addresses import HOSTS_WITH_OWNERS, host_and_path  # regular expressions, for such labels only

    if any(label.startswith(key) for label in _CODE):
        return host_and_path(entry.url)[0] in HOSTS_WITH_OWNERS
    return entry.kind in _PAPERS and any(label.startswith(key) for label in _PAPER)


COMMAND = Command(
    "open",
    help="Open an entry's address in the browser.",
    examples=(
        ("mlcat open faiss", "the address of an entry"),
        ("mlcat open clip --link paper", "one of its links"),
        ("mlcat open clip --print", "print the address instead"),
    ),
    run=run,
    everywhere=True,
    arguments=(Argument("entry", metavar="ENTRY", help=ENTRY, missing="Name one: `mlcat open faiss`.", values="id"),),
    options=(
        Option(
            "link",
            "-l",
            "--link",
            metavar="LABEL",
            help="The link with this label: paper, code, docs, demo, ...",
            values="link",
        ),
        Option("print", "--print", help="Print the address instead of opening it."),
        CATALOG,
    ),
)
