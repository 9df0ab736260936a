"""Converts entries to the rows of the tables."""

import marshal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mlcat.index.building.documents import ENTRY_COLUMNS, from_plain, identifier_keys, prepare_documents, to_plain
from mlcat.index.identifiers import entry_identifiers, identifier_key
from mlcat.index.schema import NameKind
from mlcat.model import Author, Entry, Link, Publication

SECTIONS = {"shelf": ("Shelf",)}

PAPER = Publication(type="article", title="On Sails", authors=(Author(family="Lovelace"),), year=2015)


def entry(id: str, **fields) -> Entry:
    return Entry(**({"id": id, "title": id, "url": f"https://{id}.example/", "section": "shelf"} | fields))


def test_entries_keep_their_order() -> None:
    prepared = prepare_documents([entry(f"n{number}") for number in range(5)], SECTIONS)
    assert [document.id for document in prepared] == ["n0", "n1", "n2", "n3", "n4"]
    assert [document.tokens.partition("\n")[0] for document in prepared] == [
        f"n{number}_n_{number}" for number in range(5)
    ]


def test_a_document_survives_marshal() -> None:
    documents = prepare_documents([entry("a", tags=("NLP",), kind="tool", year=2020), entry("b")], SECTIONS)
    returned = from_plain(marshal.loads(marshal.dumps(to_plain(documents))))
    assert returned == documents
    assert [document.year for document in returned] == [2020, None]


def test_no_entries_have_no_documents() -> None:
    assert prepare_documents([], SECTIONS) == []


def test_an_entry_with_few_fields_has_a_small_document() -> None:
    (document,) = prepare_documents([entry("sloop")], SECTIONS)
    assert document.section == "shelf"
    assert document[: ENTRY_COLUMNS.index("tokens")] == (
        "sloop", "sloop", "https://sloop.example/", "", None, None, None, None, "{}",
    )  # fmt: skip
    assert document.tokens == "sloop\n\n\n\nshelf\n\n"
    assert [stems.split() for stems in document.stems] == [["sloop"], ["shelf"], [], ["1"]]
    assert (document.names, document.distinct_tags) == ({"sloop": NameKind.ID}, ())
    assert document.identifiers == (identifier_key("sloop.example"),)


def test_columns_hold_the_fields_of_lists_and_json_holds_the_others() -> None:
    (prepared,) = prepare_documents(
        [
            entry(
                "a", tags=("NLP", "CV"), kind="tool", year=2020, authors=("Ada",), license="MIT", publications=(PAPER,)
            )
        ],
        SECTIONS,
    )
    assert prepared[3 : ENTRY_COLUMNS.index("tokens")] == (
        "NLP\tCV",
        "tool",
        None,
        2020,
        None,
        '{"authors":["Ada"],"license":"MIT","publications":[{"type":"article","title":"On Sails","authors":'
        '[{"family":"Lovelace"}],"year":2015}]}',
    )


def test_a_repeated_tag_counts_once_in_its_first_spelling() -> None:
    assert prepare_documents([entry("a", tags=("CV", "cv", "NLP"))], SECTIONS)[0].distinct_tags == ("CV", "NLP")


def test_a_name_with_symbols_is_also_looked_up_without_them() -> None:
    for title, sign in (("C++ Kit", "ckit"), ("F# Kit", "fkit"), ("Node.Kit", "nodekit")):
        (document,) = prepare_documents([entry("a", title=title)], SECTIONS)
        assert sign in document.names
    (document,) = prepare_documents([entry("a", title="Kit", aliases=("C# Set",))], SECTIONS)
    assert "cset" in document.names


def names_of(*titles: str) -> list[dict[str, int]]:
    """The names of an entry with each of the titles."""
    return [document.names for document in prepare_documents([entry("a", title=title) for title in titles], SECTIONS)]


def test_initials_are_names_of_titles_with_blanks_or_hyphens() -> None:
    names = names_of("Single Mast Boat", "Single-Mast-Boat", "SingleMastBoat")
    assert [keys.get("smb") for keys in names] == [NameKind.ACRONYM, NameKind.ACRONYM, None]


def test_no_name_is_empty() -> None:
    names = names_of("Single Mast Boat", "Single-Mast-Boat", "SingleMastBoat", "帆船")
    assert all(keys and "" not in keys for keys in names)


def test_an_id_is_a_name_without_its_hyphens() -> None:
    (document,) = prepare_documents([entry("my-own-id", title="Boat")], SECTIONS)
    assert document.names["myownid"] == NameKind.ID
    assert not any("-" in name or "XX" in name for name in document.names)


_ADDRESSES = st.builds(
    "https://{}/{}".format,
    st.sampled_from(["github.com", "www.GitHub.com", "gitlab.com:443", "github.com:80", "a@github.com", "a.example"]),
    st.text("aB/.?#=git", max_size=12),
)


@example("https://github.com/a/b", ["https://gitlab.com/a/c"])
@given(_ADDRESSES, st.lists(_ADDRESSES, max_size=2))
def test_an_entry_is_stored_with_the_key_of_each_of_its_identifiers(url: str, others: list[str]) -> None:
    links = tuple(Link(label="docs", url=other) for other in others)
    entry = Entry(title="Sloop", url=url, section="boats", links=links)
    keys = [identifier_key(identifier) for identifier in entry_identifiers(entry)]
    assert list(identifier_keys(entry)) == list(dict.fromkeys(keys))


@pytest.mark.parametrize(
    ("url", "count"),
    [
        ("https://github.com/Yard/Sloop", 1),
        ("https://gitlab.com/yard/sloop.git", 1),
        ("https://github.com/yard/sloop?tab=readme", 1),
        ("https://github.com/yard/sloop/wiki", 1),
        ("https://a.example/yard/sloop", 2),
        ("https://githubXcom/yard/sloop", 2),
        ("https://a.example/yard", 1),
    ],
)
def test_both_identifiers_of_a_repository_have_one_key_at_a_host_with_owners(url: str, count: int) -> None:
    assert len(identifier_keys(Entry(title="Sloop", url=url, section="boats"))) == count
