"""The complete page: its content, and that it has no other."""

import base64
import hashlib
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.index.reader import Index
from mlcat.model import Link, Publication, Section
from mlcat.render.item import Item
from mlcat.render.webpage.document import BLOCK_SIZE, render_web_page
from mlcat.text.safety import one_line
from render.conftest import hits
from render.webpage.conftest import Node, entry, items_of, parsed

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<script>alert(1)</script>",
    "</noscript><img src=x onerror=alert(1)>",
    "</style><style>*{display:none}",
    "<!-- -->",
    "<!--<script>",
    "]]>",
    '"onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
    "${entries} $title $$ %s {title}",
    "&lt;b&gt; &amp; &#x3c;",
    "`${alert(1)}`",
    "javascript:alert(1)",
)


def page_of(items: list[Item]) -> str:
    return "".join(render_web_page(items))


def attributes(root: Node) -> list[tuple[str, str, str]]:
    """(tag, name, value) of every attribute."""
    return [(node.tag, name, value) for node in root.all() for name, value in node.attributes.items()]


def hash_of(node: Node) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(node.text.encode()).digest()).decode()}'"


def test_the_head_describes_the_page(items: list[Item]) -> None:
    root = parsed(page_of(items))
    named = {
        node.attributes["name"]: node.attributes["content"] for node in root.all("meta") if "name" in node.attributes
    }
    assert root.one("html").attributes["lang"] == "en"
    assert root.one("title").text == "Catalog of Oddities"
    assert root.one("h1").text == "Catalog of Oddities"
    assert named == {
        "viewport": "width=device-width, initial-scale=1",
        "description": items[0].index.description or "Catalog of Oddities: 14 entries",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "generator": "mlcat",
    }


def test_the_content_security_policy_allows_only_the_style_sheet_and_the_two_scripts(items: list[Item]) -> None:
    root = parsed(page_of(items))
    scripts = " ".join(hash_of(script) for script in root.all("script"))
    policy = root.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src {hash_of(root.one('style'))}",
        f"script-src {scripts}",
        "img-src data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert len(list(root.all("script"))) == 2


def test_the_script_has_no_comments_and_no_indentation(items: list[Item]) -> None:
    lines = list(parsed(page_of(items)).all("script"))[-1].text.splitlines()
    assert not [line for line in lines if line.startswith(("/*", "//", " ")) or not line]
    assert any(line.startswith("function fold") for line in lines)


def test_the_page_loads_no_external_resources(items: list[Item]) -> None:
    text = page_of(items)
    root = parsed(text)
    assert {name for _, name, _ in attributes(root)} & {"src", "srcset", "data", "poster", "style", "action"} == set()
    assert [value[:18] for tag, name, value in attributes(root) if tag == "link" and name == "href"] == [
        "data:image/svg+xml"
    ]
    assert not re.search(r"url\(|@import|@font-face", root.one("style").text)
    assert not re.search(r"\bfetch\(|XMLHttpRequest|import\(|innerHTML|eval\(", text)


def test_links_lead_to_web_addresses_without_a_referrer(items: list[Item]) -> None:
    for link in parsed(page_of(items)).all("a"):
        assert "target" not in link.attributes
        assert link.attributes["href"].startswith(("http://", "https://", "#"))
        assert link.attributes.get("rel") == (None if link.attributes["href"].startswith("#") else "noopener")


def test_ids_are_unique_and_those_of_the_page_cannot_be_those_of_entries(items: list[Item]) -> None:
    ids = [value for _, name, value in attributes(parsed(page_of(items))) if name == "id"]
    assert len(set(ids)) == len(ids)
    own = set(ids) - {item.reference for item in items}
    assert own
    assert all(id[0].isupper() for id in own)  # the ids of entries are in lower case


def test_the_same_list_gives_the_same_page(items: list[Item]) -> None:
    assert page_of(items) == page_of(items)


def test_hits_are_under_their_sections(small: Index) -> None:
    hit_items = hits(small, "beacon")
    cards = list(parsed(page_of(hit_items)).all("li", class_="card"))
    assert sorted(card.attributes["id"] for card in cards) == sorted(item.reference for item in hit_items)


def test_a_page_without_entries_says_so() -> None:
    root = parsed(page_of([]))
    assert root.one(id="Status").text == "0 entries"
    assert list(root.all("li")) == []


