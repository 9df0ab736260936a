"""`mlcat search`: the output of the command. What a search finds is tested in tests/search."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Mlcat


def test_the_best_hit_comes_first(mlcat: Mlcat, oddities: str) -> None:
    assert mlcat("search everything kit --plain").out.startswith("everything\tEverything Kit\t")


def test_ten_hits_are_shown_and_stderr_counts_the_others(mlcat: Mlcat) -> None:
    answer = mlcat("search embeddings --plain")
    more = int(answer.err.split()[0])
    assert len(answer.out.splitlines()) == 10
    assert answer.err == f"{more} more: -n {10 + more} shows all.\n"

    everything = mlcat(f"search embeddings --plain -n {10 + more}")
    assert (len(everything.out.splitlines()), everything.err) == (10 + more, "")


def test_a_correction_is_reported(mlcat: Mlcat, oddities: str) -> None:
    answer = mlcat("search norhern beacon -c oddities --plain")
    assert answer.err == "showing results for 'northern beacon'\n"
    assert answer.out.startswith("beacon\t")


def test_json_has_scores_and_reasons(mlcat: Mlcat, oddities: str) -> None:
    (hit, *_) = json.loads(mlcat("search everything kit -c oddities --json").out)
    assert hit["score"] > 0.9
    assert hit["why"]
    assert all(list(why) == ["word", "matched", "field", "how", "score"] for why in hit["why"])
    assert all(0 <= hit["score"] <= 1 for hit in json.loads(mlcat("search beacon --json").out))


def test_explain_prints_the_reasons_of_each_hit(mlcat: Mlcat, oddities: str) -> None:
    line = "search norhern beacon -c oddities -n 1 --explain"
    panel, plain = mlcat(line), mlcat(f"{line} --plain")
    reason = "'norhern' as a misspelling of 'northern' in summary"
    assert reason in panel.out
    assert reason not in mlcat(line.replace(" --explain", "")).out
    assert reason in plain.err  # the columns of --plain do not change
    assert plain.out == mlcat(f"{line} --plain".replace(" --explain", "")).out
    assert plain.err.splitlines()[1].startswith("beacon 0.")


def test_an_entry_in_several_sections_is_one_hit_with_all_sections(mlcat: Mlcat, stored) -> None:
    sections = [{"id": "deck", "title": "Deck"}, {"id": "hull", "title": "Hull"}]
    sections.append({"id": "keel", "title": "Keel", "parent": "hull"})
    winch = {"title": "Winch", "url": "https://winch.example/"}
    lines = [winch | {"id": f"winch-{section['id']}", "section": section["id"]} for section in sections]
    stored("boats", lines, sections=sections)

    assert mlcat("search winch -c boats --count").out == "1\n"
    assert " Deck, Hull, Hull > Keel " in mlcat("search winch -c boats", terminal=True).out
    (hit,) = json.loads(mlcat("search winch -c boats --json").out)
    assert hit["section_path"] == ["Deck"]
    assert hit["other_sections"] == [["Hull"], ["Hull", "Keel"]]
    assert json.loads(mlcat("search winch -c boats -s hull --json").out)[0]["other_sections"] == [["Hull", "Keel"]]


def test_without_hits_similar_names_are_suggested(mlcat: Mlcat, stored) -> None:
    stored("mine", [{"title": "Sentence Transformers", "id": "st"}, {"title": "Other", "id": "other"}])
    answer = mlcat("search qqqq sentencetransfrmrswwww -c mine")
    assert answer == (
        1,
        "",
        "nothing found for 'qqqq sentencetransfrmrswwww'.\nSimilar names: 'Sentence Transformers'.\n",
    )


def test_filters_that_exclude_everything_only_together_are_reported(mlcat: Mlcat, oddities: str) -> None:
    answer = mlcat("search quoted -c oddities -k paper --year 1998 -t CV")
    assert answer.err == "nothing found for 'quoted'.\nThere are hits without the filters.\n"


def test_a_lower_bound_of_the_count_is_marked(
    mlcat: Mlcat, stored: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    stored("mine", [{"title": f"Saw {number}", "id": f"saw-{number}"} for number in range(9)])
    assert mlcat("search saw -c mine --count") == (0, "9\n", "")
    monkeypatch.setattr("mlcat.search.engine.is_large", lambda index: True)
    monkeypatch.setattr("mlcat.search.engine.MAX_CANDIDATES", 5)
    answer = mlcat("search saw -c mine --count")
    assert answer.err == "There are more, which were not counted: add a word or a filter.\n"
    assert int(answer.out) >= 5


def test_a_query_that_is_too_long_is_read_in_part_and_a_note_says_so(mlcat: Mlcat, oddities: str) -> None:
    note = "only the beginning of the query was read: at most 600 characters.\n"
    filler = "kit " * 147  # 588 characters
    assert note not in mlcat(f"search everything {filler} --plain").err
    answer = mlcat(f"search everything {filler}tag:Nosuch --plain")
    assert answer.out.startswith("everything\t")
    assert answer.err.startswith(note)
    assert mlcat(f"search {filler}tag:Nosuch --plain").code == 2  # 598 characters
