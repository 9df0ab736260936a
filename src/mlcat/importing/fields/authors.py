"""Parses lists of authors: "Ada Moss, Ben Reed et al.", "Moss, A., Reed, B."."""

import re
from functools import lru_cache
from typing import NamedTuple

from mlcat.importing.documents.text import word_set
from mlcat.importing.fields.venues import ABBREVIATIONS_IN_JOURNALS
from mlcat.importing.lazy_patterns import lazy_compile


class Authors(NamedTuple):
    """Authors in order, each as "Given Family", and whether the list ends with "et al."."""

    names: tuple[str, ...] = ()
    et_al: bool = False


_MAX_TEXT = 3000  # characters of a list of authors
_MAX_NAME = 45  # characters of one name
_MAX_NAME_WORDS = 5
_MAX_IDEOGRAPHS = 8  # of a word in a single name
_MAX_SYLLABLE = 5  # letters after the hyphen of a given name: Dong-hyun
_ARTICLES = ("A", "An", "The")
_ET_AL = lazy_compile(r"[,\s]{0,4}(?:\bet\.?\s*al\b\.?|\band others\b|等|…)[\s,.]{0,4}$", re.IGNORECASE)
_ENDS_OF_ET_AL = ("al", "others", "等", "…")
_BY = lazy_compile(r"^(?:by|authors?:|作者[:：])\s+", re.IGNORECASE)
_SEPARATORS = (", and ", ",and ", ", & ", ",& ", " and ", " & ", " und ", " u. ", "、", "，", "·")  # besides ";"
_DIGIT = lazy_compile(r"\d")
_INITIALS = lazy_compile(r"(?:[A-Z]\.?[\s-]?){1,4}")
_FOOTNOTE_MARK = lazy_compile(r"[*†‡§¹²³⁺∗#^](?:(?<!\^)|\d)")
_LETTERS = r"[^\W\d_]"
_WORD = lazy_compile(rf"(?:{_LETTERS}['’.-]?)+,?")
_PARTICLES = word_set(
    "de da di du van von der den del della la le el al bin ibn dos das do ter ten zu af y e jr jr. sr"
)
_COMMON_WORDS = word_set(
    """
    an the of for in on with to from by at as is are and or not using via towards toward learning network networks
    neural deep paper papers code survey review github model models data dataset method methods based system systems
    image images graph graphs language machine university press journal conference proceedings workshop preprint arxiv
    part blog video slides book chapter course tutorial lecture notes guide introduction analysis detection official
    open source free new read more see also note notice update list awesome research google facebook microsoft openai
    supervised reinforcement processing vision recognition letters transactions science nature advances international
    neighbor neighborhood feature fusion transformer information generalist agent agents robot robots dialogue discourse
    license random synthetic condensed minority ensemble ensembles probability sampling boosting demo local version
    project website documentation implementation benchmark embedding embeddings attention representation classification
    segmentation estimation generation optimization inference reasoning performance workshops explainable
    best oral spotlight award tensorflow pytorch keras caffe python library framework tool tools software web app
    """
)
_JOURNAL_WORDS = frozenset(word.capitalize() for word in ABBREVIATIONS_IN_JOURNALS) | {"ACM", "IEEE"}
_AUTHORS_AND_YEAR = lazy_compile(
    r"^([^\W\d_].{1,80}?)(?:,|(?=\s\()|(?<=\sal)|(?<=\sal\.))\s\(?((?:19|20)\d\d)[a-z]?\)?$"
)
_MAX_FAMILY_NAMES = 6  # family names in a reference
_AMBIGUOUS_NAMES = frozenset(("An", "As", "At", "By", "Deep", "In", "Is", "Not", "On", "Or", "To"))
"""Names that are also common words."""


def authors_of(text: str, accept_single: bool = True) -> Authors | None:
    """The authors in a text on one line; None if it is not a list of authors.

    `accept_single` accepts a single name of two to five words, which could also be a title.
    """
    authors = _authors_or_single_name(text)
    is_single = authors is not None and len(authors.names) == 1 and not authors.et_al
    return None if is_single and not accept_single else authors


@lru_cache(maxsize=256)  # the same text is often examined more than once
def _authors_or_single_name(text: str) -> Authors | None:
    text = _FOOTNOTE_MARK.sub("", text).replace("...", "…").strip(" \t.,;:()[]-–—")
    text = _BY.sub("", text)
    if not text or len(text) > _MAX_TEXT or _DIGIT.search(text):  # most other texts: venues with a year
        return None
    listed = _ET_AL.sub("", text) if text.casefold().endswith(_ENDS_OF_ET_AL) else text
    et_al = listed != text
    names = _names(listed)
    if not names or not _are_names(names, accept_unclear=et_al):
        return None
    return Authors(tuple(names), et_al) if len(names) > 1 or et_al or _is_full_name(names[0]) else None


def _are_names(names: list[str], *, accept_unclear: bool) -> bool:
    """Whether all texts may be names of persons.

    Unless `accept_unclear`, at least half of them must be names for certain.
    """
    unclear_count = 0
    for name in names:
        if not _is_name(name):
            if not _may_be_name(name):
                return False
            unclear_count += 1
    return accept_unclear or 2 * unclear_count <= len(names)


