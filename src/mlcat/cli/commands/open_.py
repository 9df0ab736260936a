"""`mlcat open`: opens an entry's address in the browser."""

from __future__ import annotations

from mlcat.cli import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.lookup.entry_arguments import resolve_argument
from mlcat.cli.parsing.options import CATALOG_OPTION, ENTRY_OR_HIT_HELP
from mlcat.cli.parsing.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.errors import MlcatError, NotFoundError, suggest
from mlcat.model import Entry
from mlcat.text.safety import clean, shorten


def run(terminal: Terminal, *, entry: str, link: str | None, print_only: bool, catalog: str | None) -> int:
    """Opens the address in a browser; prints it with --print, or if no browser can be started."""
    indexes = selection.open_named_or_all(terminal, catalog)
    target = resolve_argument(terminal, indexes, entry, selection.catalog_option(terminal, catalog)).entry()
    url = clean(link_address(target, link))
    if not url.lower().startswith(("http://", "https://")):
        raise MlcatError(f"'{shorten(url, 60)}' is not a web address.", "Only http and https are opened.")
    if print_only:
        terminal.write(url + "\n")
    elif _open(terminal, url):
        terminal.note(f"opened {url}")
    else:
        terminal.write(url + "\n")
        terminal.flush()
        terminal.note(f"{_no_browser_message(terminal)}: open the address above yourself.")
    return ExitCode.OK


def _open(terminal: Terminal, url: str) -> bool:
    from mlcat.cli.web_browser import open_address

    terminal.flush()
    return open_address(url, terminal.environ, on_terminal=terminal.is_terminal(terminal.out))


def _no_browser_message(terminal: Terminal) -> str:
    browser = terminal.environ.get("BROWSER")
    return f"BROWSER is '{shorten(browser, 60)}', which cannot be started here" if browser else "no browser was found"


def link_address(entry: Entry, label: str | None) -> str:
    """The address of the link with this label, or of the only link whose label begins with it; without a label, the
    address of the entry.

    Raises `NotFoundError`, which lists the existing labels, if no link or several links have it.
    """
    if label is None:
        return entry.url
    key = label.casefold().strip()
    if key in _ADDRESS_LABELS:
        return entry.url
    links = [(link.label.casefold(), link.url) for link in entry.links]
    exact = [url for name, url in links if name == key]
    with_prefix = [url for name, url in links if name.startswith(key)]
    if exact or (key and len(set(with_prefix)) == 1):
        return (exact or with_prefix)[0]
    if not with_prefix and key and _means_own_address(entry, key):
        return entry.url
    problem = f"'{entry.id}' has {'several links' if with_prefix and key else 'no link'} '{shorten(label, 40)}'."
    labels = [link.label for link in entry.links]
    raise NotFoundError(problem, suggest("Links", labels, label) if labels else f"It has its address only: {entry.url}")


_ADDRESS_LABELS = ("address", "url", "homepage")
"""Labels that mean the address of the entry; `show` has the first."""
_CODE_LABELS = ("code", "repo", "repository", "source", "github")
_PAPER_LABELS = ("paper", "pdf")
_PAPER_KINDS = ("paper", "survey", "article")  # kinds


def _means_own_address(entry: Entry, key: str) -> bool:
    """Whether a label, in lower case, means the address of the entry itself: `code` for a repository, `paper` for a
    paper."""
    from mlcat.text.addresses import HOSTS_WITH_OWNERS, host_and_path

    if any(label.startswith(key) for label in _CODE_LABELS):
        return host_and_path(entry.url)[0] in HOSTS_WITH_OWNERS
    return entry.kind in _PAPER_KINDS and any(label.startswith(key) for label in _PAPER_LABELS)


COMMAND = Command(
    "open",
    help="Open an entry's address in the browser.",
    examples=(
        ("mlcat open faiss", "the address of an entry"),
        ("mlcat open clip --link paper", "one of its links"),
        ("mlcat open clip --print", "print the address instead"),
    ),
    run=run,
    searches_all=True,
    arguments=(
        Argument(
            "entry",
            metavar="ENTRY",
            help=ENTRY_OR_HIT_HELP,
            missing_hint="Name one: `mlcat open faiss`.",
            completions="id",
        ),
    ),
    options=(
        Option(
            "link",
            "-l",
            "--link",
            metavar="LABEL",
            help="The link with this label: paper, code, docs, demo, ...",
            completions="link",
        ),
        Option("print_only", "--print", help="Print the address instead of opening it."),
        CATALOG_OPTION,
    ),
)
