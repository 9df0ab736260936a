"""Renders the overview, which `mlcat` prints without arguments: a catalog, its sections with bars, and examples.

On a terminal it fits on the screen: for a large catalog, only the outermost sections are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mlcat.render.canvas import Canvas
from mlcat.render.theme import COMMAND, HEADING, ID, TAG, TITLE, clean_text, draw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.index.rows import SectionRow, TagRow

MAX_SECTIONS, MIN_SECTIONS = 15, 5
"""Maximum number of sections shown, and the minimum even if the screen is too low for them."""
_MAX_TAGS = 15
_MIN_WIDTH_WITH_BAR, _MAX_BAR = 50, 24  # columns of a screen with bars, and of the longest bar
_MAX_RATIO = 4  # of the largest section to the largest without subsections; above it, the latter scales the bars
_MIN_MEANING_WIDTH = 20  # columns of a meaning beside its command


def render_overview(
    index: Index,
    examples: Sequence[tuple[str, str]],
    canvas: Canvas,
    *,
    catalog_option: str = "",
    others: Sequence[Index] = (),
    max_lines: int | None = None,
) -> str:
    """The title and description of the catalog, its sections and tags with counts, the examples, and other catalogs.

    `catalog_option` is ` -c NAME` if commands need it, else "". `others` are the indexes of the other catalogs. To fit
    into `max_lines`, the description and the list of sections are shortened.
    """
    sections = [section for section in index.sections() if section.total_count]
    # All sections, or some and a line with the number of the others.
    wanted_lines = len(sections) if len(sections) <= MAX_SECTIONS else MAX_SECTIONS + 1
    below = draw(canvas, *_tags_and_examples(index, examples, canvas, catalog_option), *_other_catalogs(others, canvas))
    for is_short in (False, True):
        above = draw(canvas, *_title_and_description(index, is_short=is_short))
        available_lines = wanted_lines if max_lines is None else max_lines - above.count("\n") - below.count("\n")
        if available_lines >= wanted_lines:
            break
    all_fit = len(sections) <= MAX_SECTIONS and available_lines >= wanted_lines
    shown_sections = (
        sections if all_fit else _outermost(sections, min(MAX_SECTIONS, max(available_lines - 1, MIN_SECTIONS)))
    )
    more = _more_lines(len(sections) - len(shown_sections), f"mlcat sections{catalog_option}")
    return above + draw(canvas, _sections(shown_sections, canvas), *more) + below


def _title_and_description(index: Index, *, is_short: bool) -> Iterator[RenderableType]:
    """The title and the description; with `is_short`, only its first sentence."""
    yield Text.assemble(clean_text(index.title, TITLE), f"  {index.count:,} entries")
    if index.description:
        first, stop, _ = index.description.partition(". ")
        yield clean_text(f"{first}{stop.strip()}" if is_short else index.description)
    yield Text()


def _tags_and_examples(
    index: Index, examples: Sequence[tuple[str, str]], canvas: Canvas, catalog_option: str
) -> Iterator[RenderableType]:
    if tags := index.tags():
        yield Text()
        yield _tags(tags[:_MAX_TAGS])
        yield from _more_lines(len(tags) - _MAX_TAGS, f"mlcat tags{catalog_option}")
    yield Text()
    yield clean_text("What to type next", HEADING)
    yield from _commands(examples, canvas)


def _other_catalogs(indexes: Sequence[Index], canvas: Canvas) -> Iterator[RenderableType]:
    """A line with the other catalogs and their sizes, as many as fit, and the command to see them."""
    if not indexes:
        return
    yield Text()
    names = [f"{index.name} ({index.count:,})" for index in indexes]
    for count in range(len(names), 0, -1):
        omitted = len(names) - count
        name = "NAME" if count > 1 else indexes[0].name
        end = f" and {omitted:,} more: mlcat catalogs" if omitted else f": mlcat -c {name}"
        line = clean_text(f"Also: {', '.join(names[:count])}{end}")
        if line.cell_len <= canvas.width:
            break
    yield line


def _outermost(sections: list[SectionRow], limit: int) -> list[SectionRow]:
    """At most `limit` sections, in order.

    Whole levels are chosen from the outermost on; of the first level that does not fit, the largest sections.
    """
    depths = _depths(sections)
    chosen_ids: set[str] = set()
    for depth in range(max(depths.values(), default=0) + 1):
        level = [section for section in sections if depths[section.id] == depth]
        level.sort(key=lambda section: -section.total_count)
        chosen_ids.update(section.id for section in level[: limit - len(chosen_ids)])
    return [section for section in sections if section.id in chosen_ids]


def _depths(sections: list[SectionRow]) -> dict[str | None, int]:
    """The depth of each section by its id; 0 is the outermost."""
    depths: dict[str | None, int] = {None: -1}
    for section in sections:  # parents come before children
        depths[section.id] = depths[section.parent] + 1
    del depths[None]
    return depths


def _sections(sections: list[SectionRow], canvas: Canvas) -> Table:
    longest_count = _longest_bar_count(sections)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(justify="right")
    depths = _depths(sections)
    for section in sections:
        title = Padding(clean_text(section.title), (0, 0, 0, 2 * depths[section.id]))
        cells: list[RenderableType] = [title, clean_text(f"{section.total_count:,}")]
        if canvas.width >= _MIN_WIDTH_WITH_BAR:
            cells.append(Text(_bar(section.total_count / longest_count, canvas), ID))
        table.add_row(*cells)
    return table


def _longest_bar_count(sections: list[SectionRow]) -> int:
    """The number of entries for the longest bar: usually that of the largest section.

    If all bars of sections without subsections would be short, it is that of the largest of these.
    """
    parents = {section.parent for section in sections}
    largest_leaf = max((section.total_count for section in sections if section.id not in parents), default=1)
    largest = max((section.total_count for section in sections), default=1)
    return largest if largest <= _MAX_RATIO * largest_leaf else largest_leaf


def _bar(share: float, canvas: Canvas) -> str:
    """A bar for a share of the longest bar. For more than 1, it is cut, with an ellipsis."""
    block, cut = ("█", "…") if canvas.unicode else ("#", ">")
    longest = min(_MAX_BAR, canvas.width // 4)
    return block * longest + cut if share > 1 else block * max(1, round(longest * share))


def _tags(tags: list[TagRow]) -> Text:
    return Text("  ").join(Text.assemble(clean_text(tag.tag, TAG), f" {tag.count:,}") for tag in tags)


def _more_lines(count: int, command: str) -> list[Text]:
    """A line with the number of omitted values and the command to see them; none if none are omitted."""
    return [clean_text(f"and {count:,} more: {command}")] if count > 0 else []


def _commands(examples: Sequence[tuple[str, str]], canvas: Canvas) -> Iterator[RenderableType]:
    """The commands with their meanings, beside each other or, on a narrow canvas, below each other."""
    if canvas.width < max(len(command) for command, _ in examples) + 4 + _MIN_MEANING_WIDTH:
        for command, meaning in examples:
            yield Padding(clean_text(command, COMMAND), (0, 0, 0, 2))
            yield Padding(clean_text(meaning), (0, 0, 0, 4))
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style=COMMAND)
    table.add_column(overflow="fold")
    for command, meaning in examples:
        table.add_row(Text(f"  {command}"), Text(meaning))
    yield table
