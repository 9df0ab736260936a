"""What a valid catalog may contain, and the limits."""

import json

import pytest
from support.catalog_json import NEEDED, entry, published, text

from mlcat.errors import CatalogError
from mlcat.model import Author, Entry, Link, Publication
from mlcat.validation import parse_catalog, parse_entry, parse_header


def test_an_unknown_value_may_be_null_or_omitted():
    optional = ["kind", "summary", "description", "organization", "year", "license", "code_license",
                "language", "install", "status", "last_activity", "checked", "added"]  # fmt: skip
    nulls = parse_catalog(entry(**dict.fromkeys(optional)), "my.json")
    assert nulls == parse_catalog(text(), "my.json")


def test_a_catalog_may_have_no_entries_and_a_byte_order_mark():
    assert parse_catalog(b"\xef\xbb\xbf" + text(entries=None), "my.json").entries == ()


@pytest.mark.parametrize(
    "license",
    ["MIT", "Apache-2.0 WITH LLVM-exception", "MIT OR Apache-2.0", "LicenseRef-custom", "GPL-2.0+"],
)
def test_a_license_is_an_spdx_expression(license):
    assert parse_catalog(entry(license=license), "my.json").entries[0].license == license


@pytest.mark.parametrize("arxiv", ["2103.00020", "1503.0123", "2103.00020v2", "cs/0112017", "math.GT/0309136"])
def test_old_and_new_arxiv_numbers_are_valid(arxiv):
    (parsed,) = parse_catalog(entry(**published(arxiv=arxiv)), "my.json").entries
    assert parsed.publications == (Publication(type="article", title="Sails", arxiv=arxiv),)


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example",
        "HTTPS://A.EXAMPLE/",
        "https://a.example:8080/x?y=1&z='2'#end",
        "https://例え.jp/道",
        "https://u@a.example/",
    ],
)
def test_http_and_https_addresses_are_valid(url):
    assert parse_catalog(entry(url=url), "my.json").entries[0].url == url


def test_generated_ids_avoid_the_given_ones():
    listed = [NEEDED, NEEDED | {"id": "faiss", "title": "Other"}, NEEDED]
    catalog = parse_catalog(text(entries=listed), "my.json")
    assert [entry.id for entry in catalog.entries] == ["faiss-faiss-example", "faiss", "faiss-faiss-example-2"]


def test_every_field_is_read(small):
    """Compares the entry of the oddities that has all fields with the expected object."""
    assert small.entry(1) == Entry(
        id="everything",
        title="Everything Kit",
        url="https://github.com/allsorts/everything-kit",
        section="basics",
        tags=("NLP", "Audio"),
        kind="library",
        summary="Has every field that an entry can have",
        description="Retrieves and compares whatever is put into it. Slow, but complete.",
        links=(
            Link(label="listed", url="http://allsorts.example/kit"),
            Link(label="paper", url="https://arxiv.org/abs/1503.01234"),
        ),
        aliases=("EvKit", "all sorts"),
        topics=("fill every field", "complete example"),
        authors=("Zoë Ångström", "Grace Hopper"),
        organization="Allsorts Institute",
        year=2015,
        license="Apache-2.0 WITH LLVM-exception",
        code_license="MIT",
        language="C++",
        install="pip install everything-kit",
        status="active",
        last_activity="2024-08",
        checked="2025-01",
        added="2025-02-28",
        publications=(
            Publication(
                role="software paper",
                type="paper-conference",
                title="All Sorts of Everything",
                authors=(
                    Author(family="Ångström", given="Zoë"),
                    Author(family="Berg", given="Jan Peter", particle="van den", suffix="Jr."),
                    Author(literal="Allsorts Institute"),
                ),
                et_al=True,
                editors=(Author(family="Hopper", given="Grace"),),
                year=2015,
                month=7,
                day=14,
                container="Proceedings of the First Conference on Odd Things",
                venue="ODDCONF 2015",
                series="Odd Proceedings",
                volume="3",
                number="2",
                pages="12-34",
                publisher="Odd Press",
                place="Uppsala",
                isbn="978-3-16-148410-0",
                issn="2049-3630",
                doi="10.1000/odd.15",
                arxiv="1503.01234",
                arxiv_class="cs.LG",
                url="https://oddconf.example/15",
                version="2.0",
                key="odd15",
            ),
        ),
    )


@pytest.mark.parametrize("blank", [" ", "   ", "\u3000", "\u2002\u00a0"], ids=ascii)
@pytest.mark.parametrize(
    "field", ["title", "section", "summary", "description", "organization", "install", "tags", "aliases", "topics"]
)
def test_no_text_is_blank(field: str, blank: str) -> None:
    fields: dict[str, object] = {"title": "A", "url": "https://a.org/", "section": "s"}
    fields[field] = [blank] if field in ("tags", "aliases", "topics") else blank
    with pytest.raises(CatalogError, match="is not allowed"):
        parse_entry(json.dumps(fields), "here")


@pytest.mark.parametrize("field", ["tags", "aliases", "topics", "authors"])
def test_a_list_in_an_entry_has_at_most_a_thousand_items(field: str) -> None:
    fields: dict[str, object] = {"title": "A", "url": "https://a.org/", "section": "s"}
    parse_entry(json.dumps(fields | {field: ["x"] * 1000}), "here")
    with pytest.raises(CatalogError) as caught:
        parse_entry(json.dumps(fields | {field: ["x"] * 1001}), "here")
    assert str(caught.value) == f"here: 'A', field '{field}': 1001 are too many, 1000 are allowed. Keep fewer."


@pytest.mark.parametrize(("depth", "is_allowed"), [(50, True), (51, False)])
def test_sections_nest_at_most_fifty_deep(depth: int, is_allowed: bool) -> None:
    sections = [{"id": f"s{n}", "title": "S", **({"parent": f"s{n - 1}"} if n else {})} for n in range(depth)]
    head = json.dumps({"name": "x", "title": "X", "sections": sections}).encode()
    if is_allowed:
        parse_header(head, "here")
    else:
        with pytest.raises(CatalogError, match="section 's50' is more than 50 sections deep"):
            parse_header(head, "here")
