"""Finds the addresses of a document that the import would lose silently."""

from collections.abc import Iterator

from mlcat.importing.documents.tree import LINK, TEXT, Block
from mlcat.importing.lists.links.leading_link import find_bare_address
from mlcat.importing.lists.links.link_targets import resolve
from mlcat.importing.lists.parsed import LeftOut, ParsedList

NOT_READ = "not read"


def unread_addresses(root: Block, parsed: ParsedList, base: str | None) -> tuple[LeftOut, ...]:
    """The http addresses that belong to no entry, and are not on a line that was left out.

    Each is listed once, with its first line, in the order of the document. Badges (links without words) and links into
    the document itself do not count.
    """
    known = {entry.url for entry in parsed.entries}
    known.update(link.url for entry in parsed.entries for link in entry.links)
    lines = {item.line for item in parsed.left_out}
    unread: list[LeftOut] = []
    for line, text, href in _addresses(root):
        if href[:4].casefold() != "http" or href in known:
            continue
        url, reason = resolve(href, base)
        if reason or url in known:
            continue
        known |= {href, url}
        if line not in lines:
            unread.append(LeftOut(NOT_READ, line, f"{text} {url}" if text != url else url))
    return tuple(unread)


def _addresses(root: Block) -> Iterator[tuple[int, str, str]]:
    """Yields line, text and address of each link, and of the first bare address in each text."""
    pending = [root]
    while pending:
        block = pending.pop()
        pending.extend(reversed(block.children))
        for inline in block.inlines:
            if inline.kind == LINK:
                yield block.line, inline.text, inline.url
            elif inline.kind == TEXT and "://" in inline.text and (match := find_bare_address(inline.text)):
                yield block.line, match.group(), match.group()
