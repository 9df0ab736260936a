"""From an entry to what the tables hold of it: columns, folded words, names. Pure: another process can do it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache

from mlcat.index.tables import PHRASE, SIZES
from mlcat.model import Entry
from mlcat.words import HYPHEN, SEAM, bare, forms, joined, sorted_words, squeeze, stem, tokens

_REST = (
    "description", "aliases", "topics", "authors", "et_al", "organization", "venue", "arxiv", "doi", "license",
    "language", "install", "last_activity",
)  # fmt: skip
_FORGES = ("github.com/", "gitlab.com/", "codeberg.org/", "bitbucket.org/", "huggingface.co/", "www.kaggle.com/")


Columns = tuple[str | int | None, ...]
"""id, title, url; tags, kind, status, year, summary, rest: the columns of `entries`, without its section."""

Prepared = tuple[str, Columns, str, tuple[str, str, str, str], dict[str, int], tuple[str, ...]]
"""What the tables hold of an entry, but for its number: the id of its section; its columns; the tokens of its fields
(see `tables.FIELDS`); the stems of its names, of its topics and the like, and of its prose, with the number of words in
its title; its names with their ranks (see the table `names`); its tags. Plain tuples, because they go from process to
process by the million."""


Folded = tuple[str, str]
"""A text as tokens, and as stems."""

_NOTHING: Folded = ("", "")


def prepare(entry: Entry, section_words: str) -> Prepared:
    """What the tables hold of `entry`; `section_words` are the titles of its section and those above, in phrases."""
    title = tokens(entry.title)
    people = (*entry.authors, entry.organization, _owner(entry.url), entry.venue, str(entry.year) if entry.year else "")
    shelf = (*entry.tags, section_words, entry.kind, entry.language, entry.status)
    fields = (
        _folded(title),
        _phrases(entry.aliases),
        _phrases(entry.topics),
        _phrases(people),
        _phrases(shelf),
        _folded(tokens(entry.summary)) if entry.summary else _NOTHING,
        _folded(tokens(_own_words(entry))) if entry.description else _NOTHING,
    )
    stems = [stemmed for _, stemmed in fields]
    return (
        entry.section,
        _columns(entry),
        "\n".join([words for words, _ in fields]),
        (" ".join(stems[:2]), " ".join(stems[2:5]), " ".join(stems[5:]), str(min(len(title), SIZES + 1))),
        _names(entry, title),
        tuple({tag.casefold(): tag for tag in reversed(entry.tags)}.values())[::-1],  # one given twice counts once
    )


def unpacked(text: str) -> list[str]:
    """All words in a string of tokens, the forms of its compounds among them."""
    return text.replace(SEAM, " ").replace(HYPHEN, " ").split()


def _columns(entry: Entry) -> tuple[str | int | None, ...]:
    rest: dict[str, object] = {key: value for key in _REST if (value := getattr(entry, key))}
    if entry.links:
        rest["links"] = [(link.label, link.url) for link in entry.links]
    return (
        entry.id, entry.title, entry.url, "\t".join(entry.tags), entry.kind, entry.status, entry.year, entry.summary,
        json.dumps(rest, ensure_ascii=False) if rest else "{}",
    )  # fmt: skip


def _own_words(entry: Entry) -> str:
    """The description without the summary where it begins with it, as an imported one does: no word counts twice."""
    description = entry.description or ""
    return description.removeprefix(entry.summary) if entry.summary else description


def _folded(found: Iterable[str]) -> Folded:
    pairs = [_with_forms(token) for token in found]
    return " ".join([words for words, _ in pairs]), " ".join([stems for _, stems in pairs])


@lru_cache(maxsize=1 << 16)
def _with_forms(token: str) -> Folded:
    """A token as `entries.words` has it, a compound with all its forms, the whole first; and the stems of them."""
    if HYPHEN not in token and SEAM not in token:
        return token, stem(token)
    found = forms(token)
    return (HYPHEN if HYPHEN in token else SEAM).join(found), " ".join([stem(word) for word in found])


def _phrases(texts: Iterable[str | None]) -> Folded:
    """Texts as phrases; a text may be several already."""
    pairs = [_phrase(text) for text in texts if text]
    return PHRASE.join([words for words, _ in pairs]), " ".join([stems for _, stems in pairs])


@lru_cache(maxsize=1 << 12)
def _phrase(text: str) -> Folded:
    # Cached because sections, tags, kinds and venues come again and again.
    pairs = [_folded(tokens(part)) for part in text.split(PHRASE)]
    return PHRASE.join([words for words, _ in pairs]), " ".join([stems for _, stems in pairs])


def _owner(url: str) -> str:
    """Whose repository it is, for people who remember the organization and not the name."""
    rest = url.partition("://")[2]
    return next((rest[len(forge) :].partition("/")[0] for forge in _FORGES if rest.startswith(forge)), "")


def _names(entry: Entry, title: list[str]) -> dict[str, int]:
    """Every form under which the entry is looked up by name, with its rank (see the table `names`)."""
    found: dict[str, int] = {squeeze(entry.id): 0}
    found.setdefault(squeeze(entry.title), 1)
    found.setdefault("".join([joined(token) for token in title]), 1)
    sorted_names = [sorted_words(title)]
    for alias in entry.aliases:
        folded = tokens(alias)
        found.setdefault(squeeze(alias), 2)
        found.setdefault("".join([joined(token) for token in folded]), 2)
        sorted_names.append(sorted_words(folded))
    for name in (*sorted_names, *(bare(name) for name in (entry.title, *entry.aliases))):
        found.setdefault(name, 3)
    found.pop("", None)
    return found
