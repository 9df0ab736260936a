"""Builds an entry from its leading link and the text after it: address, facts around the title, description."""

import re

from mlcat.constraints import MAX_LINE, MAX_PARAGRAPH
from mlcat.importing.documents.text import has_words, plain
from mlcat.importing.documents.tree import (
    BADGE,
    CODE,
    CODE_BLOCK,
    DETACHED_LINK,
    IMAGE,
    LINK,
    TEXT,
    Block,
    Inline,
    text_of,
)
from mlcat.importing.fields.labels import LINKS, NOTHING, TAGS, split_label
from mlcat.importing.fields.labels import TEXT as TEXT_FIELD
from mlcat.importing.fields.stats import is_stats_badge, without_stats
from mlcat.importing.fields.status import ARCHIVED, take_status
from mlcat.importing.fields.years import year_of
from mlcat.importing.lists.description import (
    after_links,
    after_signs,
    description_of,
    without_codes,
    without_labels,
    without_license,
)
from mlcat.importing.lists.facts import add_code, add_field, add_install, is_publication
from mlcat.importing.lists.links.leading_link import LeadingLink, bare_address
from mlcat.importing.lists.links.link_targets import own_page, resolve
from mlcat.importing.lists.parsed import ParsedEntry, ParsedLink
from mlcat.importing.lists.publication import take_authors, take_publication
from mlcat.importing.lists.titles import label_of, label_of_sign, title_of
from mlcat.importing.lists.vocabulary import boilerplate
from mlcat.text.safety import shorten

_MAX_LINKS = 200  # of one entry
_ICON = re.compile(r" icon$", re.IGNORECASE)
_MIN_ICON, _MAX_ICON = 2, 40  # characters; a longer alternative text is a description
_MAX_TAGS_TEXT = 120  # characters of tags after a label; a longer text is a sentence


def start_entry(
    link: LeadingLink, base: str | None, line: int = 0, *, papers: bool = False
) -> tuple[ParsedEntry | None, str]:
    """The entry that begins with a leading link, or None and the reason why there is none; in a section of `papers`
    each entry is a paper."""
    title, status = take_status(without_stats(title_of(link.title)) or title_of(link.title))
    url, reason = resolve(link.href, base)
    row, signs = after_signs(after_links(link.rest))
    reason = reason or _reason_against(title, url, row)
    if reason:
        return None, reason
    entry = ParsedEntry(title=title or title_of(link.title), url=url, line=line, status=status, aliases=link.aliases)
    if link.struck:
        entry.status = ARCHIVED
    _add_facts_of_prefix(entry, link.prefix)
    row, codes = without_codes(row)
    for code in link.tags + signs + codes:
        add_code(entry, code)
    row, name = without_license(without_labels(row))
    entry.license = entry.license or name
    add_links(entry, link.pictures + link.rest if link.pictures else link.rest, base)
    if label_of(link.label) == "paper" or entry.authors or papers:
        entry.kind = "paper"
    _add_text(entry, row)
    return entry, ""


def _reason_against(title: str, url: str, rest: list[Inline]) -> str:
    if not title:
        return "no title"
    has_text = has_words(text_of(inline for inline in rest if inline.kind == TEXT))
    return own_page(url) or ((boilerplate(title) or "") if not has_text else "")


def _add_facts_of_prefix(entry: ParsedEntry, prefix: str) -> None:
    """Adds a year or authors from the text before the title."""
    if prefix:
        entry.year = year_of(prefix)
        take_authors(entry, prefix)


def add_content(entry: ParsedEntry, row: list[Inline], base: str | None) -> None:
    """Adds the text of `row` to the description and the facts, and its links to the links."""
    add_links(entry, row, base)
    codes = [inline.text for inline in row if inline.kind == CODE]
    if codes and not has_words(text_of(inline for inline in row if inline.kind not in (CODE, LINK))):
        for code in codes:
            add_code(entry, code)
        return
    _add_text(entry, row)


def _add_text(entry: ParsedEntry, row: list[Inline]) -> None:
    """Adds the text of `row` without its links."""
    if is_publication(entry):
        entry.kind = "paper"
        row = take_publication(entry, row)
    add_text(entry, description_of(row))


def add_line(entry: ParsedEntry, row: list[Inline], base: str | None) -> None:
    """Adds a line under an entry: the value of a labeled field, or content if it has no label."""
    text = text_of(row)
    labeled = split_label(text)
    if labeled is None:
        add_content(entry, row, base)
        return
    label, field, value = labeled
    address = bare_address(value)
    if address:
        add_link(entry, label, address.group(), base)
    for inline in row:
        if inline.kind in (LINK, DETACHED_LINK):
            vague = inline.text == inline.url or len(inline.text) > _MAX_ICON
            add_link(entry, label if vague or field == LINKS else inline.text, inline.url, base)
    if field == TEXT_FIELD:
        add_text(entry, value)
    elif field == LINKS and not address and all(inline.kind not in (LINK, DETACHED_LINK) for inline in row):
        add_text(entry, text)
    elif field not in (LINKS, NOTHING):
        is_sentence = field == TAGS and len(value) > _MAX_TAGS_TEXT
        if is_sentence or not add_field(entry, field, value):
            add_text(entry, text)


def add_text(entry: ParsedEntry, text: str) -> None:
    """Appends a text to the description, without statistics (stars, downloads) and status symbols."""
    measured = without_stats(text)
    text, status = take_status(measured if measured == text else measured.lstrip(" -–—|·,"))
    entry.status = entry.status or status
    in_brackets = text[:1] + text[-1:] in ("()", "（）") and not set(text[1:-1]) & set("()（）")
    if in_brackets and entry.kind == "paper":
        text = text[1:-1]
    if has_words(text) and len(entry.description) < MAX_PARAGRAPH:
        entry.description = shorten(f"{entry.description} {text}" if entry.description else text, MAX_PARAGRAPH)


def add_links(entry: ParsedEntry, row: list[Inline], base: str | None) -> None:
    """Adds the links and icons of `row`."""
    for inline in row:
        if inline.kind in (LINK, DETACHED_LINK):
            add_link(entry, inline.text, inline.url, base)
        elif inline.kind == BADGE and (label := label_of_sign(inline.text)):
            add_link(entry, label, inline.url, base)
        elif inline.kind in (IMAGE, BADGE) and _is_icon(inline.text):
            entry.icons += tuple(_ICON.sub("", plain(icon)) for icon in inline.text.split(", "))
            if inline.kind == BADGE:
                add_link(entry, inline.text, inline.url, base)


def _is_icon(alt: str) -> bool:
    """Whether the alternative text of an image may be a fact about the entry beside it."""
    return has_words(alt) and _MIN_ICON <= len(alt) <= _MAX_ICON and not is_stats_badge(alt)


def add_link(entry: ParsedEntry, label: str, href: str, base: str | None) -> None:
    """Adds a further link, unless it is the entry's own address or invalid in a catalog."""
    url, reason = resolve(href, base)
    if reason or url == entry.url or len(entry.links) >= _MAX_LINKS or any(link.url == url for link in entry.links):
        return
    label = shorten(label_of(label), MAX_LINE)
    if label:
        entry.links += (ParsedLink(label, url),)


def add_code_blocks(entry: ParsedEntry, blocks: list[Block]) -> None:
    """Adds the install line from the code blocks among `blocks`."""
    for block in blocks:
        if block.kind == CODE_BLOCK:
            add_install(entry, block)
