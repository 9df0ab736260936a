"""Title and description of a web page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.errors import ImportFailedError
from mlcat.importing.editing.web_page import Page, parse_page
from mlcat.importing.fetch.http import Response
from mlcat.text.safety import is_clean

URL = "https://a.example/x"


def page(html: str, url: str = URL, charset: str = "utf-8") -> Page:
    return parse_page(Response(html.encode("utf-8", "replace"), charset), url)


def meta(**values: str) -> str:
    names = {"site": "og:site_name", "og": "og:title", "twitter": "twitter:title", "citation": "citation_title",
             "og_text": "og:description", "text": "description", "twitter_text": "twitter:description",
             "abstract": "citation_abstract"}  # fmt: skip
    return "".join(
        f'<meta {"property" if names[name].startswith("og:") else "name"}="{names[name]}" content="{value}">'
        for name, value in values.items()
    )


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title> A\n boat </title>", "A boat"),
        ("<TITLE>A &amp; B</TITLE>", "A & B"),
        ("<title>Plain</title>" + meta(twitter="Card"), "Card"),
        (meta(twitter="Card", og="Graph"), "Graph"),
        (meta(og="Graph", citation="On Boats"), "On Boats"),
        ("<title>T</title>" + meta(og="  "), "T"),
        (meta(og="First") + meta(og="Second"), "First"),
        ('<meta NAME="OG:Title" content="Name">', "Name"),
        ("<title>Boats | Harbor</title>" + meta(site="Harbor"), "Boats"),
        ("<title>Harbor - Boats</title>" + meta(site="Harbor"), "Boats"),
        ("<title>Boats | Harbor</title>", "Boats | Harbor"),
        ("<title>Harbor</title>" + meta(site="Harbor"), "Harbor"),
        ("<title>A\x1b[31m\u202eB</title>", "A[31mB"),
        ("<title>" + "a" * 1000 + "</title>", "a" * 399 + "…"),
        ("<body><svg><title>Icon</title></svg>", "Icon"),
    ],
)
def test_the_title_is_that_of_the_most_specific_metadata_without_the_site(html: str, title: str) -> None:
    assert page(html).title == title


@pytest.mark.parametrize(
    ("html", "description"),
    [
        (meta(text="Plain"), "Plain"),
        (meta(text="Plain", og_text="Graph"), "Graph"),
        (meta(og_text="Graph", abstract="We float."), "We float."),
        (meta(twitter_text="Card"), "Card"),
        (meta(twitter_text="Card", text="Plain"), "Plain"),
        ("", ""),
        ('<meta content="Text">', ""),
        ('<meta name="description" content=" "><meta name="description" content="Text">', "Text"),
    ],
)
def test_the_description_is_that_of_the_metadata(html: str, description: str) -> None:
    assert page("<title>T</title>" + html).description == description


def test_the_title_of_a_repository_is_its_name_in_the_address() -> None:
    html = meta(og="GitHub - owner/boat: It sails", og_text="It sails - owner/boat", site="GitHub")
    assert page(html, "https://github.com/owner/boat") == Page("boat", "It sails")
    assert page(html, "https://github.com/owner/boat/issues") == Page("owner/boat: It sails", "It sails - owner/boat")


def test_a_page_without_a_title_is_an_error() -> None:
    with pytest.raises(ImportFailedError) as caught:
        page("<p>words")
    assert (caught.value.message, caught.value.hint) == ("the page has no title.", "Give one with --title.")


def test_a_binary_document_is_an_error() -> None:
    with pytest.raises(ImportFailedError):
        parse_page(Response(b"\x00\x01PNG", ""), URL)


def test_the_charset_of_the_page_is_used() -> None:
    document = Response('<meta charset="shift_jis"><title>帆船</title>'.encode("shift_jis"), "")
    assert parse_page(document, URL).title == "帆船"


def test_html_that_is_expensive_to_parse_is_rejected() -> None:
    with pytest.raises(ImportFailedError, match="too deeply"):
        page("<b>" * 100_000)


@given(st.text() | st.text(alphabet="<>/=\"' titlemacon!-\x1b"))
def test_any_page_gives_clean_text_or_an_error(html: str) -> None:
    try:
        parsed_page = page("<title>T</title>" + html)
    except ImportFailedError:
        return
    assert is_clean(parsed_page.title)
    assert is_clean(parsed_page.description)
    assert parsed_page.title
