"""From an entry to what the tables hold of it: columns, folded words, names. Pure: another process can do it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from mlcat.index.analysis import analyze
from mlcat.index.schema import PHRASE, SIZES
from mlcat.model import Entry
from mlcat.publications import to_values
from mlcat.text.normalize import letters_only, name_key
from mlcat.text.tokens import HYPHEN, SEAM, unpack
from mlcat.validation import values_to_json

_REST = (
    "description", "aliases", "topics", "authors", "organization", "license", "code_license", "language", "install",
    "last_activity", "checked", "added",
)  # fmt: skip
_rest_of = attrgetter(*_REST)


class Columns(NamedTuple):
    """The columns of the table `entries` that come from the entry itself, but for its section."""

    id: str
    title: str
    url: str
    tags: str
    kind: str | None
    status: str | None
    year: int | None
    summary: str | None
    rest: str


class PreparedDocument(NamedTuple):
    """What the tables hold of an entry, except its row id."""

    section: str
    """The id of its section."""
    columns: Columns
    fields: str
    """The tokens of its fields: see `schema.FIELDS`."""
    stems: tuple[str, str, str, str]
    """The stems of its names, of its topics and facets, and of its prose; the number of words in its title."""
    names: dict[str, int]
    """Its names with their kinds: see the table `names`."""
    tags: tuple[str, ...]


def prepare_documents(entries: Iterable[Entry], sections: Mapping[str, tuple[str, ...]]) -> list[PreparedDocument]:
    """What the tables hold of each entry; `sections` has the titles of each section and of those that hold it."""
    prepared = []
    for entry in entries:
        fields, (name, topic, prose) = analyze(entry, sections[entry.section])
        title, aliases, _ = fields.split("\n", 2)
        stems = (name, topic, prose, str(min(len(title.split()), SIZES + 1)))
        tags = _tags(entry.tags) if entry.tags else ()
        names = _names(entry, title, aliases)
        prepared.append(PreparedDocument(entry.section, _columns(entry), fields, stems, names, tags))
    return prepared


def to_plain(document: PreparedDocument) -> tuple[Any, ...]:
    """The document as plain tuples, which `marshal` takes from process to process."""
    return document.section, tuple(document.columns), *document[2:]


def from_plain(plain: tuple[Any, ...]) -> PreparedDocument:
    """The document of which `to_plain` made this."""
    section, columns, *rest = plain
    return PreparedDocument(section, Columns._make(columns), *rest)


@lru_cache(maxsize=1 << 12)
def _tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Tags without those given twice, in whatever case."""
    return tuple({tag.casefold(): tag for tag in reversed(tags)}.values())[::-1]


def _columns(entry: Entry) -> Columns:
    values = _rest_of(entry)
    rest: dict[str, object] = {}
    if any(values):
        rest = {key: value for key, value in zip(_REST, values, strict=True) if value}
    if entry.links:
        rest["links"] = [(link.label, link.url) for link in entry.links]
    if entry.publications:
        rest["publications"] = [to_values(publication) for publication in entry.publications]
    return Columns(
        entry.id, entry.title, entry.url, "\t".join(entry.tags), entry.kind, entry.status, entry.year, entry.summary,
        values_to_json(rest) if rest else "{}",
    )  # fmt: skip


def _names(entry: Entry, title: str, aliases: str) -> dict[str, int]:
    """Every form under which the entry is looked up by name, with its rank (see the table `names`); `title` and
    `aliases` are the folded ones."""
    found = {entry.id.replace("-", ""): 0}
    whole, in_order = _as_one_and_sorted(title)
    found.setdefault(name_key(entry.title), 1)
    found.setdefault(whole, 1)
    others = [in_order]
    if aliases:
        for alias in entry.aliases:
            found.setdefault(name_key(alias), 2)
        for alias in aliases.split(PHRASE):
            whole, in_order = _as_one_and_sorted(alias)
            found.setdefault(whole, 2)
            others.append(in_order)
    for name in others:
        found.setdefault(name, 3)
    for name in (entry.title, *entry.aliases):
        if "+" in name or "#" in name or "." in name:  # otherwise it is the squeezed name
            found.setdefault(letters_only(name), 3)
    found.pop("", None)
    return found


def _as_one_and_sorted(name: str) -> tuple[str, str]:
    """A folded name written as one word, and its words in alphabetical order; "" where it has only one."""
    if " " not in name and SEAM not in name and HYPHEN not in name:
        return name, ""
    wholes, parts = [], []
    for token in name.split():
        whole, *its_parts = unpack(token).split()
        wholes.append(whole)
        parts += its_parts or [whole]
    return "".join(wholes), " ".join(sorted(parts)) if len(parts) > 1 else ""