def authors_and_year_of(text: str) -> tuple[Authors, int] | None:
    """The family names and the year of a reference: "Ziv, Lempel (1977)", "Driscoll et al., 1986".

    None for any other text.
    """
    match = _AUTHORS_AND_YEAR.match(text) if any(map(str.isdigit, text[-2:])) else None
    if match is None:
        return None
    listed = _ET_AL.sub("", match[1])
    names = [name for pieces in _divide(listed) for name in pieces]
    if len(names) > _MAX_FAMILY_NAMES or not all(map(_is_family_name, names)):
        return None
    return Authors(tuple(names), listed != match[1]), int(match[2])


def _is_family_name(name: str) -> bool:
    """Whether a text may be a family name, of one or two words besides particles: "von der Oak", "Spärck Jones"."""
    words = [word for word in name.split() if word.casefold() not in _PARTICLES]
    return _is_name(name) and len(words) <= 2 and not any(map(str.isupper, words))


def _is_full_name(name: str) -> bool:
    """Whether a name has two words or more, does not begin with an article, and has no acronym or technical term (see
    `_is_term`).

    A single name is less certain than one of a list: "SIGGRAPH Asia", "Random Under-sampling", "A Generalist Agent".
    """
    words = name.split()
    if words[-1] in ("Team", "Lab"):
        words.pop(0)
    return " " in name and words[0] not in _ARTICLES and not any(map(_is_term, words))


def _is_term(word: str) -> bool:
    """Whether a word is an acronym, a compound with a hyphen, or too long for a name in ideographs.

    Roman numerals are not acronyms.
    """
    letters = "" if "." in word.strip(".,") else word.strip(".,")
    is_acronym = len(letters) > 2 and letters.isascii() and letters.isupper() and not set(letters) <= set("IVX")
    is_compound = any(part.islower() and len(part) > _MAX_SYLLABLE for part in letters.split("-")[1:])
    has_ideographs = any(char >= "\u2e80" for char in letters)
    is_mixed = has_ideographs and any(char.isascii() and char.isalpha() for char in letters)
    return is_acronym or is_compound or is_mixed or (has_ideographs and len(letters) > _MAX_IDEOGRAPHS)


def _names(text: str) -> list[str]:
    """The candidates for names: the parts between commas and "and", each as "Given Family"."""
    parts = [pieces for pieces in _divide(text) if pieces != [""]]
    return _family_first(parts) or [name for part in parts for name in part if name]


def _divide(text: str) -> list[list[str]]:
    """The parts of a text between "and" and other words, each divided at its commas."""
    for separator in _SEPARATORS:
        text = text.replace(separator, ";")
    return [[piece.strip() for piece in part.split(",")] for part in text.split(";")]


def _family_first(pairs: list[list[str]]) -> list[str] | None:
    """The names in "Moss, Ada, and Ben Reed" or "Moss, A., Reed, B."; None if commas separate whole names.

    `pairs` are the texts between "and", each divided at its commas.
    """
    if len(pairs) > 1 and all(len(pair) == 2 and " " not in pair[0] for pair in pairs):
        return [f"{_complete_initial(given)} {family}" for family, given in pairs]
    pieces = [piece for pair in pairs for piece in pair if piece]
    if len(pieces) < 2 or (" " in pieces[0] and pieces[0].split()[0].casefold() not in _PARTICLES):
        return None
    given = [word for word in pieces[1].split() if word.casefold() not in _PARTICLES]
    if len(given) > 2 and not _INITIALS.fullmatch(pieces[1]):
        return None
    if all(len(piece.split()) == 1 and not _INITIALS.fullmatch(piece) for piece in pieces) and len(pieces) > 2:
        return None  # only family names
    names = [f"{_complete_initial(pieces[1])} {pieces[0]}"]
    position = 2
    while position < len(pieces):
        following = pieces[position + 1] if position + 1 < len(pieces) else ""
        if following and _INITIALS.fullmatch(following):
            names.append(f"{_complete_initial(following)} {pieces[position]}")
            position += 2
        else:
            names.append(pieces[position])
            position += 1
    return names


def _complete_initial(given: str) -> str:
    """A given name with a full stop after its last initial; at the end of a list, it may be missing."""
    last = re.split("[ .]", given)[-1]
    return f"{given}." if len(last) == 1 and last.isupper() else given


def _may_be_name(name: str) -> bool:
    """Whether a text is a name without its words in `_AMBIGUOUS_NAMES` and a word in lower case between two others.

    Examples: "In So Kweon", "Dev nath Rao".
    """
    words = [word for word in name.split() if word not in _AMBIGUOUS_NAMES]
    if len(words) == 3 and words[1].islower() and words[1] not in _COMMON_WORDS and words[1].isalpha():
        del words[1]
    return _is_name(" ".join(words))


def _is_name(name: str) -> bool:
    """Whether a text is a person's name: one to five capitalized words and particles, none of them a common word."""
    words = name.split()
    if not words or len(words) > _MAX_NAME_WORDS or len(name) > _MAX_NAME or not all(map(_is_word_of_name, words)):
        return False
    return not all(map(_begins_in_lower_case, words))


def _is_word_of_name(word: str) -> bool:
    """Whether a word is capitalized or a particle, and not a common word."""
    if _begins_in_lower_case(word) and word.casefold() not in _PARTICLES:  # nearly all others: tested first
        return False
    if word.strip(".,").casefold() in _COMMON_WORDS or word in _JOURNAL_WORDS:
        return False
    return word.isalpha() or bool(_WORD.fullmatch(word) or _INITIALS.fullmatch(word))


def _begins_in_lower_case(word: str) -> bool:
    """Whether a word begins in lower case; "d'Arcy" does not."""
    return word[0].islower() and word[1:2] not in ("'", "’")
