"""Valid names of user catalogs."""

import pytest

from mlcat.errors import UsageError
from mlcat.importing.naming import catalog_name_for, check_name


@pytest.mark.parametrize("name", ["a", "awesome-python", "2024", "a" * 60, "remove", "all-of-it"])
def test_a_name_consists_of_letters_digits_and_hyphens(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("metric-learning", "the name 'metric-learning' is taken by mlcat itself.", "Choose another with --name."),
        ("all", "the name 'all' is taken by mlcat itself.", "Choose another with --name."),
        ("My List", "'My List' cannot be the name of a catalog.", "Use 'my-list'."),
        ("ALL", "'ALL' cannot be the name of a catalog.", "Use letters, digits and hyphens."),
        ("", "'' cannot be the name of a catalog.", "Use letters, digits and hyphens."),
        ("../../etc/passwd", "'../../etc/passwd' cannot be the name of a catalog.", "Use 'etc-passwd'."),
        (".hidden", "'.hidden' cannot be the name of a catalog.", "Use 'hidden'."),
        ("名", "'名' cannot be the name of a catalog.", "Use letters, digits and hyphens."),
        ("a\x1b[31m", "'a[31m' cannot be the name of a catalog.", "Use 'a-31m'."),
        ("a" * 61, f"'{'a' * 59}…' cannot be the name of a catalog.", f"Use '{'a' * 60}'."),
    ],
)
def test_the_error_for_an_invalid_name_suggests_a_valid_one(name: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_name(name)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("o/awesome-ships", "awesome-ships"),
        ("https://github.com/o/awesome-ships", "awesome-ships"),
        ("https://github.com/o/awesome-ships/blob/main/README.md", "awesome-ships"),
        ("https://github.com/o/awesome-ships/blob/main/docs/sail.md", "sail"),
        ("https://a.org/ships.html?x=/y#/z", "ships"),
        ("https://a.org", "a-org"),
        ("https://github.com/o/Awesome.Ships", "awesome-ships"),
        ("https://raw.githubusercontent.com/o/ships/HEAD/readme.md", "ships"),
        ("/home/me/my list.markdown", "my-list"),
        ("/home/me/ships/README.md", "ships"),
        ("README.md", "readme"),
        ("Ships List.ndjson", "ships-list"),
        ("C:\\lists\\ships.TXT", "ships"),
        ("ships.tar", "ships-tar"),
        ("https://a.org/o/ships", "ships"),
        ("https://a.org/o/ships/boats.md", "boats"),
        ("https://a.org/o/ships/readme.rst", "ships"),
        ("https://a.org/o/ships/x/README.md?a/b#c/d", "ships"),
        ("https://a.org", "a-org"),
        ("https://localhost/o/ships/README.md", "ships"),
        ("https://a.org/o/ships/boats.md#top", "boats"),
        ("ships/README.md", "ships"),
        ("a/b/c/ships/README.md", "ships"),
        ("https://...", "catalog"),
        ("船.md", "catalog"),
        ("", "catalog"),
    ],
)
def test_a_catalog_is_named_after_its_repository_or_file(source: str, name: str) -> None:
    assert catalog_name_for(source) == name
