"""Converts Markdown to HTML: CommonMark with tables and strikethrough, within limits of size, depth and time."""

import re
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt, helpers, rules_inline
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.text import MAX_PARAGRAPH_LENGTH, truncate_paragraph
from mlcat.importing.lazy_patterns import lazy_compile

LINE_ATTRIBUTE = "data-line"
"""The attribute of a tag with the source line on which its block begins, from 1."""

_MAX_BRACKETS = 100_000_000  # characters times opening brackets; a paragraph above it is dropped
_MAX_INDENT = 60  # columns of blanks and markers before a line; deeper lines are moved to this depth


def markdown_to_html(text: str, deadline: Deadline) -> tuple[str, int]:
    """Converts a text to HTML; the tag of each block has its source line as LINE_ATTRIBUTE.

    Returns the HTML, and the number of paragraphs that were too long, and so were cut or dropped. Raises
    `ImportFailedError` when the deadline has passed.
    """
    markdown = MarkdownIt("commonmark", {"maxNesting": 4 * _MAX_INDENT}, renderer_cls=_Renderer)
    markdown.enable(["table", "strikethrough"])
    # Addresses are not normalized or validated here: an invalid one must reach the list parser, which reports it.
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.helpers = _HELPERS
    limits = _Limits(deadline)
    markdown.inline.ruler.at("text", _inline_rule)
    markdown.inline.ruler.enableOnly("text")
    markdown.core.ruler.before("inline", "shorten", limits.shorten)
    markdown.core.ruler.at("inline", limits.inline)
    markdown.core.ruler.push("lines", _add_line_attributes)
    text = _limit_nesting(_without_front_matter(text))
    markdown.disable([rule for rule, needed in _OPTIONAL_RULES.items() if not needed.search(text)])
    html: str = markdown.render(text)
    # markdown-it writes none of these tags itself, and the text has far fewer tags than the HTML.
    if "<" in text and _UNSAFE_TAGS.search(text):
        html = _UNSAFE_TAGS.sub(r"<\1x-\2", html)
    return html, limits.truncated_count


_OPTIONAL_RULES = {
    "table": lazy_compile(r"\|"),
    "fence": lazy_compile("[`~][`~]{2}"),
    "blockquote": lazy_compile(">"),
    "hr": lazy_compile(r"([*_-])[ \t]*\1[ \t]*\1[ \t]*(?:[\r\n]|\Z)"),
    "reference": lazy_compile(r"\]:"),
    "html_block": lazy_compile("<"),
    "strikethrough": lazy_compile("~"),
    "lheading": lazy_compile(r"[=-][ \t]*(?:[\r\n]|\Z)"),
}
"""A pattern for some rules of markdown-it, without which the rule cannot match.

markdown-it tries each rule at each line of a list, so the rules that a text does not need are disabled.
"""

# Tags that lists contain by accident ("supports <style> blocks", "Vec<Object>"). An HTML parser would take the rest of
# the document as their content. Hosts of repositories escape them; here they are renamed.
_UNSAFE_TAGS = lazy_compile(
    r"<(/?)(applet|audio|base|body|button|canvas|dialog|embed|form|frame|frameset|head|html|iframe|link|marquee|math|meta"
    r"|noembed|noframes|noscript|object|optgroup|option|param|plaintext|script|select|style|svg|template|textarea|title"
    r"|video|xmp)(?![\w-])",
    re.IGNORECASE,
)


class _Limits:
    """Limits the inline parser, for which some texts would take minutes."""

    def __init__(self, deadline: Deadline) -> None:
        self.truncated_count = 0
        self._deadline = deadline

    def shorten(self, state: StateCore) -> None:
        """A core rule: cuts or drops paragraphs that are too long, and counts them."""
        for token in state.tokens:
            if token.type != "inline":
                continue
            if len(token.content) > MAX_PARAGRAPH_LENGTH:
                token.content = truncate_paragraph(token.content)
                self.truncated_count += 1
            if len(token.content) * token.content.count("[") > _MAX_BRACKETS:
                token.content = ""
                self.truncated_count += 1

    def inline(self, state: StateCore) -> None:
        """A core rule: markdown-it's own rule `inline`, with a deadline."""
        for token in state.tokens:
            if token.type == "inline" and token.children is not None:
                if _MARKUP.search(token.content):
                    state.md.inline.parse(token.content, state.md, state.env, token.children)
                else:
                    token.children.append(Token("text", "", 0, content=token.content))
                self._deadline.check()


_MARKUP = lazy_compile(r"[\n!&*<[\\\]_`~]")
"""The characters at which markup of CommonMark inside a paragraph, or a strikethrough, may begin or end."""


