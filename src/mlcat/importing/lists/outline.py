"""The headings of a list: how they nest, which are open, and which is the title of the list."""

import re
from dataclasses import dataclass
from functools import cached_property

from mlcat.importing.documents.text import has_words, label_key, plain
from mlcat.importing.documents.tree import BADGE, CODE, IMAGE, LINK, TEXT, Inline, text_of
from mlcat.importing.fields.licenses import license_of_section
from mlcat.importing.fields.stats import is_stats_badge
from mlcat.importing.lists.titles import title_of
from mlcat.importing.lists.vocabulary import CONTENTS, LICENSE, PAPERS, boilerplate
from mlcat.text.safety import shorten

_LOGO = re.compile(r"(?<!\s)\s*+\b(?:logo|icon|banner|header|cover)\b\s*$", re.IGNORECASE)
_COUNT = re.compile(r"(?<!\s)\s*[(（\[](?!19[5-9]\d|20[0-4]\d)\d{1,5}[)）\]]$")  # of entries, not a year
_NAMELESS = ("awesome", "logo", "banner", "sponsor", "sponsors", "image", "img")
_MAX_TEXT = 2_000  # characters of a list's own description
_MAX_DEPTH = 32  # HTML has six levels of headings, but untrusted input may nest deeper


@dataclass(slots=True)
class _Heading:
    level: int
    title: str
    boilerplate: str | None
    papers: bool
    """Whether it is a heading of papers."""


def _heading(level: int, title: str) -> _Heading:
    words = label_key(title).split()
    return _Heading(level, title, boilerplate(title), not PAPERS.isdisjoint(words))


