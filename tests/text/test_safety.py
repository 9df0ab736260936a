"""Unsafe characters are removed, and all others are kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.text.safety import UNSAFE_RANGES, clean, is_clean, one_line, shorten

UNSAFE = [code for low, high in UNSAFE_RANGES for code in range(low, high + 1)]
UNSAFE_SET = frozenset(UNSAFE)
KEPT = frozenset((0x200C, 0x200D, 0xFE0E, 0xFE0F))
_CLOSE = "ab\u0628\u0915\u200c\u200d\ufe0e\ufe0f\U0001f468\U0001f525\u2764\u17b4\u1780\u1820\u180b#\U000e0101\u3164\xad"
ANY_TEXT = st.text(st.characters(codec=None)) | st.text(st.sampled_from(_CLOSE))  # lone surrogates too


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(0x00, id="NUL"),
        pytest.param(0x07, id="bell"),
        pytest.param(0x1B, id="escape"),
        pytest.param(0x7F, id="delete"),
        pytest.param(0x9B, id="C1 control sequence"),
        pytest.param(0x200B, id="zero-width space"),
        pytest.param(0x200D, id="zero-width joiner"),
        pytest.param(0x200F, id="right-to-left mark"),
        pytest.param(0x202E, id="right-to-left override"),
        pytest.param(0x2066, id="isolate"),
        pytest.param(0xD800, id="lone surrogate"),
        pytest.param(0xFEFF, id="byte-order mark"),
        pytest.param(0xE0041, id="invisible tag letter"),
    ],
)
def test_characters_that_control_or_deceive_a_terminal_are_removed(code):
    text = f"a{chr(code)}b"
    assert not is_clean(text)
    assert clean(text) == "ab"


@pytest.mark.parametrize("blank", ["\t", "\n", "\v", "\f", "\r", "\x85", "\u2028", "\u2029"])
def test_separators_become_blanks(blank):
    assert clean(f"a{blank}b") == "a b"


@pytest.mark.parametrize(
    "text", ["", "plain", "Şakir Ångström", "距離学習", "🚀", "🏳\ufe0f", "no\u00a0break", "e\u0301", "[red]x[/red]"]
)
def test_other_characters_are_kept(text):
    assert is_clean(text)
    assert clean(text) == text


DEFAULT_IGNORABLE = (
    "00AD 034F 061C 115F-1160 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FE00-FE0F FEFF FFA0 FFF0-FFF8 "
    "1BCA0-1BCA3 1D173-1D17A E0000-E0FFF"
)
"""Default_Ignorable_Code_Point in DerivedCoreProperties.txt of Unicode 16; the property changes rarely."""


def _codes(ranges: str) -> set[int]:
    found: set[int] = set()
    for code_range in ranges.split():
        first, _, last = code_range.partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def test_exactly_controls_separators_surrogates_formats_and_ignorable_characters_are_unsafe():
    by_category = {code for code in range(0x110000) if unicodedata.category(chr(code)) in {"Cc", "Cs", "Zl", "Zp"}}
    assert len(_codes(DEFAULT_IGNORABLE)) == 4174
    assert set(UNSAFE) == by_category | _codes(DEFAULT_IGNORABLE) | _codes("FFF9-FFFB")
    unassigned = range(0x40000, 0xE0000)  # ten planes without characters: every 15th block is tried
    for first in (*range(0, unassigned.start, 0x100), *unassigned[::0xF00], *range(unassigned.stop, 0x110000, 0x100)):
        codes = set(range(first, first + 0x100)) - UNSAFE_SET
        assert is_clean("".join(map(chr, codes))), hex(first)
    for code in UNSAFE:
        assert not is_clean(f"a{chr(code)}b"), hex(code)
        assert one_line(chr(code)) == "", hex(code)


def test_the_ranges_are_sorted_and_disjoint():
    flat = [end for pair in UNSAFE_RANGES for end in pair]
    assert flat == sorted(flat)
    assert len(set(UNSAFE)) == len(UNSAFE)


@given(ANY_TEXT)
def test_cleaning_is_idempotent_and_its_result_can_be_encoded(text):
    cleaned = clean(text)
    assert is_clean(cleaned)
    assert clean(cleaned) == cleaned
    assert not set(map(ord, cleaned)) & (UNSAFE_SET - KEPT)
    cleaned.encode("utf-8")


@given(ANY_TEXT)
def test_is_clean_says_whether_clean_changes_anything(text):
    assert is_clean(text) == (clean(text) == text)


@pytest.mark.parametrize(
    ("text", "line"),
    [("  a \n\n b\t", "a b"), ("a\u00a0 b", "a b"), ("\x1b[31m", "[31m"), ("\u200b", ""), ("", "")],
    ids=["runs of blanks", "no-break space", "escape", "nothing left", "empty"],
)
def test_one_line_is_trimmed_and_has_single_blanks(text, line):
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("metric", 6, "metric"),
        ("metric", 5, "metr…"),
        ("metric learning", 8, "metric…"),
        ("metric", 1, "…"),
        ("a\nb", 3, "a b"),
    ],
    ids=["fits", "cut", "no blank before the ellipsis", "nothing but the ellipsis", "cleaned first"],
)
def test_shorten_truncates_to_a_length(text, length, short):
    assert shorten(text, length) == short


@given(ANY_TEXT, st.integers(1, 50))
def test_shorten_never_exceeds_the_length(text, length):
    assert len(shorten(text, length)) <= length


@given(ANY_TEXT, st.integers(1, 50))
def test_a_shortened_text_is_clean(text, length):
    """The cut may leave a joiner without its second letter."""
    assert is_clean(shorten(text, length))


def test_a_joiner_at_the_truncation_is_removed():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert shorten(family, 5) == family
    assert shorten(family, 4) == "\U0001f468\u200d\U0001f469…"
    assert shorten(family, 3) == "\U0001f468…"


@pytest.mark.parametrize(
    "text",
    [
        "©\ufe0f", "#\ufe0f\u20e3", "☎\ufe0e",
        "برنامه\u200cنویسی", "می\u200cسازیم", "क्\u200dष", "👨\u200d👩\u200d👧", "👩\u200d💻", "❤\ufe0f\u200d🔥",
    ],
)  # fmt: skip
def test_joiners_and_selectors_are_kept_in_words_and_emoji(text: str) -> None:
    assert clean(text) == text
    assert is_clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "a\u200cb",
        "a\u200db",
        "\u200cب",
        "ب\u200c",
        "ب\u200c\u200cب",
        "👨\u200c👩",
        "ب\u200da",
        "👨\u200d",
        "ب\u200d👩",
        "a\ufe0f",
        "\ufe0f",
        "a\ufe0f\u200d🔥",
        "👨\u200d\ufe0f",
        "ب\u200c\u17b4ب",
        "\u3164",
        "葛\U000e0100",
    ],
)
def test_other_invisible_characters_are_removed(text: str) -> None:
    assert clean(text) == "".join(char for char in text if ord(char) not in UNSAFE_SET)
    assert not is_clean(text)


@given(st.text(st.sampled_from("a é\u200d😀\u00a0\t\n\x1b\u3164")))
def test_one_line_is_the_cleaned_text_with_single_blanks(text: str) -> None:
    assert one_line(text) == " ".join(clean(text).split())
