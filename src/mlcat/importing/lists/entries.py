"""An entry in the making: begun by the link it leads with, finished when all that belongs to it was met."""

from dataclasses import dataclass, field

from mlcat.constraints import MAX_LINE, MAX_PARAGRAPH
from mlcat.importing.lists.addresses import own_page, resolve
from mlcat.importing.lists.description import (
    after_links,
    after_signs,
    description_of,
    without_codes,
    without_labels,
    without_licence,
)
from mlcat.importing.lists.inline import ASIDE, LINK, Inline
from mlcat.importing.lists.keywords import boilerplate, has_words
from mlcat.importing.lists.leading_link import LeadingLink
from mlcat.importing.lists.licenses import language, licence
from mlcat.importing.lists.parsed import ParsedEntry, ParsedLink
from mlcat.importing.lists.titles import label_of, title_of
from mlcat.text.safety import shorten

_MOST_LINKS = 200  # of one entry


@dataclass(slots=True)
class EntryBuilder:
    """An entry while it is read: what hangs below it in the list is still to be added."""

    title: str
    url: str
    path: tuple[int, ...]
    lines: list[str] = field(default_factory=list)
    links: list[ParsedLink] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    license: str | None = None
    language: str | None = None
    year: int | None = None
    group: int = 0
    """The list it stands in; 0 for none."""
    in_text: bool = False
    """Whether it is a line of a paragraph."""
    guessed: bool = False
    """Whether its title stood before the link, as plain text."""

    def add(self, row: list[Inline], base: str | None, words: bool = True) -> None:
        """Adds what `row` says (unless only its links are wanted) and links to."""
        if words and len(self.lines) < 200 and (text := description_of(row)):
            self.lines.append(text)
        for piece in row:
            if piece.kind in (LINK, ASIDE):
                self.link(piece.text, piece.url, base)

    def link(self, label: str, href: str, base: str | None) -> None:
        """Adds a further link, unless it is the entry's own, or no address a catalog can hold."""
        url, reason = resolve(href, base)
        if reason or url == self.url or len(self.links) >= _MOST_LINKS:
            return
        label = shorten(label_of(label), MAX_LINE)
        if label and ParsedLink(label=label, url=url) not in self.links:
            self.links.append(ParsedLink(label=label, url=url))

    def found(self, path: tuple[str, ...]) -> ParsedEntry:
        """The finished entry, under the headings of `path`."""
        return ParsedEntry(
            title=self.title,
            url=self.url,
            path=path,
            description=shorten(" ".join(self.lines), MAX_PARAGRAPH),
            links=tuple(self.links),
            tags=tuple(dict.fromkeys(self.tags)),
            license=self.license,
            language=self.language,
            year=self.year,
        )


def start_entry(start: LeadingLink, path: tuple[int, ...], base: str | None) -> tuple[EntryBuilder | None, str]:
    """The entry that begins so, or None and the reason why it is none."""
    title = title_of(start.title)
    url, reason = resolve(start.href, base)
    reason = reason or _no_resource(title, url)
    if reason:
        return None, reason
    entry = EntryBuilder(title, url, path)
    row, signs = after_signs(after_links(start.rest))
    row, codes = without_codes(row)
    for code in start.tags + signs + codes:
        mark(entry, code)
    row, name = without_licence(without_labels(row))
    entry.license = entry.license or name
    entry.add(start.rest, base, words=False)
    entry.add(row, base)
    return entry, ""


def _no_resource(title: str, url: str) -> str:
    if not has_words(title):
        return "no title"
    return own_page(url) or (boilerplate(title) or "")


def mark(entry: EntryBuilder, code: str) -> None:
    """Takes a code span as what it plainly is: a licence, or a tag (which may name a language too), or several."""
    if code[:1] == "(" and code[-1:] == ")":
        for part in code[1:-1].split(","):
            mark(entry, part.strip())
        return
    name = licence(code)
    if name:
        entry.license = entry.license or name
    elif has_words(code) and len(code) <= 60:
        entry.tags.append(code)
        entry.language = entry.language or language(code.partition("/")[0])
