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
    """Compiles a filter to a condition that is true for the entries that pass it.

    Raises `UnknownValueError` for a section or tag that the catalog does not have, `UsageError` for more than
    `MAX_VALUES` values. The catalog need not have the excluded sections and tags: see `check_excluded`.
    """
    _check_number(_count_values(filter))
    parts = list(_compile_parts(filter, index))
    if filter.excluded:
        excluded = _compile_parts(filter.excluded, index, ignore_unknown=True)
        parts += [Condition(f"NOT coalesce({part.sql}, 0)", part.values) for part in excluded]
    _check_number(len(parts))  # more than values if some of these are several tags, with commas
    return Condition(" AND ".join(part.sql for part in parts), tuple(value for part in parts for value in part.values))


def _check_number(number: int) -> None:
    """Raises `UsageError` if a filter has more values than `MAX_VALUES`."""
    if number > MAX_VALUES:
        raise UsageError(f"{number:,} values are too many for one filter.", f"Give at most {MAX_VALUES}.")


def _count_values(filter: Filter) -> int:
    """The number of values of a filter, with those it excludes; a range of years is one."""
    number = sum(len(getattr(filter, part)) for part in filter.__slots__ if part != "excluded")
    return number + (_count_values(filter.excluded) if filter.excluded else 0)


def check_excluded(filter: Filter, indexes: list[Index]) -> None:
    """Raises `UnknownValueError` for an excluded section or tag that none of the catalogs has."""
    if filter.excluded:
        for name in filter.excluded.sections:
            _check_known(indexes, "sections", name)
        for name in filter.excluded.tags:
            _check_known(indexes, "tags", name)


def _check_known(indexes: list[Index], part: str, name: str) -> None:
    """Raises `UnknownValueError` if no catalog has the section or tag `name`. A name with commas may also be several
    names."""
    errors: list[UnknownValueError] = []
    for index in indexes:
        try:
            index.condition(Filter(tags=[name]) if part == "tags" else Filter(sections=[name]))
        except UnknownValueError as error:
            errors.append(error)
    if not errors or len(errors) < len(indexes):
        return
    pieces = _split_commas(name)
    if len(pieces) < 2:
        raise errors[0]
    for piece in pieces:
        _check_known(indexes, part, piece)


def _compile_parts(filter: Filter, index: Index, *, ignore_unknown: bool = False) -> Iterator[Condition]:
    """A condition for each part of a filter; an entry must meet all. See `_look_up` for `ignore_unknown`."""
    if filter.sections:
        numbers = sorted(set(_look_up(_section_numbers, index, filter.sections, ignore_unknown=ignore_unknown)))
        # A single parameter: some builds of SQLite allow 32,766, and a section may have more subsections.
        yield Condition("(section IN (SELECT value FROM json_each(?)))", (str(numbers),))
    for key in _look_up(_tag_keys, index, filter.tags, ignore_unknown=ignore_unknown):
        yield Condition("(entries.rowid IN (SELECT entry FROM entry_tags WHERE tag = ?))", (key,))
    for column, choices in (("kind", filter.kinds), ("status", filter.statuses)):
        if choices:
            yield Condition(f"({column} IN ({','.join('?' * len(choices))}))", choices)
    if filter.years:
        ranges = " OR ".join(["year BETWEEN ? AND ?"] * len(filter.years))
        yield Condition(f"({ranges})", tuple(year for ends in filter.years for year in ends))
    if filter.licenses or filter.languages or filter.authors:
        from mlcat.index.word_conditions import WORD_FIELDS, word_condition

        for part, fields in WORD_FIELDS.items():
            if names := getattr(filter, part):
                yield word_condition(index, fields, names)
    if filter.phrases or filter.words:
        from mlcat.index.text_conditions import phrase_condition, text_word_condition

        yield from (phrase_condition(index, phrase) for phrase in filter.phrases)
        yield from (text_word_condition(index, word) for word in filter.words)


def _look_up(
    look_up: Callable[[Index, str], list[T]], index: Index, names: Iterable[str], *, ignore_unknown: bool
) -> Iterator[T]:
    """The results of `look_up` for the names, in order; with `ignore_unknown`, names that the catalog does not have are
    skipped."""
    for name in names:
        try:
            yield from look_up(index, name)
        except UnknownValueError:
            if not ignore_unknown:
                raise
            if "," in name:
                yield from _look_up(look_up, index, _split_commas(name), ignore_unknown=True)


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
    if not section_ids and "," in name and _split_commas(name):
        return [number for part in _split_commas(name) for number in _section_numbers(index, part)]
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
    if "," in tag and _split_commas(tag):
        return [key for part in _split_commas(tag) for key in _tag_keys(index, part)]
    raise UnknownValueError("tag", shorten(tag, 60), [known.tag for known in tags])


def _split_commas(name: str) -> list[str]:
    """The comma-separated parts of a name."""
    return [part for part in name.split(",") if part.strip()]


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
