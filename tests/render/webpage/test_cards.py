"""A card has everything that is known of its entry."""

from mlcat.index.reader import Index
from mlcat.model import Link
from mlcat.render.webpage.cards import card
from render.conftest import item
from render.webpage.conftest import Node, entry, items_of, parsed


def facts(of: Node) -> dict[str, str]:
    """The facts under `Details`: labels and values."""
    parts = of.one("dl").children
    return {label.text: value.text for label, value in zip(parts[::2], parts[1::2], strict=True)}  # type: ignore[union-attr]


def test_a_card_has_all_facts_of_an_entry(small: Index) -> None:
    card_element = parsed(card(item(small, "everything")))
    one = card_element.one("li", class_="card", id="everything")
    assert one.one("p", class_="name").one("a", rel="noopener").attributes == {
        "href": "https://github.com/allsorts/everything-kit", "rel": "noopener", "dir": "auto",
    }  # fmt: skip
    assert one.one("p", class_="address").text == "github.com/allsorts/everything-kit"
    mark_words = [(node.attributes["data-f"], node.text) for node in one.all("span") if "data-f" in node.attributes]
    assert mark_words == [
        ("kind", "library"), ("tag", "NLP"), ("tag", "Audio"), ("status", "active"), ("language", "C++"),
        ("license", "Apache-2.0 WITH LLVM-exception"),
    ]  # fmt: skip
    assert one.one("p", class_="facts").text.endswith(" 2015")
    card_facts = facts(one)
    assert card_facts.pop("Cite").startswith("Ångström, Z., van den Berg, J. P., Jr.")
    assert card_facts == {
        "Authors": "Zoë Ångström, Grace Hopper",
        "From": "Allsorts Institute",
        "Install": "pip install everything-kit",
        "Code license": "MIT",
        "Last activity": "2024-08",
        "Listed": "allsorts.example/kit",
        "Paper": "arxiv.org/abs/1503.01234",
        "Also called": "EvKit, all sorts",
        "Topics": "fill every field; complete example",
        "Checked": "2025-01",
        "Added": "2025-02-28",
    }


def test_a_card_of_a_minimal_entry_has_only_title_and_address() -> None:
    card_element = parsed(card(items_of(entry(1))[0]))
    assert [node.attributes.get("class") for node in card_element.all("p")] == ["name", "address"]
    assert list(card_element.all("details")) == []


def test_a_status_has_its_own_class() -> None:
    card_element = parsed(card(items_of(entry(1, status="dormant", kind="tool"))[0]))
    mark_words = [(node.attributes["class"], node.text) for node in card_element.all("span")]
    assert mark_words == [("kind", "tool"), ("dormant", "dormant")]


def test_a_link_to_the_address_of_the_entry_is_omitted() -> None:
    links = (Link(label="code", url="https://a.org/1"), Link(label="API docs", url="https://a.org/docs/"))
    card_element = parsed(card(items_of(entry(1, links=links))[0]))
    assert facts(card_element) == {"API docs": "a.org/docs"}


def test_each_alias_is_marked_for_the_search() -> None:
    card_element = parsed(card(items_of(entry(1, aliases=("one", "two")))[0]))
    assert [node.text for node in card_element.all("bdi", data_name="")] == ["one", "two"]
