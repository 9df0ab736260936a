"""Counts the active formatting elements of HTML, such as `b`, before a parser creates them.

If such an element is open at the end of a block, a parser opens it again in each following block, as a new element,
until its end tag (https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements). So a few
thousand tags can make millions of elements.
"""

from collections import Counter, defaultdict

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
    """The number of formatting elements that are open, or that a parser would open again.

    It is an upper bound. A cell of a table and an embedded object are scopes: an end tag in one does not close an
    element outside, so each scope has its own counts.
    """

    def __init__(self) -> None:
        self.count = 0
        """The number of active elements."""
        self._scopes: list[tuple[str, str]] = []  # the name of each open scope, and of the open cell in it or ""
        self._misnested = 0  # scopes that the end tag of an outer scope has closed
        self._raw_text_element = ""  # the open element in which tags are text; "" if there is none
        self._positions: defaultdict[str, list[int]] = defaultdict(list)  # of the open scopes of a name
        self._counts: Counter[tuple[int, int, bool, str, bool]] = Counter()

    def start(self, name: str, *, is_plain: bool) -> None:
        """Handles a start tag. `is_plain` is whether it has no attributes."""
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
            self._scopes.append((name, "" if name == "table" else name))
            self._positions[name].append(len(self._scopes) - 1)
        elif name in _CELLS | _ROWS:
            self._start_cell(name if name in _CELLS else "")

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
        elif self._scopes and name == self._scopes[-1][1]:
            self._scopes[-1] = (self._scopes[-1][0], "")

    def _start_cell(self, cell: str) -> None:
        """Opens a cell in the innermost table or template, and closes the objects in it. "" closes the open cell."""
        position = max(self._innermost("table"), self._innermost("template"))
        if position >= 0:
            self._close_in(position)
            self._scopes[-1] = (self._scopes[-1][0], cell)

    def _end_scope(self, name: str) -> None:
        """Closes the innermost scope of that name, and the scopes in it.

        The end tag of a table closes no template around it; that of an object closes no other scope. A parser may keep
        the elements of the scopes, so their counts stay.
        """
        position = self._innermost(name)
        outermost = {"template": 0, "table": self._innermost("template")}.get(name, len(self._scopes) - 1)
        if position >= max(outermost, 0):
            self._close_in(position)
            self._scopes.pop()
            self._positions[name].pop()

    def _close_in(self, position: int) -> None:
        """Closes the scopes inside the one at that position."""
        while len(self._scopes) > position + 1:
            closed, _ = self._scopes.pop()
            self._positions[closed].pop()
            self._misnested += 1

    def _innermost(self, name: str) -> int:
        """The position of the innermost scope of that name; -1 if none is open."""
        return next(reversed(self._positions[name]), -1)

    def _position(self) -> tuple[int, int, bool]:
        """The place of an element: an end tag at another place does not close it.

        It consists of the number of misnested scopes so far, the depth, and whether a cell is open.
        """
        return self._misnested, len(self._scopes), bool(self._scopes and self._scopes[-1][1])
