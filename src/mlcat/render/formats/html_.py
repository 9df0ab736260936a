"""`--format html`: a page for a browser in one file, with search and filters. It makes no requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mlcat.render.webpage.document import render_web_page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item


def render_entries(items: Iterable[Item], fields: Sequence[str] = ()) -> Iterator[str]:
    """Renders the page, with the entries by section. `fields` is not used."""
    return render_web_page(items)
