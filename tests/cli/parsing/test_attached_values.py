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


def test_a_value_that_its_option_accepts_may_be_attached(mlcat: Mlcat) -> None:
    assert mlcat("search clip -n1 -tNLP --plain") == mlcat("search clip -n 1 -t NLP --plain")
