"""Renders the facts of an entry as pairs of label and value, in the order of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from mlcat.model import Entry, Link, Publication
from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from mlcat.render.theme import COMMAND, ID, STATUS, address_text, clean_text, join_facts, link_style
from mlcat.text.safety import one_line

Fact = tuple[str, Text]
"""A label and its value."""

MAIN_LINKS = ("paper", "code", "docs", "demo", "data")
"""The labels of the links that a page shows without `--all`."""
MAX_LINKS = 3
"""A page with at most this many links besides the address shows all of them without `--all`; with more, only those in
`MAIN_LINKS`."""
MAX_ALIASES = 4
"""A page with at most this many other names shows them without `--all`; with more, none."""
MAX_AUTHORS = 6
"""Maximum number of authors that a page shows without `--all`. In a reference, a page never shows more: `mlcat cite`
does."""
STATUS_RULE = "active: the code changed within the 24 months before that, dormant: it did not"
"""The rule for the status of an entry."""
_WIDTH_AROUND_VALUE = 24  # columns of the frame, the longest label and the gaps
_PUBLICATION_KINDS = ("paper", "survey", "article")  # entries of these kinds are publications themselves


def short_facts(entry: Entry, canvas: Canvas) -> Iterator[Fact]:
    """The facts with short values: year, organization, licenses, language, status."""
    if entry.year and not (entry.publications and entry.kind in _PUBLICATION_KINDS):
        yield "year", clean_text(str(entry.year))
    if entry.organization:
        yield "organization", clean_text(entry.organization)
    remark = " (of its code)" if entry.kind in _PUBLICATION_KINDS else ""
    if entry.license:
        yield "license", clean_text(entry.license)
    if entry.code_license:
        yield "code license", clean_text(entry.code_license)
    if entry.language:
        yield "language", clean_text(entry.language + remark)
    if entry.status or entry.last_activity:
        yield "status", _status(entry, remark, canvas)


def long_facts(entry: Entry, related: Iterable[Item], canvas: Canvas, *, full: bool) -> tuple[list[Fact], str]:
    """The facts with long values, and a note on what is omitted; "" if nothing is.

    The facts are authors, install command, publications, addresses, other names, topics, and related entries. Without
    `full`, only the first authors, the main links and few names are included. The note names the option to see all.
    """
    facts: list[Fact] = []
    if entry.authors:
        facts.append(("authors", clean_text(_names(entry.authors, len(entry.authors) if full else MAX_AUTHORS))))
    if entry.install:
        facts.append(("install", clean_text(entry.install, COMMAND)))
    if full:
        facts += [
            (publication.role or "publication", _citation(publication, canvas)) for publication in entry.publications
        ]
    elif entry.publications:
        facts.append(("published", _publication_line(entry.publications[0], canvas)))
    addresses = _addresses(entry)
    show_all = full or len(addresses) <= MAX_LINKS + 1  # one more for the entry's own address
    links = addresses if show_all else [link for link in addresses if _is_main(link.label)]
    facts += [(link.label, address_text(link.url, canvas)) for link in links]
    if entry.aliases and (full or len(entry.aliases) <= MAX_ALIASES):
        facts.append(("also called", clean_text(", ".join(entry.aliases))))
    if entry.topics and full:
        facts.append(("topics", clean_text(", ".join(entry.topics))))
    if entry.checked and full:
        facts.append(("checked", clean_text(f"{entry.checked}{f' ({STATUS_RULE})' if entry.status else ''}")))
    if entry.added and full:
        facts.append(("added", clean_text(entry.added)))
    if similar := [item.reference for item in related]:
        similar = similar if full or not canvas.terminal else _in_one_line(similar, canvas.width)
        facts.append(("similar", Text("  ".join(map(one_line, similar)), ID)))
    return facts, "" if full else _omitted_note(entry, len(addresses) - len(links))


def _in_one_line(references: list[str], width: int) -> list[str]:
    """As many references as fit on one line of a page, but at least one."""
    while len(references) > 1 and len("  ".join(references)) > width - _WIDTH_AROUND_VALUE:
        references = references[:-1]
    return references


def _names(authors: tuple[str, ...], max_names: int) -> str:
    """The first `max_names` authors, and the number of the others."""
    others = len(authors) - max_names
    return ", ".join(authors[:max_names]) + (
        f" and {others} {'other' if others == 1 else 'others'}" if others > 0 else ""
    )


def _omitted_note(entry: Entry, omitted_links: int) -> str:
    """The note on what a page without `--all` omits; `omitted_links` is the number of omitted links."""
    names = len(entry.aliases) if len(entry.aliases) > MAX_ALIASES else 0
    counts = (
        (len(entry.publications), "reference"),
        (omitted_links, "link"),
        (names, "name"),
        (len(entry.topics), "topic"),
    )
    parts = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count]
    return f"--all adds {', '.join(parts)}" if parts else ""


def _is_main(label: str) -> bool:
    """Whether a page shows a link with this label, or with these labels, without `--all`."""
    return any(part.casefold() in ("address", *MAIN_LINKS) for part in label.split(", "))


def _status(entry: Entry, remark: str, canvas: Canvas) -> Text:
    since = f"last activity {entry.last_activity}" if entry.last_activity else ""
    if not entry.status:
        return clean_text(since + remark)
    return join_facts(canvas, [clean_text(entry.status + remark, STATUS.get(entry.status, "")), clean_text(since)])


def _publication_line(publication: Publication, canvas: Canvas) -> Text:
    """The venue, the year, and the arXiv number or the DOI: `KDD 2019 · arXiv:1907.10902`."""
    container = publication.venue or publication.container or publication.publisher or ""
    year = str(publication.year or "")
    parts = [clean_text(container), clean_text("" if year in container else year)]
    if publication.arxiv:
        parts.append(_link_text(f"arXiv:{publication.arxiv}", f"https://arxiv.org/abs/{publication.arxiv}", canvas))
    elif publication.doi:
        parts.append(_link_text(f"doi:{publication.doi}", f"https://doi.org/{publication.doi}", canvas))
    return join_facts(canvas, parts)


def _link_text(value: str, url: str, canvas: Canvas) -> Text:
    linked_text = clean_text(value)
    if canvas.links:
        linked_text.stylize(link_style(url))
    return linked_text


def _citation(publication: Publication, canvas: Canvas) -> Text:
    """The reference in APA style with at most `MAX_AUTHORS`, its address as a link, and the arXiv number."""
    from mlcat.citing.apa import apa
    from mlcat.citing.prose import publication_address

    reference, address_of_reference = apa(publication, MAX_AUTHORS), publication_address(publication)
    number = f"arXiv:{publication.arxiv}" if publication.arxiv else ""
    citation = clean_text(reference.removesuffix(address_of_reference).rstrip())
    links = [(address_of_reference, address_of_reference)] if address_of_reference else []
    if number and number not in reference:
        links.append((number, f"https://arxiv.org/abs/{publication.arxiv}"))
    for link_text, url in links:
        citation.append(" ").append_text(_link_text(link_text, url, canvas))
    return citation


def _addresses(entry: Entry) -> list[Link]:
    """The address of the entry and its links. Links to the same address become one link with all labels."""
    labels: dict[str, list[str]] = {entry.url: ["address"]}
    for link in entry.links:
        labels.setdefault(link.url, []).append(link.label)
    return [Link(label=", ".join(names), url=url) for url, names in labels.items()]
