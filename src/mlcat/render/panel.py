"""A search hit as a panel: what it is, where it stands, its address, the matched words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Group
from rich.panel import Panel
from rich.text import Text

from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from mlcat.render.theme import BORDER, ID, TAG, TITLE, address, box, draw, joined, marked, text

_FRAME = 4  # columns a panel takes for its border and padding


def entries(items: Iterable[Item], canvas: Canvas, *, explain: bool = False) -> Iterator[str]:
    """A panel an item, in order."""
    for item in items:
        yield panel(item, canvas, explain=explain)


def panel(item: Item, canvas: Canvas, *, explain: bool = False) -> str:
    """One item as a panel; with `explain`, below it why it was found."""
    row = item.row
    words = {word for match in item.matches if match.how != "phrase" for word in match.matched.split()}
    title, entry_id = marked(row.title, words, TITLE), text(row.id, ID)
    width = fitting(canvas, [row.url])
    lines = [_where(item, canvas)]
    if row.summary:
        lines.append(marked(row.summary, words))
    lines.append(address(row.url, canvas))
    if row.id == row.title.casefold():
        entry_id = Text()  # it would be said twice
    if title.cell_len + entry_id.cell_len + 2 <= width - _FRAME - 4:
        head = Text("  ").join([one for one in (title, entry_id) if one])
    else:  # a frame's title cannot wrap, and must not be cut
        head, lines = entry_id, [title, *lines]
    if explain and item.hit:
        lines += [Text(), *_reasons(item)]
    frame = Panel(Group(*lines), title=head, title_align="left", border_style=BORDER, box=box(canvas), width=width)
    return draw(canvas, frame, width=width)


def fitting(canvas: Canvas, addresses: Iterable[str], indent: int = 0) -> int:
    """The width of a panel: that of the canvas, in a pipe wider where an address would be broken."""
    if canvas.terminal:
        return canvas.width
    return max([canvas.width, *(cell_len(url) + indent + _FRAME for url in addresses)])


def _where(item: Item, canvas: Canvas) -> Text:
    row = item.row
    facts = [
        text(row.kind or ""),
        text(" > ".join(item.path)),
        text(" ".join(row.tags), TAG),
        text(str(row.year or "")),
    ]
    if item.owned:
        facts.append(text(f"in {', '.join(item.catalogs)}"))
    return joined(canvas, facts)


def _reasons(item: Item) -> Iterator[Text]:
    assert item.hit
    yield text(f"score {item.hit.score:.3f}", TITLE)
    for match in item.matches:
        yield text(f"{match.score:+.3f}  '{match.word}' met '{match.matched}' in {match.field} ({match.how})")
