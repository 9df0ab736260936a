"""Scripts without blanks become overlapping pairs."""

import pytest

from mlcat.text.ngrams import bigrams, indexed_bigrams, is_unsegmented, split_runs
from mlcat.text.normalize import strip_accents
from mlcat.text.tokens import tokens


@pytest.mark.parametrize("text", ["日本語", "バス", "한국어", "ภาษาไทย", "ພາສາລາວ", "ဗမာစာ", "ភាសាខ្មែរ", "々"])
def test_text_of_a_script_without_blanks_is_a_run(text):
    assert is_unsegmented(text)


@pytest.mark.parametrize("text", ["", "word", "Поиск", "हिन्दी", "日本a", "日本 語"])
def test_other_text_is_not_a_run(text):
    assert not is_unsegmented(text)


def test_runs_are_separated_from_other_text():
    assert split_runs("Python入門2版") == ["Python", "入門", "2", "版"]
    assert split_runs("word") == ["word"]
    assert split_runs("") == []
    assert split_runs("ก") == ["ก"]


def test_a_query_has_the_pairs_and_the_index_also_the_last_character():
    assert bigrams("日本語") == ["日本", "本語"]
    assert indexed_bigrams("日本語") == ["日本", "本語", "語"]
    assert bigrams("語") == indexed_bigrams("語") == ["語"]


def test_every_part_of_a_run_of_two_characters_or_more_has_its_pairs_in_the_index():
    run = "自然言語処理入門"
    for start in range(len(run)):
        for end in range(start + 2, len(run) + 1):
            assert set(bigrams(run[start:end])) <= set(indexed_bigrams(run))


def test_a_mixed_chunk_has_words_and_pairs():
    assert tokens("Python入門書") == ["python", "入門", "門書"]
    assert tokens("日本語、英語") == ["日本", "本語", "英語"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Şakir Ångström ﬁne", "Sakir Angstrom fine"),
        ("Ёлка Ἀθήνα", "Елка Αθηνα"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("バス", "バス"),
        ("パス", "パス"),
        ("ﾊﾞｽ", "バス"),
        ("한국어", "한국어"),
        ("हिन्दी", "हिन्दी"),
        ("ที่", "ที่"),
    ],
    ids=["Latin", "Cyrillic and Greek", "Hebrew", "Arabic", "kana", "other kana", "narrow kana", "Hangul", "Devanagari",
         "Thai"],
)  # fmt: skip
def test_diacritics_are_stripped_only_in_scripts_that_do_not_need_them(text, plain):
    assert strip_accents(text) == plain
    assert strip_accents(strip_accents(text)) == strip_accents(text)


def test_words_of_devanagari_are_not_split():
    assert tokens("हिन्दी खोज") == ["हिन्दी", "खोज"]
