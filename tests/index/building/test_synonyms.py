"""Words with the same meaning, for the words that a catalog has."""

import pytest

from mlcat.index.building import synonyms as module
from mlcat.index.building.synonyms import synonyms


def test_each_word_of_a_group_means_the_others_and_a_clipping_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = {"synonyms.txt": ["song track tune\n", "\n", "config = configuration\n", "re-rank=reorder\n"]}
    monkeypatch.setattr(module, "data_lines", lines.__getitem__)
    monkeypatch.setattr(module, "abbreviation_pairs", lambda vocabulary: [("nlp", "natural language processing")])
    assert list(synonyms({"tracked", "tune", "configuration", "rerank"})) == [
        ("nlp", "natural language processing", True),
        ("song", "tracked", False),
        ("tune", "tracked", False),
        ("song", "tune", False),
        ("track", "tune", False),
        ("config", "configuration", True),
        ("reorder", "rerank", True),
    ]
