"""Labels of links: recognizes "pdf", "code" or an emoji, and converts them to the labels that mlcat uses."""

from functools import lru_cache

from mlcat.importing.documents.text import emoji_code, has_words, label_key
from mlcat.importing.fields.stats import without_stats
from mlcat.importing.lists.titles import title_of
from mlcat.importing.lists.vocabulary import EMOJI_LABELS, LABELS


@lru_cache(maxsize=256)  # a list repeats few labels
def label_of(text: str) -> str:
    """The label for the text of a link: "paper" for "PDF"; the text itself if it is not a known label."""
    text = title_of(text)
    return LABELS.get(_key(text), text)


@lru_cache(maxsize=256)
def is_label(text: str) -> bool:
    """Whether the text of a link is a label: it says only what kind of thing the link leads to ("pdf", "code")."""
    return _key(title_of(text)) in LABELS or is_star_count(text)


def is_star_count(text: str) -> bool:
    """Whether the text of a link is only a number of stars: "⭐ 12k"."""
    return has_words(text) and not without_stats(text).strip()


def label_of_emoji(text: str) -> str:
    """The label for a link around an emoji or its code (`:book:`); "" for any other text."""
    name = text.strip(":\ufe0f")
    if name in EMOJI_LABELS:
        return EMOJI_LABELS[name]
    return "link" if name and (not has_words(name) or emoji_code(text) == text) else ""


def _key(text: str) -> str:
    """The key of a label in `LABELS`. The number in "Screenshot 2" is dropped."""
    key = label_key(text)
    return key if key in LABELS else key.rstrip("0123456789").rstrip()
