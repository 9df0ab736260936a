"""The overview that bare `mlcat` prints: the catalog, its sections with a bar for each, and what to type next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mlcat.render.canvas import Canvas
from mlcat.render.theme import COMMAND, HEADING, ID, TAG, TITLE, draw, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.index.rows import SectionRow, TagRow

_MOST = 15  # sections and tags shown; `sections` and `tags` show the rest
_BAR_FROM, _BAR = 50, 24  # minimum width in columns to draw bars, and the length of the longest bar
_BESIDE = 20  # minimum width in columns of a command's meaning beside it


def overview(index: Index, examples: Sequence[tuple[str, str]], canvas: Canvas) -> str:
    """The catalog's title and description, its sections and tags with counts, and commands with what they do."""
    sections = [section for section in index.sections() if section.count]
    parts: list[RenderableType] = [
        Text.assemble(text(index.title, TITLE), f"  {index.count:,} entries"),
        *([text(index.description)] if index.description else []),
        Text(),
        _sections(sections[:_MOST], canvas),
        *_more(len(sections) - _MOST, "sections"),
    ]
    if tags := index.tags():
        parts += [Text(), _tags(tags[:_MOST]), *_more(len(tags) - _MOST, "tags")]
    parts += [Text(), text("What to type next", HEADING), *_commands(examples, canvas)]
    return draw(canvas, *parts)


def other_catalogs(indexes: Sequence[Index], canvas: Canvas) -> str:
    """One line that names the other catalogs with their sizes, and how to see one."""
    named = ", ".join(f"{index.name} ({index.count:,})" for index in indexes)
    return draw(canvas, text(f"Other catalogs: {named}. See one: mlcat -c {indexes[0].name}"))


def _sections(sections: list[SectionRow], canvas: Canvas) -> Table:
    most = max((section.count for section in sections), default=1)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(justify="right")
    depth: dict[str | None, int] = {None: -1}
    for section in sections:  # parents stand before children
        depth[section.id] = depth[section.parent] + 1
        title = Padding(text(section.title), (0, 0, 0, 2 * depth[section.id]))
        cells: list[RenderableType] = [title, text(f"{section.count:,}")]
        if canvas.width >= _BAR_FROM:
            block = "█" if canvas.unicode else "#"
            longest = min(_BAR, canvas.width // 4)
            cells.append(Text(block * max(1, round(longest * section.count / most)), ID))
        table.add_row(*cells)
    return table


def _tags(tags: list[TagRow]) -> Text:
    return Text("  ").join(Text.assemble(text(tag.tag, TAG), f" {tag.count:,}") for tag in tags)


def _more(count: int, what: str) -> list[Text]:
    return [text(f"and {count} more: mlcat {what}")] if count > 0 else []


def _commands(examples: Sequence[tuple[str, str]], canvas: Canvas) -> Iterator[RenderableType]:
    """In two columns, or where these would be too narrow, each with its meaning below."""
    if canvas.width < max(len(command) for command, _ in examples) + 4 + _BESIDE:
        for command, meaning in examples:
            yield Padding(text(command, COMMAND), (0, 0, 0, 2))
            yield Padding(text(meaning), (0, 0, 0, 4))
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style=COMMAND)
    table.add_column(overflow="fold")
    for command, meaning in examples:
        table.add_row(Text(f"  {command}"), Text(meaning))
    yield table
