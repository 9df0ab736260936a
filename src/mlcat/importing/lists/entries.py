"""Fills an entry from its start and the text after it: title, address, links, facts, description."""

import re

from mlcat.constraints import MAX_LINE, MAX_PARAGRAPH
from mlcat.importing.documents.text import has_words, plain_text
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
from mlcat.importing.fields.authors import authors_of
from mlcat.importing.fields.beside_text import split_leading_facts, split_trailing_facts
from mlcat.importing.fields.field_labels import DESCRIPTION, IGNORED, LINKS, TAGS, split_label
from mlcat.importing.fields.stats import is_status_badge_or_picture, without_stats
from mlcat.importing.fields.status import ARCHIVED, split_status
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.description import (
    description_of,
    skip_bracketed_links,
    skip_symbols,
    split_trailing_codes,
    without_byline,
    without_labels,
)
from mlcat.importing.lists.facts import (
    add_code,
    add_facts_of_label,
    add_field,
    add_install,
    is_paper_entry,
)
from mlcat.importing.lists.link_labels import emoji_link_label, is_link_label, is_star_count, link_label
from mlcat.importing.lists.links.leading_link import EntryStart, find_bare_address
from mlcat.importing.lists.links.link_targets import page_rejection_reason, resolve
from mlcat.importing.lists.parsed import ParsedEntry, ParsedLink
from mlcat.importing.lists.publication import take_prefix, take_publication, take_title
from mlcat.importing.lists.titles import title_of
from mlcat.importing.lists.vocabulary import CONTENTS, boilerplate_reason
from mlcat.text.safety import shorten

_MAX_LINKS = 200  # further links of an entry
_ICON_SUFFIX = lazy_compile(r"(?: icon|\.(?:svg|png|jpe?g|webp))$", re.IGNORECASE)
_MAX_LINK_NAME = 40  # characters of the text of a link on a line with a label; a longer one is no name for the link
_MIN_ICON, _MAX_ICON = 2, 40  # characters; a longer alternative text is a description
_ARROWS = ("←", "⬅", "↑", "⬆", "🔝", "🔙")  # before links to the top or to another page of the list
_MAX_TAGS_TEXT = 120  # characters of tags after a label; a longer text is a sentence


def start_entry(
    start: EntryStart, base: str | None, line: int = 0, *, in_paper_section: bool = False
) -> tuple[ParsedEntry | None, str]:
    """Returns the entry that `start` begins, and ""; or None, and the reason why it is not an entry.

    `base` is the address of the document, `line` the line on which the entry begins (0 if unknown). In a section of
    papers, each entry is a paper.
    """
    linked_text = title_of(start.title)
    title, status = split_status(without_stats(linked_text) or linked_text)
    url, reason = resolve(start.href, base)
    inlines, leading_facts = split_leading_facts(start.rest)
    inlines, symbol_codes = skip_symbols(skip_bracketed_links(inlines))
    reason = reason or _rejection_reason(title, url, inlines)
    if reason:
        return None, reason
    entry = ParsedEntry(title=title or linked_text, url=url, line=line, status=status, aliases=start.aliases)
    if start.is_struck_out:
        entry.status = ARCHIVED
    take_prefix(entry, start.prefix)
    inlines, codes = split_trailing_codes(inlines)
    inlines, trailing_facts = split_trailing_facts(without_labels(inlines))
    add_links(entry, start.images + start.rest if start.images else start.rest, base)
    if start.label and not is_link_label(start.label) and add_facts_of_label(entry, start.label):
        entry.kind = "paper"
    if link_label(start.label) == "paper" or entry.authors or in_paper_section:
        entry.kind = "paper"
    is_paper = is_paper_entry(entry)
    if is_paper:
        take_title(entry)
        entry.kind = "paper"
    for code in start.tags + leading_facts + symbol_codes + codes + trailing_facts:
        add_code(entry, code)
    _add_description(entry, inlines, is_paper=is_paper)
    return entry, ""


def _rejection_reason(title: str, url: str, rest: list[Inline]) -> str:
    """The reason why a title and address are not those of an entry; "" if they are. `rest` follows the title."""
    if not title:
        return "no title"
    if title.startswith(_ARROWS):
        return CONTENTS
    if reason := page_rejection_reason(url):
        return reason
    reason = boilerplate_reason(title)
    return reason if reason and not has_words(text_of(inline for inline in rest if inline.kind == TEXT)) else ""


def add_content(entry: ParsedEntry, inlines: list[Inline], base: str | None) -> None:
    """Adds the text of `inlines` to the description and the facts, and the links in it."""
    add_links(entry, inlines, base)
    codes = [inline.text for inline in inlines if inline.kind == CODE]
    if codes and not has_words(text_of(inline for inline in inlines if inline.kind not in (CODE, LINK))):
        for code in codes:
            add_code(entry, code)
        return
    _add_description(entry, inlines, is_paper=is_paper_entry(entry))


