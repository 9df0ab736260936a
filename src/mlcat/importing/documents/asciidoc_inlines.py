"""Parses the inlines of AsciiDoc: link and image macros, bare addresses, emphasis, code."""

from __future__ import annotations

import re
from html import unescape

from mlcat.importing.documents.tree import BADGE, BOLD, CODE, IMAGE, ITALIC, LINK, STRONG_END, TEXT, Inline
from mlcat.importing.lazy_patterns import lazy_compile

_IN_BRACKETS = r"(?:[^\[\]]|\[[^\[\]]{0,400}\]){0,1000}"
"""Matches text in brackets with at most one nested level of brackets."""
_TOKEN = lazy_compile(
    rf"""
      image:{{1,2}}(?P<image>[^\s\[\]]{{1,2000}})\[(?P<alt>{_IN_BRACKETS})\]
    | (?:link:(?P<link>[^\s\[\]]{{1,2000}})|(?P<url>https?://[^\s\[\]<>"]{{1,2000}}))\[(?P<text>{_IN_BRACKETS})\]
    | <?(?P<bare>https?://[^\s\[\]<>"]{{1,2000}})>?
    | <<(?P<anchor>[^<>,\n]{{1,200}})(?:,(?P<to>[^<>\n]{{0,400}}))?>>
    | (?<!\w)(?P<mark>\*\*|\*|__|_|`)(?=\S)(?P<marked>[^\n]{{1,400}}?)(?<=\S)(?P=mark)(?!\w)
    """,
    re.VERBOSE,
)
_STYLES = {"*": BOLD, "**": BOLD, "_": ITALIC, "__": ITALIC}
_MAX_DEPTH = 3  # nested marks
_LINK_OF_IMAGE = lazy_compile(r"""link\s{0,9}=\s{0,9}["']?([^"',\s]{1,2000})""")


def parse_inlines(text: str, style: int = 0, depth: int = 0) -> list[Inline]:
    """Parses the text of a paragraph, or of marked words in it.

    `style` is the style of the text around it, `depth` the number of marks around it.
    """
    inlines: list[Inline] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() > end:
            inlines.append(Inline(TEXT, unescape(text[end : match.start()]), "", style))
        inlines += _inlines_of(match, style, depth)
        end = match.end()
    if end < len(text):
        inlines.append(Inline(TEXT, unescape(text[end:]), "", style))
    return inlines


def _inlines_of(match: re.Match[str], style: int, depth: int) -> list[Inline]:
    if match["image"]:
        return [_image(match["alt"])]
    if match["link"] or match["url"]:
        return [_link(match["link"] or match["url"], match["text"], style)]
    if match["bare"]:
        url = match["bare"].rstrip(".,;:!?)'")
        rest = match["bare"][len(url) :]
        return [Inline(LINK, url, url, style), *([Inline(TEXT, rest, "", style)] if rest else [])]
    if match["anchor"]:
        return [Inline(LINK, unescape(match["to"] or match["anchor"]).strip(), f"#{match['anchor']}", style)]
    if match["mark"] == "`":
        return [Inline(CODE, unescape(match["marked"]).strip("+"), "", style)]
    if depth >= _MAX_DEPTH:
        return [Inline(TEXT, unescape(match["marked"]), "", style)]
    inner = parse_inlines(match["marked"], style | _STYLES[match["mark"]], depth + 1)
    return [*inner, *([Inline(STRONG_END)] if _STYLES[match["mark"]] == BOLD else [])]


def _image(attributes: str) -> Inline:
    alt = unescape(attributes.partition(",")[0].strip().strip("\"'"))
    link = _LINK_OF_IMAGE.search(attributes)
    return Inline(BADGE, alt, link[1]) if link else Inline(IMAGE, "" if "=" in alt else alt)


def _link(url: str, text: str, style: int) -> Inline:
    """Parses a link macro. Its brackets contain the text and, after commas, attributes."""
    if text.lstrip().startswith(("image:", "http")) and "[" in text:
        return Inline(BADGE, text.partition("[")[2].partition("]")[0].partition(",")[0], url, style)
    if text.startswith('"') and '"' in text[1:]:
        link_text = text[1:].partition('"')[0]
    else:
        head, _, attributes = text.partition(",")
        link_text = head if "=" in attributes else text
    link_text = unescape(link_text).strip().removesuffix("^").strip("*_`")
    return Inline(LINK, link_text or url, url, style)
