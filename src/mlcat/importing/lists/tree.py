"""A list's text as a tree: Markdown is rendered to HTML, and HTML read as a browser reads it."""

import re
import time
from collections import Counter

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from selectolax.lexbor import LexborHTMLParser, LexborNode

from mlcat.errors import ImportFailedError
from mlcat.importing.lists.keywords import listed

_MOST_INLINE = 32_768  # characters in one paragraph; its rest is left out
_MOST_BRACKETS = 100_000_000  # characters times brackets in one paragraph
_SECONDS, _SECONDS_PER_CHARACTER = 20.0, 1e-5  # ten times what a list takes
_MOST_INDENT = 60  # columns of blanks and markers before a line: what is deeper hangs at that depth


def to_tree(text: str) -> tuple[LexborNode, int]:
    """The body of the text's tree, and how many paragraphs were too long to be read.

    Raises `ImportFailedError` for a text that is built to keep a reader busy.
    """
    too_long = 0
    page = is_html(text)
    if not page:
        text, too_long = _rendered(text)
    _refuse_deep(text)
    tree = LexborHTMLParser("<!doctype html>" + text)
    body = (page and (tree.css_first("article") or tree.css_first("main"))) or tree.body
    if body is None:  # a page of frames
        raise ImportFailedError("this page has no text.", "Give the address of the list itself.")
    return body, too_long


def is_html(text: str) -> bool:
    """Whether the text is a whole page rather than Markdown."""
    start = text[:500].lstrip().casefold()
    return start.startswith(("<!doctype", "<html"))


def _rendered(text: str) -> tuple[str, int]:
    markdown = MarkdownIt("commonmark", {"maxNesting": 4 * _MOST_INDENT}).enable(["table", "strikethrough"])
    # Addresses are kept as they are written, and judged later: a link that is left out must be seen to be counted.
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    limits = _Limits(len(text))
    markdown.core.ruler.before("inline", "shorten", limits.shorten)
    markdown.core.ruler.at("inline", limits.inline)
    html: str = markdown.render(_shallow(_without_front_matter(text)))
    return _SWALLOWING.sub(r"<\1x-\2", html), limits.too_long


# Tags that a page may have and a list has only by accident ("supports <style> blocks", "Vec<Object>"): a browser would
# take all that follows for their content. Forges disarm them, and so does another name.
_SWALLOWING = re.compile(
    r"<(/?)(applet|audio|base|body|button|canvas|dialog|embed|form|frame|frameset|head|html|iframe|link|marquee|math|meta"
    r"|noembed|noframes|noscript|object|optgroup|option|param|plaintext|script|select|style|svg|template|textarea|title"
    r"|video|xmp)(?![\w-])",
    re.IGNORECASE,
)


class _Limits:
    """Keeps the inline parser from texts that would take it minutes."""

    def __init__(self, size: int) -> None:
        self.too_long = 0
        self.until = time.monotonic() + _SECONDS + size * _SECONDS_PER_CHARACTER

    def shorten(self, state: StateCore) -> None:
        """Cuts paragraphs that are too long, and counts them."""
        for token in state.tokens:
            if token.type != "inline":
                continue
            if len(token.content) > _MOST_INLINE:
                token.content = token.content[:_MOST_INLINE].rpartition(" ")[0]
                self.too_long += 1
            if len(token.content) * token.content.count("[") > _MOST_BRACKETS:
                token.content = ""
                self.too_long += 1

    def inline(self, state: StateCore) -> None:
        """What markdown-it's own rule does, within the time."""
        for token in state.tokens:
            if token.type == "inline" and token.children is not None:
                state.md.inline.parse(token.content, state.md, state.env, token.children)
                if time.monotonic() > self.until:
                    raise ImportFailedError("this text takes too long to read.", "It is hardly a list of links.")


_MARKERS = " \t>-*+0123456789.)"


def _shallow(text: str) -> str:
    """`text` with no line deeper than the parser goes: it would drop what is deeper without a word."""
    few = _MOST_INDENT // 4  # tabs
    return "\n".join(
        _lifted(line) if line[few : few + 1] in _MARKERS and line[:1] in _MARKERS and len(line) > few else line
        for line in text.split("\n")
    )


def _lifted(line: str) -> str:
    """`line` with at most so many columns of blanks and markers in front; the last marker stays."""
    rest = line.lstrip(_MARKERS)
    markers = line[: len(line) - len(rest)].expandtabs(4)
    if len(markers) <= _MOST_INDENT:
        return line
    last = "".join(markers[_MOST_INDENT:].split()[-1:]).lstrip(">")
    return f"{markers[:_MOST_INDENT]} {last[:12]} {rest}"


def _without_front_matter(text: str) -> str:
    """`text` without the keys that site generators want between two lines of dashes at its start."""
    if not text.startswith("---\n"):
        return text
    end = text.find("\n---\n", 3, 5000)
    head = text[4:end]
    return text[end + 5 :] if end > 0 and ":" in head and not head.startswith("\n") else text


_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_SHALLOW = listed(
    """
    area base br col embed hr img input link meta source track wbr p li dt dd td th tr thead tbody tfoot
    option
    """
)  # void, or closed by the next of their kind


def _refuse_deep(html: str) -> None:
    """Raises where tags are left open so often that a tree of them would take minutes or gigabytes.

    A parser walks up the open elements at each tag: what it costs is the sum of the depths.
    """
    open_tags: Counter[str] = Counter()
    depth = cost = tags = 0
    for closing, tag in _TAG.findall(html):
        name = tag.casefold()
        tags += 1
        cost += depth
        if name in _SHALLOW:
            continue
        if not closing:
            open_tags[name] += 1
            depth += 1
        elif open_tags[name]:
            open_tags[name] -= 1
            depth -= 1
    if cost > 5_000_000 + 20 * tags:
        raise ImportFailedError("this text nests its HTML too deeply to be read.", "It is hardly a list of links.")
