"""What a thing is called: titles of entries and sections, labels of links."""

from mlcat.constraints import MAX_LINE
from mlcat.importing.lists.inline import plain
from mlcat.importing.lists.keywords import LABELS, bare
from mlcat.text.safety import shorten


def title_of(text: str) -> str:
    """A link's or heading's text as a title: no square brackets around it, no separator after it."""
    text = plain(text).lstrip("¶→•· ").rstrip(" -–—:：|｜,，、;→¶")
    if text[:1] + text[-1:] == "[]" and not set(text[1:-1]) & set("[]"):
        text = text[1:-1].strip()
    return shorten(text, MAX_LINE)


def label_of(text: str) -> str:
    """What a further link is called: one of the known labels, else its own text."""
    text = title_of(text)
    return LABELS.get(bare(text), text)
