"""A search in several catalogs gives one ranking."""

import json

from cli.conftest import Mlcat


def test_the_hits_of_several_catalogs_are_ranked_together(mlcat: Mlcat, stored) -> None:
    stored("mine", [{"title": "FAISS", "id": "my-faiss"}, {"title": "Other"}])
    hits = json.loads(mlcat("search faiss --json").out)
    assert {hits[0]["catalog"], hits[1]["catalog"]} == {"metric-learning", "mine"}
    assert [hit["score"] for hit in hits[:2]] == [1.0, 1.0]


def test_a_name_in_one_catalog_is_not_taken_for_a_misspelling_in_another(mlcat: Mlcat, stored) -> None:
    stored("mine", [{"title": "Advice Slip", "id": "advice-slip", "summary": "Prints slips"}])
    assert "advice-slip" in mlcat("search clip -c mine --plain").out
    assert "advice-slip" not in mlcat("search clip --plain").out
    assert "advice-slip" in mlcat("search advise slip --plain").out
