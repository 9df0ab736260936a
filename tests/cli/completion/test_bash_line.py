"""How bash splits a line and what must be quoted, compared with bash itself."""

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.completion.conftest import HOSTILE
from cli.completion.shells import needs
from mlcat.cli.completion.bash_line import quote_text, split_line

QUOTES = ["", "'", '"']


def words(line: str) -> list[str]:
    """The arguments that bash makes of a line, without the first."""
    needs("bash")
    program = f"printf '%s\\0' {line}"
    ran = subprocess.run([str(shutil.which("bash")), "-c", program], capture_output=True, check=True, timeout=30)
    return ran.stdout.decode().split("\0")[:-1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("mlcat", (["mlcat"], "mlcat", "")),
        ("mlcat ", (["mlcat", ""], "", "")),
        ("mlcat  show\tfa", (["mlcat", "show", "fa"], "fa", "")),
        ("mlcat 'a b", (["mlcat", "a b"], "'a b", "'")),
        ('mlcat "a b', (["mlcat", "a b"], '"a b', '"')),
        ("mlcat a'b'c", (["mlcat", "ab" + "c"], "a'b'c", "")),
        ("mlcat '' x", (["mlcat", "", "x"], "x", "")),
        (r"mlcat a\ b", (["mlcat", "a b"], r"a\ b", "")),
        (r'mlcat "a\"b\c', (["mlcat", r"a\c".replace("a", 'a"b', 1)], r'"a\"b\c', '"')),
        (r"mlcat 'a\b", (["mlcat", r"a\b"], r"'a\b", "'")),
        ("mlcat --tag=x:y", (["mlcat", "--tag=x:y"], "--tag=x:y", "")),
        ("mlcat a\\", (["mlcat", "a"], "a\\", "")),
    ],
)
def test_a_line_is_split_as_bash_splits_it(line: str, expected: tuple[list[str], str, str]) -> None:
    assert split_line(line) == expected


@pytest.mark.parametrize("quote", QUOTES)
@pytest.mark.parametrize("text", [*HOSTILE, "a'", 'a"', "'", '"', "!", "a\tb"[:1]])
def test_a_quoted_text_is_one_word_for_bash(text: str, quote: str) -> None:
    # bash closes the quote unless the text seems to have done it: see `quoted`.
    quoted = quote_text(text, quote)
    closed = quote if quote and not quoted.endswith(quote) else ""
    assert words(f"{quote}{quoted}{closed}") == [text]


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("ab '\"\\$`!:=") | st.characters(codec="utf-8"), max_size=12), st.sampled_from(QUOTES))
def test_a_quoted_text_is_read_back(text: str, quote: str) -> None:
    if "\t" in text or "\n" in text:
        return  # no value has such a character
    quoted = quote_text(text, quote)
    closed = quote if quote and not quoted.endswith(quote) else ""
    read, _, still_open = split_line(f"mlcat {quote}{quoted}{closed}")
    assert (read, still_open) == (["mlcat", text], "")
