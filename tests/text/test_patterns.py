"""The patterns for ASCII and those for all scripts find the same in ASCII text."""

import re
import string
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.text import compounds, patterns, tokens
from mlcat.text.normalize import separate_words

ASCII = st.text(alphabet=string.printable, max_size=60)
FORMS: dict[str, tuple[Callable[[str], list[str]], re.Pattern[str]]] = {
    "words": (separate_words, patterns.WORD),
    "chunks": (tokens._ASCII_CHUNK.findall, patterns.CHUNK),
    "parts": (compounds._ASCII_PART.findall, patterns.PART),
}


@pytest.mark.parametrize("name", FORMS)
@given(text=ASCII)
def test_both_patterns_find_the_same_in_ascii_text(name: str, text: str) -> None:
    ascii_only, of_all_scripts = FORMS[name]
    assert ascii_only(text) == of_all_scripts.findall(text)