class Outline:
    """The headings read so far; at the end, it gives the titles above each entry."""

    def __init__(self) -> None:
        self._all: list[_Heading] = []
        self._open: list[int] = []  # positions in _all, outermost first
        self._pictured = ""
        self._description = ""
        self._license_text: list[Inline] = []

    def add(self, level: int, row: list[Inline]) -> None:
        """Adds a heading; a heading without words (a logo) does not begin a section."""
        title = heading_of(row)
        if not has_words(title):
            pictures = (inline.text for inline in row if inline.kind in (IMAGE, BADGE))
            self._pictured = self._pictured or next(filter(None, map(_name_in_alt_text, pictures)), "")
            return
        self.close(level)
        self._open.append(len(self._all))
        self._all.append(_heading(level, title))

    def note_picture(self, row: list[Inline]) -> None:
        """Records the alternative text of an image above all headings, unless it is a link: a logo may have the name of
        the list."""
        pictures = [inline.text for inline in row if inline.kind == IMAGE]
        if len(pictures) == 1 and not (self._all or self._pictured):
            self._pictured = _name_in_alt_text(pictures[0])

    def close(self, level: int) -> None:
        """Ends the sections of this level and below."""
        while self._open and self._all[self._open[-1]].level >= level:
            self._open.pop()

    def add_section(self, title: str, headings: tuple[int, ...]) -> tuple[int, ...]:
        """Adds a section without a heading of its own, below `headings`; returns the headings of its content."""
        above = self._all[headings[-1]] if headings else _heading(1, "")
        section = _heading(above.level + 1, title)
        section.boilerplate = above.boilerplate
        self._all.append(section)
        return (*headings, len(self._all) - 1)

    def headings(self) -> tuple[int, ...]:
        """The open headings, outermost first, as `titles` takes them."""
        return tuple(self._open)

    def reason_against(self) -> str | None:
        """The reason why nothing here is an entry, if an open heading gives one (sponsors, contributing, license); else
        None."""
        for position in reversed(self._open):
            heading = self._all[position]
            nearest = position == self._open[-1]
            if heading.boilerplate and heading.boilerplate != CONTENTS and (nearest or heading.level > 1):
                return heading.boilerplate
        return None

    def is_contents(self, path: tuple[int, ...]) -> bool:
        """Whether the nearest heading is that of a table of contents."""
        return bool(path) and self._all[path[-1]].boilerplate == CONTENTS

    def note_paragraph(self, row: list[Inline]) -> None:
        """Records a paragraph: the first with words is the description of the list, one in a license section is its
        license."""
        text = text_of(row)
        inside = {self._all[position].boilerplate for position in self._open}
        if LICENSE in inside and len(self._license_text) < 50:
            self._license_text += row
        linked_length = sum(len(inline.text) for inline in row if inline.kind == LINK)
        if (
            not self._description
            and len(self._open) <= 1
            and len(text) > 10
            and linked_length * 2 < len(text)
            and "sponsor" not in text.casefold()
        ):
            self._description = shorten(text, _MAX_TEXT)

    def repeats_heading(self, path: tuple[int, ...], title: str) -> bool:
        """Whether a title only repeats the heading above it."""
        return bool(path) and set(label_key(title).split()) <= set(label_key(self._all[path[-1]].title).split())

    def is_about_papers(self, headings: tuple[int, ...]) -> bool:
        """Whether the nearest heading is one of papers."""
        return bool(headings) and self._all[headings[-1]].papers

    # --- Afterwards --------------------------------------------------------------------------------------------

    def titles(self, path: tuple[int, ...]) -> tuple[str, ...]:
        """The titles of a path, without the list's own title; empty if there is no other."""
        return tuple(self._all[position].title for position in path if position != self._single_top_heading)[
            :_MAX_DEPTH
        ]

    def before_sections(self, path: tuple[int, ...]) -> bool:
        """Whether a path is in the introduction of the list: before its first section, if it has sections."""
        return len(self._all) > 1 and (not path or path == (self._first_section,))

    def title(self, sections: set[int], contents: set[str]) -> str:
        """The title of the list: that of its title heading, else the name in its first image; empty if there is none.

        `sections` are the headings with entries under them, `contents` the titles in its table of contents.
        """
        awesome = [n for n in self._top_headings if "awesome" in self._all[n].title.casefold()]
        levels = [heading.level for heading in self._all]
        single_first = [0] if levels and levels[0] < min(levels[1:], default=_MAX_DEPTH) else []
        small_first = (
            [0] if len(levels) > 1 and levels[0] > levels[1] else []
        )  # a first heading of a lower level than the second
        for position in (*awesome, *self._top_headings[:1], *single_first, *small_first):
            heading = self._all[position]
            is_section = position in sections or label_key(heading.title) in contents
            if not heading.boilerplate and (
                position in (*awesome, *single_first, self._single_top_heading) or not is_section
            ):
                return heading.title
        return self._pictured

    def description(self) -> str:
        """The first paragraph of the list with words; empty if there is none."""
        return self._description

    def license(self) -> str | None:
        """The license in the license section of the list; None if it is not clear."""
        texts = text_of(self._license_text)
        return license_of_section(texts, [inline.url for inline in self._license_text if inline.url])

    @cached_property
    def _first_section(self) -> int | None:
        return next((n for n, heading in enumerate(self._all) if heading.level == 1), None)

    @cached_property
    def _single_top_heading(self) -> int | None:
        """The heading that is the title of the list, if it is the only one of the first level that is not
        boilerplate."""
        return self._top_headings[0] if len(self._top_headings) == 1 else None

    @cached_property
    def _top_headings(self) -> list[int]:
        """The positions of the headings of the first level, without boilerplate."""
        return [n for n, heading in enumerate(self._all) if heading.level == 1 and not heading.boilerplate]


def _name_in_alt_text(alt: str) -> str:
    """The name in the alternative text of a logo; "" if it has none."""
    words = title_of(_LOGO.sub("", plain(alt)))
    is_badge = boilerplate(words) or is_stats_badge(words.casefold().replace("awesome", ""))
    return words if has_words(words) and label_key(words) not in _NAMELESS and not is_badge else ""


def heading_of(row: list[Inline]) -> str:
    """A heading's plain text, without the number of its entries and trailing links to the top of the page."""
    remaining = list(row)
    while len(remaining) > 1:
        last = remaining[-1]
        anchor = last.kind == LINK and last.url.startswith("#")
        if anchor and has_words(text_of(remaining[:-1])):
            remaining.pop()
        elif last.kind in (BADGE, IMAGE) or (last.kind not in (LINK, TEXT, CODE) or not has_words(last.text)):
            if last.kind == TEXT and last.text.strip(" \n\t\xa0[]()|-–—:·•"):
                break
            remaining.pop()
        else:
            break
    title = title_of(text_of(remaining))
    return _COUNT.sub("", title) or title
