"""Words, labels and emoji codes of short texts."""

import pytest

from mlcat.importing.documents.text import emoji_code, has_words, label_key, plain_text, without_emoji_codes, word_set


def test_the_words_of_a_text_are_a_set() -> None:
    assert word_set(" a\n b a") == {"a", "b"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("License", "license"),
        ("Straße", "strasse"),
        ("Built  With:", "built with"),
        ("Q&A", "q and a"),
        ("⭐ Stars ⭐", "stars"),
        ("_C++ / C#_.", "c++ c#"),
        (" .net_ ", "net"),
        ("Xerox X", "xerox x"),
        ("", ""),
    ],
)
def test_a_label_is_compared_by_its_words_in_lower_case(text: str, key: str) -> None:
    assert label_key(text) == key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a", True),
        ("1", True),
        ("- é", True),
        ("⭐ 5", True),
        ("", False),
        ("_", False),
        ("- ⭐", False),
        ("1\ufe0f\u20e3", False),
        ("#\u20e3 *\ufe0f\u20e3", False),
        ("1\ufe0f\u20e3 2", True),
        ("\u2139", False),
        ("\u2139 1", True),
        ("\u2139 a", True),
    ],
)
def test_a_text_has_words_if_it_has_a_letter_or_digit_other_than_emoji(text: str, words: bool) -> None:
    assert has_words(text) is words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (":star: Sloop", "  Sloop"),
        ("Sloop :+1::100:", "Sloop  "),
        ("(:star: best)", "( best)"),
        ("(:star:)", "()"),
        ("a:b:c", "a:b:c"),
        ("std::map::x", "std::map::x"),
        ("https://a:80:/b", "https://a:80:/b"),
        ("12:30:45", "12:30:45"),
        (":STAR:", " "),
        ("one: two", "one: two"),
        (":" + "a" * 60 + ":", " "),
        (":" + "a" * 61 + ":", ":" + "a" * 61 + ":"),
    ],
)
def test_emoji_codes_are_not_text(text: str, left: str) -> None:
    assert without_emoji_codes(text) == left


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\n b", "a b"),
        ("a\u200ab", "a b"),
        ("é\u2800b", "é b"),
        ("é\ufe0fb", "éb"),
        (":star: a", "a"),
        ("a\u3164\u115f\u1160\uffa0\u2800b", "a b"),
        ("a:b", "a:b"),
        ("é :star:", "é"),
    ],
)
def test_plain_text_is_one_line_without_emoji_codes_and_unusual_blanks(text: str, clean: str) -> None:
    assert plain_text(text) == clean


@pytest.mark.parametrize(("text", "code"), [(" :star: ", ":star:"), ("a :star:", ""), ("", ""), (":x y:", "")])
def test_the_code_of_an_emoji_is_found_at_the_start(text: str, code: str) -> None:
    assert emoji_code(text) == code