def _add_description(entry: ParsedEntry, inlines: list[Inline], *, is_paper: bool) -> None:
    """Adds the text of `inlines` to the description. For a paper, first takes the facts of the publication from it."""
    if is_paper:
        entry.kind = "paper"
    if not inlines:
        return
    inlines = take_publication(entry, inlines) if is_paper else without_byline(inlines)
    text = description_of(inlines)
    append_description(entry, text if is_paper else _take_leading_facts(entry, text))


def _take_leading_facts(entry: ParsedEntry, text: str) -> str:
    """Takes facts from the start of a text; returns the rest.

    They are authors, if the text is nothing else ("by Ada Moss and Ben Reed"), or a labeled value in brackets
    ("(label: easy) One mast.").
    """
    if text.startswith("by ") and not entry.authors and (authors := authors_of(text)):
        entry.authors, entry.et_al = authors
        return ""
    end = text.find(")")
    labeled = split_label(text[1:end]) if text[:1] == "(" and end > 0 else None
    if labeled and labeled[1] not in (LINKS, DESCRIPTION, IGNORED) and add_field(entry, labeled[1], labeled[2]):
        return text[end + 1 :].strip()
    return text


def add_line(entry: ParsedEntry, inlines: list[Inline], base: str | None) -> None:
    """Adds a line below an entry: with a known label, its value and links; else its content."""
    text = text_of(inlines)
    labeled = split_label(text)
    if labeled is None:
        add_content(entry, inlines, base)
        return
    label, field, value = labeled
    address = find_bare_address(value)
    if address:
        add_link(entry, label, address.group(), base)
    for inline in inlines:
        if inline.kind in (LINK, DETACHED_LINK):
            is_unnamed = inline.text == inline.url or len(inline.text) > _MAX_LINK_NAME
            add_link(entry, label if is_unnamed or field == LINKS else inline.text, inline.url, base)
    if field == DESCRIPTION:
        append_description(entry, value)
    elif field == LINKS and not address and all(inline.kind not in (LINK, DETACHED_LINK) for inline in inlines):
        append_description(entry, text)
    elif field not in (LINKS, IGNORED):
        is_sentence = field == TAGS and len(value) > _MAX_TAGS_TEXT
        if is_sentence or not add_field(entry, field, value):
            append_description(entry, text)


def append_description(entry: ParsedEntry, text: str) -> None:
    """Appends a text to the description, without statistics (stars, downloads). A status in it becomes a fact."""
    if not text:
        return
    rest = without_stats(text)
    text, status = split_status(rest if rest == text else rest.lstrip(" -–—|·,:："))
    entry.status = entry.status or status
    in_brackets = text[:1] + text[-1:] in ("()", "（）") and not set(text[1:-1]) & set("()（）")
    if in_brackets and entry.kind == "paper":
        text = text[1:-1]
    if has_words(text) and len(entry.description) < MAX_PARAGRAPH:
        entry.description = shorten(f"{entry.description} {text}" if entry.description else text, MAX_PARAGRAPH)


def add_links(entry: ParsedEntry, inlines: list[Inline], base: str | None) -> None:
    """Adds the links in `inlines`, and the alternative texts of its images as icons."""
    for inline in inlines:
        if inline.kind in (LINK, DETACHED_LINK):
            add_link(entry, inline.text, inline.url, base)
        elif inline.kind == BADGE and (label := emoji_link_label(inline.text)):
            add_link(entry, label, inline.url, base)
        elif inline.kind in (IMAGE, BADGE) and _is_icon(inline.text):
            entry.icons += tuple(_ICON_SUFFIX.sub("", plain_text(icon)) for icon in inline.text.split(", "))
            if inline.kind == BADGE:
                add_link(entry, inline.text, inline.url, base)


def _is_icon(alt: str) -> bool:
    """Whether the alternative text of an image may state a fact about the entry."""
    return has_words(alt) and _MIN_ICON <= len(alt) <= _MAX_ICON and not is_status_badge_or_picture(alt)


def add_link(entry: ParsedEntry, label: str, href: str, base: str | None) -> None:
    """Adds a further link, unless the entry has its address, the address is invalid, or there are `_MAX_LINKS`."""
    url, reason = resolve(href, base)
    if reason or url == entry.url or len(entry.links) >= _MAX_LINKS or any(link.url == url for link in entry.links):
        return
    label = shorten("code" if is_star_count(label) else link_label(label), MAX_LINE)
    if label:
        entry.links += (ParsedLink(label, url),)


def add_code_blocks(entry: ParsedEntry, blocks: list[Block]) -> None:
    """Adds the install line in the code blocks among `blocks`."""
    for block in blocks:
        if block.kind == CODE_BLOCK:
            add_install(entry, block)
