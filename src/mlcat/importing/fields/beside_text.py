"""Splits licenses and programming languages from the text before or after them: (Python, MIT) - Sails.

They may be words, code spans or the texts of links, with separators between them. In the texts that are examined here,
`_MARK` stands before each code span and each link.
"""

from mlcat.importing.documents.text import has_words
from mlcat.importing.documents.tree import BLOCK_END, CODE, LINE_BREAK, LINK, TEXT, Inline, text_of
from mlcat.importing.fields.authors import authors_of
from mlcat.importing.fields.languages import language_of
from mlcat.importing.fields.licenses import license_of
from mlcat.importing.lazy_patterns import lazy_compile

_MARK = "\0"
_WITH_MARK = (CODE, LINK)
_BREAKS = (LINE_BREAK, BLOCK_END)
_AROUND = " \n-–—:|,;.·/&()[]*" + _MARK
_SEPARATOR = lazy_compile(r"[,;/|·&()\[\]\0]|(?<![\w-])(?:or|and)(?![\w-])")
_FIRST_NAME = lazy_compile(r"^[\s:|,;(\[–—-]+(\w[\w+#.-]*(?: [\w+.-]+){0,2}?)\s*(?:[,/|·:)\]]|[-–—&]\s|(?:and|or)\s|$)")
_END = lazy_compile(r"[\s)\]][-–—|]{1,2}\s|:\s|[)\]](?=\s+(?!or\b|and\b)[\w\0])")
_START = lazy_compile(
    r"(?<![.\s(][a-z])(?<!\bvs)(?<!\bie)(?<!\beg)[.!?](?:\s+|(?=\0))|[)\]]\s+|\s[-–—|]\s+"
    r"|(?<!\w)[(\[](?!and\s|or\s)|[,;:/·•]\s*(?=\0)"
)  # a full stop, but not that of "e.g."
_SENTENCE_ENDS, _WEAK_STARTS = ".!?)]", ",;:/·•"
_MAX_LENGTH = 120  # characters of the names beside a text
_UNIVERSITY, _NAME = "mit.edu", "MIT"


def split_leading_facts(inlines: list[Inline]) -> tuple[list[Inline], list[str]]:
    """Splits licenses and languages from the text after them: `Python`, [MIT](address) - Sails.

    Returns the rest of `inlines`, and the names as the content of code spans. If there are only code spans, of which
    some may be tags, returns `inlines` and no names.
    """
    if not inlines or not _may_begin_with_names(inlines[0]):
        return inlines, []
    first_line = inlines[: next((n for n, inline in enumerate(inlines) if inline.kind in _BREAKS), len(inlines))]
    text, codes = _marked_text(first_line)[:_MAX_LENGTH], _codes(first_line)
    cut, names = _leading_names(text, codes)
    if codes.issuperset(names) or not _is_balanced(text[:cut]):
        return inlines, []
    rest = _from_offset(inlines, cut)
    return (inlines, []) if _is_ambiguous(text[:cut], names, first_line, rest) else (rest, ["/".join(names)])


def split_trailing_facts(inlines: list[Inline]) -> tuple[list[Inline], list[str]]:
    """Splits licenses and languages from the text before them: Sails. (Python, MIT)

    Returns the rest of `inlines`, and the names as the content of code spans; or `inlines` and no names if the names
    are a part of the sentence before them.
    """
    if not _may_end_with_names(inlines):
        return inlines, []
    text = _marked_text(inlines).rstrip()
    cut, names = _trailing_names(text, _codes(inlines))
    if not names or not _is_balanced(text[cut:]):
        return inlines, []
    rest = _until_offset(inlines, cut)
    return (inlines, []) if _is_ambiguous(text[cut:], names, inlines, rest) else (rest, ["/".join(names)])


def _may_begin_with_names(inline: Inline) -> bool:
    """Whether names may begin at an inline: a quick test, which nearly all texts fail."""
    if inline.kind != TEXT or not inline.text.strip(_AROUND):
        return True
    match = _FIRST_NAME.match(inline.text)
    return match is not None and bool(language_of(match[1]) or license_of(match[1]))


