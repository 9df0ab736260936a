"""Valid names of user catalogs."""

import pytest

from mlcat.errors import UsageError
from mlcat.importing.naming import check_name


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
