"""Carries out the effects of the browser on the catalogs: searches, pages, filters and actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mlcat.browse.clipboard import copy
from mlcat.browse.state import (
    MAX_ROWS,
    Action,
    ActionsLoaded,
    Choice,
    Copy,
    Effect,
    Event,
    FilterOption,
    FilterOptionsLoaded,
    LoadActions,
    LoadFilterOptions,
    Notice,
    Open,
    ReplaceQuery,
    ResultPage,
    ResultRow,
    ResultsLoaded,
    Search,
    SortBy,
)
from mlcat.cli.browsing.unfinished_query import named_catalogs, parse_unfinished
from mlcat.cli.lookup import selection
from mlcat.cli.lookup.advice import closest_entries
from mlcat.cli.lookup.catalog_search import answer_query
from mlcat.cli.lookup.related import related_items
from mlcat.cli.lookup.resolve import resolve_entry
from mlcat.cli.lookup.sorting import Order
from mlcat.cli.terminal import Terminal
from mlcat.cli.web_browser import open_address
from mlcat.errors import MlcatError, UsageError
from mlcat.filters import Filter
from mlcat.index.facets import section_counts, tag_counts, value_counts
from mlcat.index.reader import Index
from mlcat.render.canvas import Canvas
from mlcat.render.formats import FORMATS
from mlcat.render.item import Item
from mlcat.search import SearchResult
from mlcat.search.query import ParsedQuery
from mlcat.text.safety import shorten

_FACETS = ("catalog", "section", "tag", "kind", "status", "year")
_SORTS = (
    ("", "sort by relevance"),
    ("title", "sort by title"),
    ("year", "sort by year, the latest first"),
    ("added", "sort by the day of addition, the latest first"),
)
_DESCENDING = ("year", "added")


class BrowseServices:
    """Carries out the browser's effects on the catalogs. Its methods run in one thread at a time."""

    def __init__(self, terminal: Terminal, catalog: str | None) -> None:
        self._terminal = terminal
        self._catalog = catalog
        self._opened: list[Index] | None = None

    @property
    def _indexes(self) -> list[Index]:
        """The catalogs, which are opened (and indexed if necessary) on first use.

        Raises `UsageError` for a catalog that does not exist, and `CatalogError` for one that cannot be read.
        """
        if self._opened is None:
            self._opened = selection.open_named_or_all(self._terminal, self._catalog)
        return self._opened

    @property
    def _shows_catalog(self) -> bool:
        return len(self._indexes) > 1

    @property
    def total(self) -> int:
        """The number of entries in all catalogs that are browsed."""
        return sum(index.count for index in self._indexes)

    def answer(self, effect: Effect) -> Event | None:
        """Carries out an effect; returns the event with its result, if there is one."""
        try:
            return self._answer(effect)
        except MlcatError as error:
            if self._opened is None:
                raise
            return Notice(str(error))

    def page(self, reference: str, columns: int, *, color: bool) -> str:
        """The page that `show` prints of an entry, with SGR sequences if `color` is set."""
        from mlcat.render.page import render_unframed_page

        unicode = self._terminal.canvas().unicode
        return render_unframed_page(
            self.item(reference), self._related(reference), Canvas(columns, color=color, unicode=unicode)
        )

    def text_to_copy(self, effect: Copy) -> str:
        """The text to put on the clipboard for a `Copy`."""
        return effect.text or self.item(effect.reference).row.url

    def _answer(self, effect: Effect) -> Event | None:
        match effect:
            case Search():
                return ResultsLoaded(effect, self._search(effect), self.total)
            case LoadFilterOptions(choices, query):
                return FilterOptionsLoaded(tuple(self._filter_options(choices, query)))
            case LoadActions(reference):
                return ActionsLoaded(reference, tuple(self._actions(reference)))
            case Open(reference, url):
                return Notice(self._open(url or self.item(reference).row.url))
            case Copy():
                return Notice(self._copy(self.text_to_copy(effect)))
            case _:
                return None

    # --- Entries ---

    def item(self, reference: str) -> Item:
        """The entry with this reference. Raises `NotFoundError` if it no longer exists."""
        return resolve_entry(self._indexes, reference)

    def _related(self, reference: str) -> list[Item]:
        return related_items(self.item(reference), shows_catalog=self._shows_catalog)

    def _search(self, effect: Search) -> ResultPage:
        parsed, hint = parse_unfinished(effect.query, self._indexes)
        filter, indexes = self._filter_and_indexes(effect.choices, parsed)
        if not parsed.words.terms:
            return replace(self._all_results(effect, filter, indexes), hint=hint)
        order = Order(effect.sort, reverse=effect.sort in _DESCENDING) if effect.sort else None
        answer = answer_query(indexes, parsed, filter, sort=order, shows_catalog=self._shows_catalog)
        if not answer.items:
            has_filters = bool(effect.choices or parsed.clauses)
            return replace(self._closest_results(effect, indexes, answer.results, has_filters), hint=hint)
        note = f"Results for '{answer.corrected}'" if answer.corrected else ""
        shown_items = answer.items[effect.first : effect.first + MAX_ROWS]
        rows = tuple(ResultRow(item.reference, item.row.title) for item in shown_items)
        return ResultPage(effect.query, rows, effect.first, len(answer.items), note, hint=hint)

    def _closest_results(
        self, effect: Search, indexes: list[Index], results: list[SearchResult], has_filters: bool
    ) -> ResultPage:
        """The page if nothing matches: the closest entries, or a hint if there are none."""
        items = closest_entries(indexes, results)
        if items:
            note = "Nothing matches all of it. Closest:"
        else:
            fewer = ", or Ctrl-F for fewer filters" if effect.choices else ", or fewer filters" if has_filters else ""
            note = f"Nothing matches: try other words{fewer}"
        rows = tuple(ResultRow(item.reference, item.row.title) for item in items)
        return ResultPage(effect.query, rows, 0, len(rows), note, is_suggestion=True)

    def _all_results(self, effect: Search, filter: Filter, indexes: list[Index]) -> ResultPage:
        """All entries that pass the filter, catalog by catalog; only the requested rows are read."""
        counts = [sum(index.counts_by_section(filter).values()) for index in indexes]
        rows: list[ResultRow] = []
        skipped = 0
        for index, count in zip(indexes, counts, strict=True):
            first = max(0, effect.first - skipped)
            if first < count and len(rows) < MAX_ROWS:
                rows_of_index = index.rows(filter, MAX_ROWS - len(rows), first, effect.sort)
                rows += [self._row(index, Item(index, row, shows_catalog=self._shows_catalog)) for row in rows_of_index]
            skipped += count
        return ResultPage(effect.query, tuple(rows), effect.first, sum(counts))

    def _row(self, index: Index, item: Item) -> ResultRow:
        section = f"{index.title}: {item.section.title}" if self._shows_catalog else item.section.title
        return ResultRow(item.reference, item.row.title, section)

    def _filter_and_indexes(self, choices: frozenset[Choice], parsed: ParsedQuery) -> tuple[Filter, list[Index]]:
        """The filter from the filter panel and the query, and the catalogs that have all its sections and tags."""
        values = {name: [value for facet, value in sorted(choices) if facet == name] for name in _FACETS}
        years = [int(year) for year in values["year"]]
        filter = Filter(
            sections=values["section"],
            tags=values["tag"],
            kinds=values["kind"],
            statuses=values["status"],
            years=[(min(years), max(years))] if years else [],
        )
        filter = parsed.filter.merged_with(filter)
        catalogs = values["catalog"] + named_catalogs(parsed, self._indexes)
        excluded = named_catalogs(parsed, self._indexes, excluded=True)
        included = [index for index in self._indexes if not catalogs or index.name in catalogs]
        try:
            return filter, selection.select_by_filter(
                [index for index in included if index.name not in excluded], filter
            )
        except UsageError:  # a section of one catalog and a tag of another
            return filter, []

    # --- Filters and actions ---

    def _filter_options(self, choices: frozenset[Choice], query: str) -> Iterator[FilterOption]:
        """The filters that can be added, each with the number of entries that would be left.

        The filters of the query count, and its phrases and excluded words; its other words do not.
        """
        parsed, _ = parse_unfinished(query, self._indexes)
        filter, indexes = self._filter_and_indexes(choices, parsed)
        if self._shows_catalog:
            for index in self._indexes:
                yield FilterOption(("catalog", index.name), index.title, sum(_counts(index, filter)))
        for index in indexes:
            counts = section_counts(index, filter)
            for section in index.sections():
                if count := counts[section.id]:
                    depth = len(index.section_tree().path(section.id)) - 1
                    yield FilterOption(("section", section.id), section.title, count, depth)
        for name in ("tag", "kind", "status", "year"):
            totals: Counter[str] = Counter()
            for index in indexes:
                totals.update(dict(tag_counts(index, filter) if name == "tag" else value_counts(index, name, filter)))
            ordered = sorted(totals.items(), reverse=True) if name == "year" else totals.most_common()
            yield from (FilterOption((name, value), value, count) for value, count in ordered)

    def _actions(self, reference: str) -> Iterator[Action]:
        """The actions on an entry: open a link, copy a text, look for a related entry, change the order."""
        item = self.item(reference)
        entry = item.entry()
        yield Action("open the address", Open(reference))
        for link in entry.links:
            yield Action(f"open {link.label}", Open(reference, link.url))
        yield Action("copy the id", Copy(reference, reference))
        yield Action("copy the address", Copy(reference))
        if entry.install:
            yield Action("copy the install line", Copy(reference, entry.install))
        yield Action("copy BibTeX", Copy(reference, "".join(FORMATS["bibtex"].renderer().render_entries([item]))))
        for similar in self._related(reference):
            yield Action(f"similar: {similar.row.title}", ReplaceQuery(similar.row.title))
        for field, label in _SORTS:
            yield Action(label, SortBy(field))

    def _open(self, url: str) -> str:
        # A text browser would draw over this program.
        is_open = open_address(url, self._terminal.environ, on_terminal=False)
        return f"opened {url}" if is_open else f"no browser; the address: {url}"

    def _copy(self, text: str) -> str:
        program = copy(text, self._terminal.environ) or "the terminal (OSC 52)"
        return f"copied by {program}: {shorten(text, 200)}"


def _counts(index: Index, filter: Filter) -> Iterable[int]:
    try:
        return index.counts_by_section(filter).values()
    except UsageError:
        return ()
