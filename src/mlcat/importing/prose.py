"""Tells a line that names a resource from a sentence that happens to begin with a link."""

from mlcat.importing.lead import Lead
from mlcat.importing.plain import BADGE, IMAGE, LINK, text_of
from mlcat.importing.titles import title_of
from mlcat.importing.words import LABELS, bare, has_words

_MARKS = "-–—―－:：|｜,，、;；([{（【·・•→⟶⇒➜=>~～〜*/"


def is_prose(start: Lead) -> bool:
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