def _may_end_with_names(inlines: list[Inline]) -> bool:
    """Whether names may end at the end of `inlines`: a quick test, which nearly all texts fail."""
    for inline in reversed(inlines):
        if inline.kind in _WITH_MARK:
            return bool(_names(inline.text, set()))
        if inline.kind == TEXT and (words := inline.text.rstrip(_AROUND)):
            return inline.text.rstrip(" \n.")[-1] in ")]" or _may_be_name(words.rpartition(" ")[2])
    return False


def _may_be_name(word: str) -> bool:
    """Whether a word may be the last one of a name."""
    if word.isalpha() and word.islower():  # the last word of most texts
        return language_of(word) is not None
    last = word.rpartition("/")[2]
    return last[:1].isdigit() or last[-1:].isdigit() or bool(language_of(last) or license_of(last))


def _leading_names(text: str, codes: set[str]) -> tuple[int, list[str]]:
    """The end of the names at the start of a text, and these names; (0, []) if there are none."""
    names: list[str] = []
    cut = 0
    while cut < len(text):
        match = _END.search(text, len(text) - len(text[cut:].lstrip(_AROUND)))
        found = _names(text[cut : match.start() if match else len(text)], codes)
        if not found:
            break
        names += found
        cut = match.end() if match else len(text)
    return cut, names


def _trailing_names(text: str, codes: set[str]) -> tuple[int, list[str]]:
    """The start of the names at the end of a text, and these names; its length and [] if there are none."""
    names: list[str] = []
    cut = end = len(text)
    count = 0
    for match in reversed(list(_START.finditer(text, max(0, end - _MAX_LENGTH)))):
        if not has_words(text[match.end() : end]):
            continue
        found = _names(text[match.end() : end], codes)
        if not found:
            break
        names = [*found, *names]
        end = match.start() + (match.group()[0] in _SENTENCE_ENDS)
        if match.group()[0] not in _WEAK_STARTS or any(map(license_of, found)):
            cut, count = end, len(names)
    return cut, names[len(names) - count :]


def _names(text: str, codes: set[str]) -> list[str]:
    """The names in a text; none if it has other words than licenses, languages and `codes`."""
    names = list(filter(None, (part.strip(_AROUND) for part in _SEPARATOR.split(text))))
    return names if all(name in codes or language_of(name) or license_of(name) for name in names) else []


def _codes(inlines: list[Inline]) -> set[str]:
    """The names in code spans, which may also be tags."""
    return {part.strip(_AROUND) for inline in inlines if inline.kind == CODE for part in _SEPARATOR.split(inline.text)}


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")


def _is_ambiguous(text: str, names: list[str], inlines: list[Inline], rest: list[Inline]) -> bool:
    """Whether `text`, which has the names, may mean other things: a letter, or the university with the name of a
    license.

    It is the text of a link to that university; or it is just that name, after names of persons or nothing.
    """
    if any(inline.kind == LINK and _UNIVERSITY in inline.url for inline in inlines):
        return True
    if len(names) > 1 or "[" in text or _MARK in text:
        return False
    others = text_of(rest)
    if names == [_NAME]:
        return not has_words(others) or authors_of(others) is not None
    return len(names[0]) == 1 and "(" not in text


def _marked_text(inlines: list[Inline]) -> str:
    return "".join(map(_marked, inlines))


def _marked(inline: Inline) -> str:
    if inline.kind in _WITH_MARK:
        return _MARK + inline.text
    return inline.text if inline.kind == TEXT else " " * (inline.kind in _BREAKS)


def _from_offset(inlines: list[Inline], offset: int) -> list[Inline]:
    """The part of `inlines` that begins at an offset in their marked text."""
    for position, inline in enumerate(inlines):
        length = len(_marked(inline))
        if offset < length or (offset == length and inline.kind in _BREAKS):
            return [inline._replace(text=inline.text[offset:]), *inlines[position + 1 :]]
        offset -= length
    return []


def _until_offset(inlines: list[Inline], offset: int) -> list[Inline]:
    """The part of `inlines` that ends at an offset in their marked text, and the badges and images after it."""
    for position, inline in enumerate(inlines):
        length = len(_marked(inline))
        if offset <= length:
            others = (other for other in inlines[position + 1 :] if other.kind not in (TEXT, *_WITH_MARK))
            return [*inlines[:position], inline._replace(text=inline.text[:offset].rstrip()), *others]
        offset -= length
    return inlines
