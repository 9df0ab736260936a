"""`--format html`: the page, for any choice of fields."""

from mlcat.render.formats.html_ import render_entries
from mlcat.render.item import Item
from render.webpage.conftest import parsed


def test_every_entry_has_a_card_in_the_order_of_the_list(items: list[Item]) -> None:
    cards = parsed("".join(render_entries(items))).all("li", class_="card")
    assert [card.attributes["id"] for card in cards] == [item.reference for item in items]


def test_the_page_is_rendered_in_parts(items: list[Item]) -> None:
    assert len(list(render_entries(items))) == 3
