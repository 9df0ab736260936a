"""From a leading link to an entry: its address, what follows the link, code spans and a license behind the text."""

from mlcat.constraints import MAX_LINE, MAX_PARAGRAPH
from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import DETACHED_LINK, LINK, Inline
from mlcat.importing.fields.languages import language_of
from mlcat.importing.fields.licenses import license_of
from mlcat.importing.lists.addresses import own_page, resolve
from mlcat.importing.lists.description import (
    after_links,
    after_signs,
    description_of,
    without_codes,
    without_labels,
    without_license,
)
from mlcat.importing.lists.leading_link import LeadingLink
from mlcat.importing.lists.parsed import ParsedEntry, ParsedLink
from mlcat.importing.lists.titles import label_of, title_of
from mlcat.importing.lists.vocabulary import boilerplate
from mlcat.text.safety import shorten

_MAX_LINKS = 200  # of one entry
_MAX_TAG = 60  # characters; a longer code span is no tag


def start_entry(link: LeadingLink, base: str | None, line: int = 0) -> tuple[ParsedEntry | None, str]:
    """The entry that a leading link begins, or None and the reason why it begins none."""
    title = title_of(link.title)
    url, reason = resolve(link.href, base)
    reason = reason or _no_resource(title, url)
    if reason:
        return None, reason
    entry = ParsedEntry(title=title, url=url, year=link.year, line=line)
    row, signs = after_signs(after_links(link.rest))
    row, codes = without_codes(row)
    for code in link.tags + signs + codes:
        add_code(entry, code)
    row, name = without_license(without_labels(row))
    entry.license = entry.license or name
    add_links(entry, link.rest, base)
    add_content(entry, row, base)
    return entry, ""


def _no_resource(title: str, url: str) -> str:
    if not has_words(title):
        return "no title"
    return own_page(url) or (boilerplate(title) or "")


def add_content(entry: ParsedEntry, row: list[Inline], base: str | None) -> None:
    """Adds what `row` says to the description, and its links to the links."""
    add_text(entry, description_of(row))
    add_links(entry, row, base)


def add_text(entry: ParsedEntry, text: str) -> None:
    """Appends a text to the description."""
    if text and len(entry.description) < MAX_PARAGRAPH:
        entry.description = shorten(f"{entry.description} {text}" if entry.description else text, MAX_PARAGRAPH)


def add_links(entry: ParsedEntry, row: list[Inline], base: str | None) -> None:
    """Adds the links of `row`."""
    for inline in row:
        if inline.kind in (LINK, DETACHED_LINK):
            add_link(entry, inline.text, inline.url, base)


def add_link(entry: ParsedEntry, label: str, href: str, base: str | None) -> None:
    """Adds a further link, unless it is the entry's own, or no address a catalog can hold."""
    url, reason = resolve(href, base)
    if reason or url == entry.url or len(entry.links) >= _MAX_LINKS:
        return
    link = ParsedLink(shorten(label_of(label), MAX_LINE), url)
    if link.label and link not in entry.links:
        entry.links += (link,)


def add_code(entry: ParsedEntry, code: str) -> None:
    """Takes a code span as what it plainly is: a license, or a tag (which may name a language too), or several."""
    if code[:1] == "(" and code[-1:] == ")":
        for part in code[1:-1].split(","):
            add_code(entry, part.strip())
        return
    name = license_of(code)
    if name:
        entry.license = entry.license or name
    elif has_words(code) and len(code) <= _MAX_TAG:
        if code not in entry.tags:
            entry.tags += (code,)
        entry.language = entry.language or language_of(code.partition("/")[0])
