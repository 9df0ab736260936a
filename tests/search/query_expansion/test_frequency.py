"""Which of several near words comes first in a large catalog: the nearest and then the most frequent."""

from mlcat.search.query_expansion.corrections import _most_frequent

from ..conftest import entry, index_of

INDEX = index_of(["stormy"] * 7 + ["zebrb"] * 2 + ["other", entry("Box of keys"), entry("Key")])


def ranked(typed: str, *near: tuple[str, int]) -> list[str]:
    return [word for word, _ in _most_frequent(INDEX, typed, list(near))]


def test_fewer_edits_come_first_and_then_the_more_frequent_word() -> None:
    near = [("zebra", 1), ("stormy", 2), ("zebrb", 1), ("other", 1), ("stormy", 1)]
    assert _most_frequent(INDEX, "zebrc", near) == [
        ("stormy", 1), ("zebrb", 1), ("other", 1), ("zebra", 1), ("stormy", 2)
    ]  # fmt: skip


def test_of_equally_frequent_words_the_first_letter_the_length_and_the_alphabet_decide() -> None:
    assert ranked("abcd", ("xbcd", 1), ("abcde", 1), ("abcf", 1), ("abce", 1)) == ["abce", "abcf", "abcde", "xbcd"]


def test_a_name_in_the_plural_is_as_frequent_as_its_singular() -> None:
    assert ranked("kezs", ("other", 1), ("keys", 1)) == ["keys", "other"]


def test_at_most_twelve_near_words_are_kept() -> None:
    assert ranked("a", *((f"a{number:02}", 1) for number in range(20))) == [f"a{number:02}" for number in range(12)]
