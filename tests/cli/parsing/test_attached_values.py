"""A word that is parsed as an option with an attached value is an error with suggestions."""

import pytest

from cli.conftest import Mlcat

QUOTES = "To exclude a word, put the query in quotes: "
NUMBER = "Write a whole number, 1 or more."
TAGS = "Tags: NLP, CV, RecSys, Audio."


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("search clip -nlp", "'lp' is not a number of entries.", f"{NUMBER} {QUOTES}`mlcat search 'clip -nlp'`."),
        ("search clip -transformer", "no tag 'ransformer'.", f"{TAGS} {QUOTES}`mlcat search 'clip -transformer'`."),
        ("search a -nlp b --plain", "'lp' is not a number of entries.", f"{NUMBER} {QUOTES}`mlcat search 'a b -nlp'`."),
        (
            "search clip -c metric-learning -nlp", "'lp' is not a number of entries.",
            f"{NUMBER} {QUOTES}`mlcat search 'clip -nlp' -c metric-learning`.",
        ),
        (
            "find -name clip", "'ame' is not a number of entries.",
            f"{NUMBER} '-name' is read as '-n ame'. To search: `mlcat search clip`.",
        ),
        ("list -nlp", "'lp' is not a number of entries.", f"{NUMBER} '-nlp' is read as '-n lp'."),
        ("search 'big clip' -nlp", "'lp' is not a number of entries.", f"{NUMBER} '-nlp' is read as '-n lp'."),
        ("search clip -tag NLP", "no tag 'ag'.", f"{TAGS} Did you mean '--tag'?"),
        ("list -tag", "no tag 'ag'.", f"{TAGS} Did you mean '--tag'?"),
        # the error of a given value is kept
        ("search clip -n lp", "'lp' is not a number of entries.", NUMBER),
        ("search clip -t ransformer", "no tag 'ransformer'.", TAGS),
        ("search clip -n lp -- -nlp", "'lp' is not a number of entries.", NUMBER),
        ("search clip -n5 -t ransformer", "no tag 'ransformer'.", TAGS),
    ],
)  # fmt: skip
def test_a_word_read_as_an_attached_value_is_rejected_with_suggestions(
    mlcat: Mlcat, line: str, message: str, hint: str
) -> None:
    answer = mlcat(line)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines() == [f"mlcat: {message}", hint]


@pytest.mark.parametrize(
    ("line", "command", "hint"),
    [
        ("search clip -hnsw", "mlcat search", f"{QUOTES}`mlcat search 'WORDS -hnsw'`."),
        ("search -hn 3 clip", "mlcat search", f"{QUOTES}`mlcat search 'WORDS -hn'`."),
        ("search clip -help", "mlcat search", "Did you mean '--help'?"),
        ("list -hx", "mlcat list", "See `mlcat list -h`."),
        ("-hx", "mlcat", "See `mlcat -h`."),
    ],
)
def test_a_word_that_begins_like_the_option_for_help_prints_no_help(
    mlcat: Mlcat, line: str, command: str, hint: str
) -> None:
    word = next(word for word in line.split() if word.startswith("-h"))
    answer = mlcat(line)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines() == [f"mlcat: no option '{word}' for `{command}`.", hint]


def test_the_option_for_help_is_no_such_word(mlcat: Mlcat) -> None:
    assert mlcat("search clip -h") == mlcat("search --help")
    assert mlcat("search clip -h").code == 0
    assert mlcat("search -- -hnsw").code == mlcat("search hnsw").code == 0


def test_a_value_that_its_option_accepts_may_be_attached(mlcat: Mlcat) -> None:
    assert mlcat("search clip -n1 -tNLP --plain") == mlcat("search clip -n 1 -t NLP --plain")
