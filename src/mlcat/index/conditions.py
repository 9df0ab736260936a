"""Compiles a filter to an SQL condition on the table `entries`."""

from __future__ import annotations

from collections.abc import Iterator

from mlcat.errors import UnknownValueError, UsageError
from mlcat.filters import Filter
from mlcat.index.reader import Condition
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    from mlcat.index.reader import Index

    T = TypeVar("T")


MAX_VALUES = 500
"""Maximum number of values of a filter in one statement: SQLite limits the depth of expressions to 1,000."""


def compile_filter(filter: Filter, index: Index) -> Condition:
    """The condition that is true for the entries that pass `filter`.

    Raises `UnknownValueError` for a section or tag that the catalog does not have, `UsageError` for more than
    `MAX_VALUES` values. An excluded one raises nothing if the catalog is one of several: none of its entries has it.
    """
    terms = list(_terms(filter, index))
    if filter.excluded:
        excluded = _terms(filter.excluded, index, ignore_unknown=index.is_one_of_several)
        terms += [(f"NOT coalesce({sql}, 0)", values) for sql, values in excluded]
    number = sum(len(values) for _, values in terms)
    if number > MAX_VALUES:
        raise UsageError(f"{number:,} values are too many for one filter.", f"Give at most {MAX_VALUES}.")
    return Condition(" AND ".join(sql for sql, _ in terms), tuple(value for _, values in terms for value in values))


def _terms(filter: Filter, index: Index, *, ignore_unknown: bool = False) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The parts of a filter as SQL expressions, each with its values; see `_known` for `ignore_unknown`."""
    if filter.sections:
        numbers = sorted(set(_known(_section_numbers, index, filter.sections, ignore_unknown=ignore_unknown)))
        # A single parameter: some builds of SQLite allow 32,766, and a section may have more subsections.
        yield "(section IN (SELECT value FROM json_each(?)))", (str(numbers),)
    for key in _known(_tag_keys, index, filter.tags, ignore_unknown=ignore_unknown):
        yield "(entries.rowid IN (SELECT entry FROM entry_tags WHERE tag = ?))", (key,)
    for column, choices in (("kind", filter.kinds), ("status", filter.statuses)):
        if choices:
            yield f"({column} IN ({_marks(choices)}))", choices
    if filter.years:
        ranges = " OR ".join(["year BETWEEN ? AND ?"] * len(filter.years))
        yield f"({ranges})", tuple(year for ends in filter.years for year in ends)
    if filter.licenses or filter.languages or filter.authors:
        from mlcat.index.word_conditions import WORD_FIELDS, word_condition  # few commands need it

        for part, keys in WORD_FIELDS.items():
            if names := getattr(filter, part):
                yield word_condition(index, keys, names)
    if filter.phrases or filter.words:
        from mlcat.index.text_conditions import phrase_condition, text_word_condition  # for few queries

        yield from (phrase_condition(index, phrase) for phrase in filter.phrases)
        yield from (text_word_condition(index, word) for word in filter.words)


def _known(
    look_up: Callable[[Index, str], list[T]], index: Index, names: Iterable[str], *, ignore_unknown: bool
) -> Iterator[T]:
    """What `look_up` gives for the names; with `ignore_unknown`, those that the catalog does not have are skipped."""
    for name in names:
        try:
            yield from look_up(index, name)
        except UnknownValueError:
            if not ignore_unknown:
                raise
            if "," in name:
                yield from _known(look_up, index, _parts(name), ignore_unknown=True)


def _marks(values: tuple[str, ...]) -> str:
    return ",".join("?" * len(values))


def _section_numbers(index: Index, name: str) -> list[int]:
    """The numbers of the sections called `name` (by id or title, in any case) and of all sections below them.

    An unknown name with commas is split into several.
    """
    key = name.casefold().strip()
    sections = index.sections()
    section_ids = {section.id for section in sections if key in (section.id, section.title.casefold())}
    if not section_ids:
        # "case studies", "case-studies" and "CaseStudies" are the same name to users.
        letters = _letters(name)
        section_ids = {
            section.id for section in sections if letters and letters in map(_letters, (section.id, section.title))
        }
    if not section_ids and "," in name and _parts(name):
        return [number for part in _parts(name) for number in _section_numbers(index, part)]
    if not section_ids:
        raise UnknownValueError("section", shorten(name, 60), [section.id for section in sections])
    below = index.section_tree().below(section_ids)
    return [section.number for section in sections if section.id in below]


def _tag_keys(index: Index, tag: str) -> list[str]:
    """The key of a tag in the table `entry_tags`; an unknown tag with commas is split into several."""
    key = tag.casefold().strip()
    tags = index.tags()
    if any(known.tag.casefold() == key for known in tags):
        return [key]
    if "," in tag and _parts(tag):
        return [key for part in _parts(tag) for key in _tag_keys(index, part)]
    raise UnknownValueError("tag", shorten(tag, 60), [known.tag for known in tags])


def _parts(name: str) -> list[str]:
    """The comma-separated parts of a name."""
    return [part for part in name.split(",") if part.strip()]


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
