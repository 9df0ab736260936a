"""The headings of a list: where one is, how they nest, and which is the list's own title."""

from dataclasses import dataclass
from functools import cached_property

from mlcat.importing.lists.inline import BADGE, IMAGE, LINK, TEXT, Inline, text_of
from mlcat.importing.lists.keywords import CONTENTS, LICENCE, bare, boilerplate, has_words
from mlcat.importing.lists.licenses import licence_of_list
from mlcat.importing.lists.titles import title_of
from mlcat.text.safety import shorten

_MOST_TEXT = 2_000  # characters of a list's own description
_DEEPEST = 32  # headings go to six; data from strangers goes anywhere


@dataclass(slots=True)
class _Heading:
    level: int
    title: str
    furniture: str | None


class Outline:
    """Grows while the list is read; afterwards it names the path of every entry."""

    def __init__(self) -> None:
        self._all: list[_Heading] = []
        self._open: list[int] = []  # places in _all, outermost first
        self._pictured = ""
        self._description = ""
        self._license_text: list[Inline] = []
        self._badges: list[str] = []

    def add(self, level: int, row: list[Inline]) -> None:
        """Notes a heading; one without words (a logo) is no section."""
        title = heading_of(row)
        if not has_words(title):
            self._pictured = self._pictured or " ".join(p.text for p in row if p.kind in (IMAGE, BADGE))
            return
        while self._open and self._all[self._open[-1]].level >= level:
            self._open.pop()
        self._open.append(len(self._all))
        self._all.append(_Heading(level, title, boilerplate(title)))

    def path(self) -> tuple[int, ...]:
        """Where one is, for `names`."""
        return tuple(self._open)

    def furniture(self) -> str | None:
        """Why nothing here is an entry, where a heading says so: sponsors, contributing, licence."""
        for place in reversed(self._open):
            heading = self._all[place]
            nearest = place == self._open[-1]
            if heading.furniture and heading.furniture != CONTENTS and (nearest or heading.level > 1):
                return heading.furniture
        return None

    def is_contents(self, path: tuple[int, ...]) -> bool:
        """Whether the nearest heading says that there is but the list's contents."""
        return bool(path) and self._all[path[-1]].furniture == CONTENTS

    def text(self, row: list[Inline]) -> None:
        """Notes a paragraph: the first in words is the list's description, one in a licence section its licence."""
        text = text_of(row)
        inside = {self._all[place].furniture for place in self._open}
        if LICENCE in inside and len(self._license_text) < 50:
            self._license_text += row
        linked = sum(len(piece.text) for piece in row if piece.kind == LINK)
        if (
            not self._description
            and len(self._open) <= 1
            and len(text) > 10
            and linked * 2 < len(text)
            and "sponsor" not in text.casefold()
        ):
            self._description = shorten(text, _MOST_TEXT)

    def is_about(self, path: tuple[int, ...], title: str) -> bool:
        """Whether a title says no more than the heading it stands under."""
        return bool(path) and set(bare(title).split()) <= set(bare(self._all[path[-1]].title).split())

    # --- Afterwards --------------------------------------------------------------------------------------------

    def names(self, path: tuple[int, ...]) -> tuple[str, ...]:
        """The titles of a path, without the heading that is the title of the list; empty where there is no other."""
        return tuple(self._all[place].title for place in path if place != self._lone)[:_DEEPEST]

    def before_sections(self, path: tuple[int, ...]) -> bool:
        """Whether a path is the list's introduction: above its first section, and there are sections."""
        return len(self._all) > 1 and (not path or path == (self._first,))

    def title(self) -> str:
        """The list's title; empty where it has none."""
        top = [heading for heading in self._all if heading.level == 1 and not heading.furniture]
        named = [heading for heading in top if "awesome" in heading.title.casefold()]
        first = next(iter(named or top or self._all[:1]), None)
        if first and first.level > 1 and any(other.level <= first.level for other in self._all[1:]):
            first = None  # the first section of a list that has no title
        return first.title if first and not first.furniture else title_of(self._pictured)

    def description(self) -> str:
        """The list's first paragraph in words; empty where it has none."""
        return self._description

    def license(self) -> str | None:
        """The licence that the list's licence section plainly names."""
        texts = text_of(self._license_text)
        return licence_of_list(texts, [piece.url for piece in self._license_text if piece.url])

    @cached_property
    def _first(self) -> int | None:
        return next((n for n, heading in enumerate(self._all) if heading.level == 1), None)

    @cached_property
    def _lone(self) -> int | None:
        """The heading that is the list's title: the only one of the first level that is a section of sorts."""
        top = [n for n, heading in enumerate(self._all) if heading.level == 1 and not heading.furniture]
        return top[0] if len(top) == 1 else None


def heading_of(row: list[Inline]) -> str:
    """A heading's text: plain, without the links to the top and back that stand behind it."""
    kept = list(row)
    while len(kept) > 1:
        last = kept[-1]
        anchor = last.kind == LINK and last.url.startswith("#")
        if anchor and has_words(text_of(kept[:-1])):
            kept.pop()
        elif last.kind in (BADGE, IMAGE) or (last.kind not in (LINK, TEXT, "code") or not has_words(last.text)):
            if last.kind == TEXT and last.text.strip(" \n\t\xa0[]()|-–—:·•"):
                break
            kept.pop()
        else:
            break
    return title_of(text_of(kept))