def _angle_bracket_rule(state: StateInline, silent: bool) -> bool:
    """markdown-it's inline rules for `<`."""
    return rules_inline.autolink(state, silent) or rules_inline.html_inline(state, silent)


_INLINE_RULES: dict[str, Callable[[StateInline, bool], bool]] = {
    "\n": rules_inline.newline, "\\": rules_inline.escape, "`": rules_inline.backtick,
    "~": rules_inline.strikethrough.tokenize, "*": rules_inline.emphasis.tokenize, "_": rules_inline.emphasis.tokenize,
    "[": rules_inline.link, "!": rules_inline.image, "<": _angle_bracket_rule, "&": rules_inline.entity,
}  # fmt: skip
"""markdown-it's inline rule for each character of `_MARKUP`; `]` has none."""


def _inline_rule(state: StateInline, silent: bool) -> bool:
    """The only inline rule: reads plain text, or calls the rule for a character; markdown-it tries all of its own."""
    char = state.src[state.pos]
    if rule := _INLINE_RULES.get(char):
        return rule(state, silent)
    if char == "]":
        return False
    match = _MARKUP.search(state.src, state.pos, state.posMax)
    end = match.start() if match else state.posMax
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


_PLAIN_DESTINATION = lazy_compile(r"[^\x00-\x20\x7f<&\\()]+")
"""The destination of a link without escapes and brackets, if a blank or the closing bracket follows."""


def _parse_destination(text: str, start: int, end: int) -> Any:
    """markdown-it's parser of the destination of a link, which reads it character by character; here, one match reads
    nearly all destinations."""
    match = _PLAIN_DESTINATION.match(text, start, end)
    if match is None or text[match.end() : min(match.end() + 1, end)] not in (" ", ")"):
        return helpers.parseLinkDestination(text, start, end)
    return SimpleNamespace(ok=True, pos=match.end(), lines=0, str=match.group())


_HELPERS: Any = SimpleNamespace(
    parseLinkDestination=_parse_destination,
    parseLinkLabel=helpers.parseLinkLabel,
    parseLinkTitle=helpers.parseLinkTitle,
)


_COMMENT = lazy_compile(r"\A\s*<!--(?!-?>)(?:(?!--!?>).)*-->", re.DOTALL)


class _Renderer(RendererHTML):
    """markdown-it's renderer, with shorter ways for the tokens of which a list has most."""

    def renderToken(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: N802
        """The HTML of a tag."""
        token = tokens[idx]
        if token.nesting == -1 and not token.hidden:
            return f"</{token.tag}>\n" if token.block else f"</{token.tag}>"
        return super().renderToken(tokens, idx, options, env)

    def html_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """The HTML of a block without the comment at its start, so that few documents have comments to remove."""
        return _COMMENT.sub("", tokens[idx].content, count=1)

    html_inline = html_block

    @staticmethod
    def renderAttrs(token: Token) -> str:  # noqa: N802
        """The attributes of a tag, whose names need no escaping."""
        return "".join([f' {name}="{escapeHtml(str(value))}"' for name, value in token.attrs.items()])


_TOKENS_WITH_LINE = frozenset(("heading_open", "paragraph_open", "list_item_open", "tr_open"))


def _add_line_attributes(state: StateCore) -> None:
    """A core rule: adds LINE_ATTRIBUTE to the tags of blocks."""
    for token in state.tokens:
        if token.type in _TOKENS_WITH_LINE and token.map and not token.hidden:
            token.attrs[LINE_ATTRIBUTE] = token.map[0] + 1


_MARKERS = " \t>-*+0123456789.)"


def _limit_nesting(text: str) -> str:
    """`text` with lines that are nested too deeply moved to `_MAX_INDENT`.

    Beyond a limit of its own, the parser silently drops content.
    """
    return "\n".join(_limit_indent(line) if line[:1] in _MARKERS else line for line in text.split("\n"))


def _limit_indent(line: str) -> str:
    """`line` with its leading blanks and markers cut to `_MAX_INDENT` columns; the last marker follows them."""
    rest = line.lstrip(_MARKERS)
    markers = line[: len(line) - len(rest)].expandtabs(4)
    if len(markers) <= _MAX_INDENT:
        return line
    last = (markers[_MAX_INDENT:].split() or [""])[-1].lstrip(">")
    return f"{markers[:_MAX_INDENT]} {last[:12]} {rest}"


def _without_front_matter(text: str) -> str:
    """`text` with blank lines in place of YAML front matter."""
    if not text.startswith("---\n"):
        return text
    end = text.find("\n---\n", 3, 5000)
    head = text[4:end]
    if end == -1 or ":" not in head or head.startswith("\n"):
        return text
    return "\n" * (head.count("\n") + 3) + text[end + 5 :]
