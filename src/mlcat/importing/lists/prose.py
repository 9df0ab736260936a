"""Tells a line that names a resource from a sentence that happens to begin with a link."""

from mlcat.importing.lists.inline import BADGE, IMAGE, LINK, text_of
from mlcat.importing.lists.keywords import LABELS, bare, has_words
from mlcat.importing.lists.leading_link import LeadingLink
from mlcat.importing.lists.titles import title_of

_MARKS = "-–—―－:：|｜,，、;；([{（【·・•→⟶⇒➜=>~～〜*/"


def is_prose(start: LeadingLink) -> bool:
    """Whether what follows the link goes on as a sentence, or is a row of links to steer by."""
    rest = [piece for piece in start.rest if piece.kind not in (BADGE, IMAGE)]
    text = text_of(rest)
    if not text:
        return False
    links = [piece for piece in rest if piece.kind == LINK]
    words = has_words(text_of([piece for piece in rest if piece.kind != LINK]))
    if links and not words:
        titles = [bare(title_of(text)) for text in (start.title, *(link.text for link in links))]
        return titles[0] in LABELS or any(title not in LABELS for title in titles[1:])
    return text[0] not in _MARKS
