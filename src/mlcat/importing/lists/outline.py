"""The outline of a document: how its headings nest, which are open, and which is the title.

A heading is represented by its number, from 0 in the order of the document. The headings above an entry are a tuple of
numbers, the outermost first.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from mlcat.importing.documents.text import has_words, label_key, plain_text
from mlcat.importing.documents.tree import BADGE, CODE, IMAGE, LINK, TEXT, Inline, text_of
from mlcat.importing.fields.licenses import license_of_section
from mlcat.importing.fields.stats import is_status_badge_or_picture
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.titles import title_of
from mlcat.importing.lists.vocabulary import CONTENTS, LICENSE, boilerplate_reason, is_about_papers
from mlcat.text.safety import shorten

_LOGO = lazy_compile(r"(?<!\s)\s*+\b(?:logo|icon|banner|header|cover)\b\s*$", re.IGNORECASE)
_ENTRY_COUNT = lazy_compile(
    r"(?<!\s)\s*[(（\[](?!19[5-9]\d|20[0-4]\d)\d{1,5}[)）\]]$"
)  # a number in brackets, but not a year
_COUNT_OF_THINGS = lazy_compile(r"\d{1,5}\s?[^\W\d_]{4,20}")
_NOT_NAMES = ("awesome", "logo", "banner", "sponsor", "sponsors", "image", "img")
_NOT_DESCRIPTIONS = (
    "if you ",
    "feel free",
    "please ",
    "thanks",
    "special thanks",
    "want to ",
    "know a ",
    "inspired by ",
)
"""First words of paragraphs that address the readers instead of describing the document."""
_MIN_DESCRIPTION, _MAX_DESCRIPTION = 11, 2_000  # characters of the description of the document
_MAX_LICENSE_INLINES = 50  # of the license section
_MAX_DEPTH = 32  # HTML has six levels of headings, but untrusted input may nest deeper


@dataclass(slots=True)
class _Heading:
    level: int
    title: str
    boilerplate_reason: str | None
    """The reason why nothing below it is an entry; None if there may be entries."""
    is_about_papers: bool


def _new_heading(level: int, title: str) -> _Heading:
    return _Heading(level, title, boilerplate_reason(title), is_about_papers(title))


class Outline:
    """The headings of a document. They are added in order; the methods about titles need all of them."""

    def __init__(self) -> None:
        self._all: list[_Heading] = []
        self._open: list[int] = []  # the numbers of the open headings
        self._name_in_image = ""
        self._description = ""
        self._license_inlines: list[Inline] = []

    def add(self, level: int, inlines: list[Inline]) -> None:
        """Adds a heading. One without words, such as a logo, begins no section."""
        title = heading_title(inlines)
        if not has_words(title):
            alt_texts = (inline.text for inline in inlines if inline.kind in (IMAGE, BADGE))
            self._name_in_image = self._name_in_image or next(filter(None, map(_name_in_alt_text, alt_texts)), "")
            return
        self.close(level)
        self._open.append(len(self._all))
        self._all.append(_new_heading(level, title))

    def note_image(self, inlines: list[Inline]) -> None:
        """Records the alternative text of an image, which may be a logo with the name of the list.

        It counts if it is the first above all headings, alone in its paragraph, and not a link.
        """
        alt_texts = [inline.text for inline in inlines if inline.kind == IMAGE]
        if len(alt_texts) == 1 and not (self._all or self._name_in_image):
            self._name_in_image = _name_in_alt_text(alt_texts[0])

    def close(self, level: int) -> None:
        """Closes the open headings of this level and of lower levels, which have greater numbers."""
        while self._open and self._all[self._open[-1]].level >= level:
            self._open.pop()

    def add_section(self, title: str, headings: tuple[int, ...]) -> tuple[int, ...]:
        """Adds a section without a heading of its own below `headings`; returns the headings above its content."""
        above = self._all[headings[-1]] if headings else _new_heading(1, "")
        section = _new_heading(above.level + 1, title)
        section.boilerplate_reason = above.boilerplate_reason
        self._all.append(section)
        return (*headings, len(self._all) - 1)

    def open_headings(self) -> tuple[int, ...]:
        """The headings above the next block."""
        return tuple(self._open)

    def rejection_reason(self) -> str | None:
        """The reason why the next block has no entries: an open heading is boilerplate (sponsors, contributing,
        license).

        None if no open heading is. A heading of level 1 counts only for the blocks directly below it.
        """
        for number in reversed(self._open):
            heading = self._all[number]
            is_innermost = number == self._open[-1]
            if (
                heading.boilerplate_reason
                and heading.boilerplate_reason != CONTENTS
                and (is_innermost or heading.level > 1)
            ):
                return heading.boilerplate_reason
        return None

    def is_contents(self, headings: tuple[int, ...]) -> bool:
        """Whether the innermost heading is that of a table of contents."""
        return bool(headings) and self._all[headings[-1]].boilerplate_reason == CONTENTS

    def note_paragraph(self, inlines: list[Inline]) -> None:
        """Records a paragraph, which may be the description of the document, or name its license.

        The description is the first paragraph that is not mostly links. The license is named in a license section.
        """
        text = text_of(inlines)
        open_boilerplate = {self._all[number].boilerplate_reason for number in self._open}
        if LICENSE in open_boilerplate and len(self._license_inlines) < _MAX_LICENSE_INLINES:
            self._license_inlines += inlines
        linked_length = sum(len(inline.text) for inline in inlines if inline.kind == LINK)
        if (
            not self._description
            and self._open in ([], [0])
            and len(text) >= _MIN_DESCRIPTION
            and linked_length * 2 < len(text)
            and not text.endswith((":", "："))
            and not text.casefold().startswith(_NOT_DESCRIPTIONS)
            and "sponsor" not in text.casefold()
        ):
            self._description = shorten(text, _MAX_DESCRIPTION)

    def repeats_heading(self, headings: tuple[int, ...], title: str) -> bool:
        """Whether all words of a title are in the innermost heading."""
        return bool(headings) and set(label_key(title).split()) <= set(label_key(self._all[headings[-1]].title).split())

    def is_about_papers(self, headings: tuple[int, ...]) -> bool:
        """Whether the innermost heading is one of papers."""
        return bool(headings) and self._all[headings[-1]].is_about_papers

    # --- After the last heading -------------------------------------------------------------------------------

    def titles(self, headings: tuple[int, ...]) -> tuple[str, ...]:
        """The titles of headings, without the title of the document."""
        titles = (self._all[number].title for number in headings if number != self._single_top_heading)
        return tuple(titles)[:_MAX_DEPTH]

    def is_introduction(self, headings: tuple[int, ...]) -> bool:
        """Whether text below these headings is above the first section. False if there are no sections."""
        return len(self._all) > 1 and (not headings or headings == (self._first_top_heading,))

    def title(self, sections: set[int], contents: set[str]) -> str:
        """The title of the document: that of its title heading, else the name in its logo; "" if it has neither.

        `sections` are the headings with entries below them. `contents` has the titles in the table of contents, as keys
        (see `label_key`).
        """
        awesome = [number for number in self._top_headings if "awesome" in self._all[number].title.casefold()]
        levels = [heading.level for heading in self._all]
        # The first heading may be the title if its level is higher than all others, or lower than that of the second.
        highest_first = [0] if levels and levels[0] < min(levels[1:], default=_MAX_DEPTH) else []
        lower_first = [0] if len(levels) > 1 and levels[0] > levels[1] else []
        for number in (*awesome, *self._top_headings[:1], *highest_first, *lower_first):
            heading = self._all[number]
            is_section = number in sections or label_key(heading.title) in contents
            if (
                not heading.boilerplate_reason
                and "legend" not in heading.title.casefold()
                and (number in (*awesome, *highest_first, self._single_top_heading) or not is_section)
            ):
                return heading.title
        return self._name_in_image

    def description(self) -> str:
        """The description of the document; "" if it has none."""
        return self._description

    def license(self) -> str | None:
        """The license of the document as an SPDX expression; None if there is none (see `license_of_section`)."""
        text = text_of(self._license_inlines)
        return license_of_section(text, [inline.url for inline in self._license_inlines if inline.url])

    @cached_property
    def _first_top_heading(self) -> int | None:
        return next((number for number, heading in enumerate(self._all) if heading.level == 1), None)

    @cached_property
    def _single_top_heading(self) -> int | None:
        """The title heading: the only heading of level 1, apart from boilerplate. None if there are none or several."""
        return self._top_headings[0] if len(self._top_headings) == 1 else None

    @cached_property
    def _top_headings(self) -> list[int]:
        """The headings of level 1, without boilerplate."""
        return [
            number for number, heading in enumerate(self._all) if heading.level == 1 and not heading.boilerplate_reason
        ]


def _name_in_alt_text(alt: str) -> str:
    """The name in the alternative text of a logo; "" if it has none."""
    words = title_of(_LOGO.sub("", plain_text(alt)))
    is_badge = boilerplate_reason(words) or is_status_badge_or_picture(words.casefold().replace("awesome", ""))
    return words if has_words(words) and label_key(words) not in _NOT_NAMES and not is_badge else ""


def _is_count(inline: Inline) -> bool:
    """Whether an inline is a number of entries in a code span: `4 projects`."""
    return inline.kind == CODE and _COUNT_OF_THINGS.fullmatch(inline.text) is not None


def heading_title(inlines: list[Inline]) -> str:
    """The text of a heading without a number of entries, a link to the top of the page, and images at its end."""
    remaining = list(inlines)
    while len(remaining) > 1:
        last = remaining[-1]
        is_anchor = last.kind == LINK and last.url.startswith("#")
        if is_anchor and has_words(text_of(remaining[:-1])):
            remaining.pop()
        elif last.kind not in (LINK, TEXT, CODE) or not has_words(last.text) or _is_count(last):
            if last.kind == TEXT and last.text.strip(" \n\t\xa0[]()|-–—:·•"):
                break
            remaining.pop()
        else:
            break
    text = text_of(remaining)
    if text.count("(") > text.count(")"):
        text = text.removesuffix("(") if text.endswith("(") else text_of(inlines)
    title = title_of(text)
    return (_ENTRY_COUNT.sub("", title) or title) if title.endswith((")", "）", "]")) else title
