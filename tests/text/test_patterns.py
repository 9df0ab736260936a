"""The patterns for ASCII text and those for all scripts give the same on ASCII text."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.text import normalize, patterns, tokens

ASCII = st.text(alphabet=string.printable, max_size=60)
PAIRS = {
    "words": (tokens._ASCII_WORD, patterns.WORD),
    "chunks": (tokens._ASCII_CHUNK, patterns.CHUNK),
    "parts": (tokens._ASCII_PART, patterns.PART),
    "punctuation": (normalize._NOT_ASCII_WORD, patterns.NOT_WORD),
}


@pytest.mark.parametrize("name", PAIRS)
@given(text=ASCII)
def test_on_ascii_text_both_patterns_find_the_same(name: str, text: str) -> None:
    ascii_only, of_all_scripts = PAIRS[name]
    assert ascii_only.findall(text) == of_all_scripts.findall(text)