def test_one_entry_is_counted_in_the_singular() -> None:
    root = parsed(page_of(items_of(entry(1))))
    assert root.one(id="Status").text == "1 entry"
    assert root.one("meta", name="description").attributes["content"] == "Awesome Ships: 1 entry"


@pytest.mark.parametrize("count", [BLOCK_SIZE - 1, BLOCK_SIZE, BLOCK_SIZE + 1, 2 * BLOCK_SIZE, 2 * BLOCK_SIZE + 1])
def test_only_the_first_cards_of_a_long_list_are_elements_if_scripts_run(count: int) -> None:
    text = page_of(items_of(*(entry(number) for number in range(count))))
    with_scripts, without = parsed(text, scripts=True), parsed(text)
    assert len(list(with_scripts.all("li", class_="card"))) == min(count, BLOCK_SIZE)
    assert [card.attributes["id"] for card in without.all("li", class_="card")] == [f"e{n}" for n in range(count)]
    folded = "".join(rest.text for rest in with_scripts.all("noscript"))
    lines = [line for line in folded.splitlines() if line.startswith(("<li ", "<h"))]  # as the script reads them
    assert len(lines) == max(0, count - BLOCK_SIZE)
    assert all(parsed(line).one("li", class_="card") for line in lines)


def test_the_origin_names_address_and_license() -> None:
    root = parsed(page_of(items_of(entry(1), homepage="https://www.ships.org/list/", license="CC0-1.0")))
    origin = root.one("p", class_="origin")
    assert [node.text for node in origin.all("span")] == ["ships.org/list", "data: CC0-1.0", "made with mlcat"]
    assert origin.one("a").attributes["href"] == "https://www.ships.org/list/"


def test_entries_of_several_catalogs_are_under_the_titles_of_their_catalogs(items: list[Item]) -> None:
    root = parsed(page_of([*items_of(entry(1)), *items]))
    assert root.one("title").text == "Catalogs"
    assert [heading.text for heading in root.all("h2")] == ["Awesome Ships", "Catalog of Oddities"]
    assert next(root.all("h3")).attributes["data-path"] == "x x:tools"


def full_of(text: str) -> list[Item]:
    """A catalog with one entry, in which all texts are the given one."""
    facts: dict[str, Any] = {
        **dict.fromkeys(("title", "summary", "description", "organization", "language", "install"), text),
        **dict.fromkeys(("license", "code_license"), text),
        **dict.fromkeys(("tags", "aliases", "topics", "authors"), (text,)),
        "links": (Link(label=text, url="https://a.org"),),
        "publications": (Publication(type="article", title=text),),
    }
    tools = (Section(id="tools", title=text),)
    return items_of(entry(1, **facts), sections=tools, title=text, description=text, license=text)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_text_is_only_text_in_every_field(hostile: str) -> None:
    root, harmless = parsed(page_of(full_of(hostile))), parsed(page_of(full_of("x")))
    assert [node.tag for node in root.all()] == [node.tag for node in harmless.all()]
    assert [attribute[:2] for attribute in attributes(root)] == [attribute[:2] for attribute in attributes(harmless)]
    assert [hash_of(script) for script in root.all("script")] == [hash_of(script) for script in harmless.all("script")]
    card = root.one("li", class_="card")
    assert card.one("p", class_="summary").text == hostile
    assert card.one("p", class_="about").text == hostile
    assert card.one("bdi").text == hostile


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:x", "//evil.org", "file:///etc/passwd"]
)
def test_an_address_of_another_scheme_is_not_a_link(url: str) -> None:
    item = items_of(entry(1))[0]
    item.row.url = url  # as a forged index may hold it
    card = parsed(page_of([item])).one("li", class_="card")
    assert [link.attributes["href"] for link in card.all("a")] == ["#e1"]


@pytest.fixture(scope="module")
def item() -> Item:
    """An item, whose texts a test may replace."""
    return items_of(entry(1))[0]


@given(title=st.text(max_size=60), summary=st.text(max_size=60))
def test_any_text_is_escaped_correctly(item: Item, title: str, summary: str) -> None:
    item.row.title, item.row.summary = title, summary
    card = parsed(page_of([item])).one("li", class_="card")
    assert card.one("p", class_="name").one("a", rel="noopener").text == one_line(title)
    assert [node.text for node in card.all("p", class_="summary")] == ([one_line(summary)] if summary else [])
