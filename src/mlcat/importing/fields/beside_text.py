"""Splits licenses and programming languages from the text before or after them: (Python, MIT) - Sails.

Here, a fact is a license or a language. It may be words, a code span or the text of a link; separators are between
facts. In the texts that are examined here, `_MARK` stands before each code span and each link.
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
_FIRST_FACT = lazy_compile(r"^[\s:|,;(\[–—-]+(\w[\w+#.-]*(?: [\w+.-]+){0,2}?)\s*(?:[,/|·:)\]]|[-–—&]\s|(?:and|or)\s|$)")
_END = lazy_compile(r"[\s)\]][-–—|]{1,2}\s|:\s|[)\]](?=\s+(?!or\b|and\b)[\w\0])")
_START = lazy_compile(
    r"(?<![.\s(][a-z])(?<!\bvs)(?<!\bie)(?<!\beg)[.!?](?:\s+|(?=\0))|[)\]]\s+|\s[-–—|]\s+"
    r"|(?<!\w)[(\[](?!and\s|or\s)|[,;:/·•]\s*(?=\0)"
)  # a full stop, but not that of "e.g."
_SENTENCE_ENDS, _WEAK_STARTS = ".!?)]", ",;:/·•"
_MAX_LENGTH = 120  # characters of the facts beside a text
_MIT_HOST, _MIT = "mit.edu", "MIT"


def split_leading_facts(inlines: list[Inline]) -> tuple[list[Inline], list[str]]:
    """Splits licenses and languages from the text after them: `Python`, [MIT](address) - Sails.

    Returns the rest of `inlines`, and the facts as the content of code spans. If there are only code spans, of which
    some may be tags, returns `inlines` and no facts.
    """
    if not inlines or not _may_begin_with_facts(inlines[0]):
        return inlines, []
    first_line = inlines[: next((n for n, inline in enumerate(inlines) if inline.kind in _BREAKS), len(inlines))]
    text, codes = _marked_text(first_line)[:_MAX_LENGTH], _codes(first_line)
    cut, facts = _leading_facts(text, codes)
    if codes.issuperset(facts) or not _is_balanced(text[:cut]):
        return inlines, []
    rest = _from_offset(inlines, cut)
    return (inlines, []) if _is_ambiguous(text[:cut], facts, first_line, rest) else (rest, ["/".join(facts)])


def split_trailing_facts(inlines: list[Inline]) -> tuple[list[Inline], list[str]]:
    """Splits licenses and languages from the text before them: Sails. (Python, MIT)

    Returns the rest of `inlines`, and the facts as the content of code spans; or `inlines` and no facts if the facts
    are a part of the sentence before them.
    """
    if not _may_end_with_facts(inlines):
        return inlines, []
    text = _marked_text(inlines).rstrip()
    cut, facts = _trailing_facts(text, _codes(inlines))
    if not facts or not _is_balanced(text[cut:]):
        return inlines, []
    rest = _until_offset(inlines, cut)
    return (inlines, []) if _is_ambiguous(text[cut:], facts, inlines, rest) else (rest, ["/".join(facts)])


def _may_begin_with_facts(inline: Inline) -> bool:
    """Whether facts may begin at an inline: a quick test, which nearly all texts fail."""
    if inline.kind != TEXT or not inline.text.strip(_AROUND):
        return True
    match = _FIRST_FACT.match(inline.text)
    return match is not None and bool(language_of(match[1]) or license_of(match[1]))


def _may_end_with_facts(inlines: list[Inline]) -> bool:
    """Whether facts may end at the end of `inlines`: a quick test, which nearly all texts fail."""
    for inline in reversed(inlines):
        if inline.kind in _WITH_MARK:
            return bool(_facts(inline.text, set()))
        if inline.kind == TEXT and (words := inline.text.rstrip(_AROUND)):
            return inline.text.rstrip(" \n.")[-1] in ")]" or _may_be_fact(words.rpartition(" ")[2])
    return False


def _may_be_fact(word: str) -> bool:
    """Whether a word may be the last one of a name."""
    if word.isalpha() and word.islower():  # the last word of most texts
        return language_of(word) is not None
    last = word.rpartition("/")[2]
    return last[:1].isdigit() or last[-1:].isdigit() or bool(language_of(last) or license_of(last))


def _leading_facts(text: str, codes: set[str]) -> tuple[int, list[str]]:
    """The end of the facts at the start of a text, and these facts; (0, []) if there are none."""
    facts: list[str] = []
    cut = 0
    while cut < len(text):
        match = _END.search(text, len(text) - len(text[cut:].lstrip(_AROUND)))
        found = _facts(text[cut : match.start() if match else len(text)], codes)
        if not found:
            break
        facts += found
        cut = match.end() if match else len(text)
    return cut, facts


def _trailing_facts(text: str, codes: set[str]) -> tuple[int, list[str]]:
    """The start of the facts at the end of a text, and these facts; its length and [] if there are none."""
    facts: list[str] = []
    cut = end = len(text)
    count = 0
    for match in reversed(list(_START.finditer(text, max(0, end - _MAX_LENGTH)))):
        if not has_words(text[match.end() : end]):
            continue
        found = _facts(text[match.end() : end], codes)
        if not found:
            break
        facts = [*found, *facts]
        end = match.start() + (match.group()[0] in _SENTENCE_ENDS)
        if match.group()[0] not in _WEAK_STARTS or any(map(license_of, found)):
            cut, count = end, len(facts)
    return cut, facts[len(facts) - count :]


def _facts(text: str, codes: set[str]) -> list[str]:
    """The facts in a text, and those of `codes` in it; none if it has any other words."""
    facts = list(filter(None, (part.strip(_AROUND) for part in _SEPARATOR.split(text))))
    return facts if all(fact in codes or language_of(fact) or license_of(fact) for fact in facts) else []


def _codes(inlines: list[Inline]) -> set[str]:
    """The texts between separators in code spans: facts or tags."""
    return {part.strip(_AROUND) for inline in inlines if inline.kind == CODE for part in _SEPARATOR.split(inline.text)}


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")


def _is_ambiguous(text: str, facts: list[str], inlines: list[Inline], rest: list[Inline]) -> bool:
    """Whether `text`, in which the facts were found, may mean something else: a letter, or the university MIT.

    It means the university as the text of a link to it, and if it is only its name, after names of persons or nothing.
    """
    if any(inline.kind == LINK and _MIT_HOST in inline.url for inline in inlines):
        return True
    if len(facts) > 1 or "[" in text or _MARK in text:
        return False
    others = text_of(rest)
    if facts == [_MIT]:
        return not has_words(others) or authors_of(others) is not None
    return len(facts[0]) == 1 and "(" not in text


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
