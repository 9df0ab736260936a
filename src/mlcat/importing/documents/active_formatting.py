"""Counts the active formatting elements of HTML, which a parser opens again.

A formatting element that is open at the end of its block is opened again, as a new element, in each following block,
until its own end tag (https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements). So
a few thousand tags can make millions of elements.
"""

from collections import Counter

from mlcat.importing.documents.text import word_set

FORMATTING = word_set("a b big code em font i nobr s small strike strong tt u")
"""The formatting elements."""
_MAX_EQUAL = 3  # equal elements without attributes that a parser opens again
_CELLS, _ROWS = word_set("td th caption"), word_set("tr tbody thead tfoot")
_SCOPES = word_set("table object applet marquee template")
_RAW_TEXT_ELEMENTS = word_set(
    "iframe noembed noframes plaintext script style textarea title xmp"
)  # their content is text


class ActiveFormatting:
    """The number of formatting elements that are open or opened again after some tags; never less than in a parser.

    An end tag in a cell of a table or in an embedded object does not close an element outside of it, so each of these
    has counts of its own.
    """

    def __init__(self) -> None:
        self.count = 0
        """The number of active elements."""
        self._scopes: list[tuple[str, bool]] = []  # the name of each open scope, and whether a cell is open in it
        self._raw_text_element = ""  # the open element in which tags are text; "" if there is none
        self._open: Counter[str] = Counter()  # scopes by name
        self._counts: Counter[tuple[int, bool, str, bool]] = Counter()

    def start(self, name: str, *, is_plain: bool) -> None:
        """Handles a start tag; `is_plain` is whether it has no attributes."""
        if name == "a":  # a link closes the previous one
            self.end(name)
        if name in FORMATTING:
            key = (*self._position(), name, is_plain)
            if not is_plain or self._counts[key] < _MAX_EQUAL:
                self._counts[key] += 1
                self.count += 1
        elif name in _RAW_TEXT_ELEMENTS:
            self._raw_text_element = name
        elif name in _SCOPES:
            self._scopes.append((name, name != "table"))
            self._open[name] += 1
        elif self._scopes and name in _CELLS | _ROWS:
            self._scopes[-1] = (self._scopes[-1][0], name in _CELLS)

    def end(self, name: str) -> None:
        """Handles an end tag."""
        if self._raw_text_element:
            self._raw_text_element = "" if name == self._raw_text_element else self._raw_text_element
        elif name in FORMATTING:
            for is_plain in (True, False):
                key = (*self._position(), name, is_plain)
                if self._counts[key]:
                    self._counts[key] -= 1
                    self.count -= 1
                    return
        elif name in _SCOPES:
            self._end_scope(name)
        elif self._scopes and name in _CELLS:
            self._scopes[-1] = (self._scopes[-1][0], False)

    def _end_scope(self, name: str) -> None:
        """Closes the innermost scope of that name, and those in it."""
        closed = ""
        while self._open[name] and closed != name:
            closed, _ = self._scopes.pop()
            self._open[closed] -= 1

    def _position(self) -> tuple[int, bool]:
        """The depth of scopes, and whether a cell is open in the innermost one."""
        return len(self._scopes), bool(self._scopes) and self._scopes[-1][1]
