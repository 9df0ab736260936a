"""Identifiers of entries, and which queries are identifiers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.index.identifiers import entry_identifiers, identifier_key, parse_identifier
from mlcat.model import Entry, Link, Publication


@pytest.mark.parametrize(
    ("typed", "identifier"),
    [
        ("1801.07698", ("arxiv:1801.07698", True)),
        ("arXiv:1801.07698v3", ("arxiv:1801.07698", True)),
        ("https://arxiv.org/abs/1801.07698v2", ("arxiv:1801.07698", True)),
        ("https://arxiv.org/pdf/1801.07698.pdf", ("arxiv:1801.07698", True)),
        ("hep-th/9901001", ("arxiv:hep-th/9901001", True)),
        ("solv-int/9901001v2", ("arxiv:solv-int/9901001", True)),
        ("10.1145/12.34", ("doi:10.1145/12.34", True)),
        ("doi:10.1145/ABC", ("doi:10.1145/abc", True)),
        ("https://doi.org/10.1145/12.34", ("doi:10.1145/12.34", True)),
        ("https://www.GitHub.com/Yard/Sloop.git#readme", ("github.com/yard/sloop", True)),
        ("github.com/yard/sloop/", ("github.com/yard/sloop", False)),
        ("www.sloop.example", ("sloop.example", True)),
        ("Yard/Sloop", ("repo:yard/sloop", False)),
        ("sloop.js", ("sloop.js", False)),
        ("sloop", None),
        ("2019", None),
        ("<https://sloop.example>", ("sloop.example", True)),
        ("Xyard/sloopX", ("repo:xyard/sloopx", False)),
        ("10.1145/12.34.,;", ("doi:10.1145/12.34", True)),
        ("arXiv: 1801.07698", ("arxiv:1801.07698", True)),
        (f"https://a.example/{'x' * 3982}", (f"a.example/{'x' * 3982}", True)),
        (f"https://a.example/{'x' * 3983}", None),
        ("and/or and more", None),
        ("", None),
    ],
)
def test_identifiers_are_recognized_in_queries(typed: str, identifier: tuple[str, bool] | None) -> None:
    assert parse_identifier(typed) == identifier


@given(st.text())
def test_any_text_is_read(typed: str) -> None:
    parsed = parse_identifier(typed)
    assert parsed is None or parsed[0]


def test_an_entry_has_the_identifiers_of_all_its_links_and_publications() -> None:
    entry = Entry(
        id="sloop", title="Sloop", url="https://github.com/Yard/Sloop", section="boats",
        links=(Link(label="docs", url="https://sloop.example/docs/"),),
        publications=(
            Publication(type="article-journal", title="Sloops", arxiv="1801.07698v2", doi="10.1145/AB"),
            Publication(type="article-journal", title="Rigs", url="https://rigs.example/a.pdf"),
        ),
    )  # fmt: skip
    assert list(entry_identifiers(entry).items()) == [
        ("github.com/yard/sloop", "url"),
        ("repo:yard/sloop", "url"),
        ("sloop.example/docs", "links"),
        ("arxiv:1801.07698", "arxiv"),
        ("doi:10.1145/ab", "doi"),
        ("rigs.example/a.pdf", "links"),
    ]


@pytest.mark.parametrize("url", ["https://a.example/x/y?z", "http://a.example:8000/x/y", "https://a.example/x/y/z"])
def test_only_a_path_of_two_parts_may_be_a_repository(url: str) -> None:
    identifiers = entry_identifiers(Entry(title="Sloop", url=url, section="boats"))
    assert [identifier for identifier in identifiers if identifier.startswith("repo:")] == []


def test_any_text_has_a_key() -> None:
    assert identifier_key("a\ud800") == identifier_key("a?") != identifier_key("a")


def test_only_repositories_at_hosts_with_owners_have_the_key_of_their_owner_and_name() -> None:
    key = identifier_key("repo:yard/sloop")
    assert identifier_key("github.com/yard/sloop") == identifier_key("codeberg.org/yard/sloop") == key
    others = ["a.example/yard/sloop", "github.com/yard/sloop/wiki", "github.com/yard/sloop?a", "yard/sloop"]
    assert key not in map(identifier_key, others)


@pytest.mark.parametrize("number", ["1801.07698", "hep-th/9901001", "solv-int/9901001", "Solv-Int/9901001"])
@pytest.mark.parametrize("version", ["", "v1", "v12"])
def test_only_a_version_at_the_end_of_an_arxiv_number_is_left_out(number: str, version: str) -> None:
    publication = Publication(type="article", title="Sloops", arxiv=number + version)
    entry = Entry(title="Sloop", url="https://sloop.example/", section="boats", publications=(publication,))
    parsed = parse_identifier(number)
    assert parsed
    assert parsed[0] in entry_identifiers(entry)
