"""`mlcat show`: all facts of an entry."""

import json

import pytest

from cli.conftest import Mlcat


@pytest.mark.parametrize("terminal", [True, False])
def test_the_page_has_every_known_fact(mlcat: Mlcat, oddities: str, terminal: bool) -> None:
    output = mlcat("show everything -c oddities --all", terminal=terminal, TERM="dumb", COLUMNS="120").out
    for fact in (
        "Everything Kit", "library", "Basics", "NLP Audio", "Retrieves and compares whatever is put into it.",
        "Zoë Ångström, Grace Hopper", "Allsorts Institute", "All Sorts of Everything", "1503.01234", "10.1000/odd.15",
        "Apache-2.0 WITH LLVM-exception", "C++", "pip install everything-kit", "active · last activity 2024-08",
        "https://github.com/allsorts/everything-kit", "http://allsorts.example/kit", "https://arxiv.org/abs/1503.01234",
        "EvKit, all sorts", "fill every field, complete example",
    ):  # fmt: skip
        assert fact in output


def test_unknown_facts_are_left_out(mlcat: Mlcat, oddities: str) -> None:
    lines = mlcat("show bare-minimum -c oddities").out.splitlines()
    labels = [line[2:].split("  ")[0] for line in lines[2:-1]]
    assert labels == ["address"]
    assert "None" not in "".join(lines)


def test_several_entries_are_shown_in_the_order_of_the_arguments(mlcat: Mlcat) -> None:
    lines = mlcat("show scann faiss hnsw --plain").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["scann", "faiss", "hnsw"]


def test_unknown_names_are_reported_and_the_other_entries_shown(mlcat: Mlcat) -> None:
    answer = mlcat("show faiss nosuchthing alsonone hnsw --plain")
    assert [line.split("\t")[0] for line in answer.out.splitlines()] == ["faiss", "hnsw"]
    assert answer.code == 1
    assert [line for line in answer.err.splitlines() if line.startswith("mlcat:")] == [
        "mlcat: no entry 'nosuchthing'.",
        "mlcat: no entry 'alsonone'.",
    ]


def test_several_words_may_be_one_name(mlcat: Mlcat, oddities: str) -> None:
    answer = mlcat("show bare minimum --json")
    assert (answer.code, json.loads(answer.out)) == (1, [])
    assert answer.err == "mlcat: no entry 'bare'.\nDid you mean `mlcat show \"bare minimum\"`?\n"
    assert mlcat(["show", "bare minimum"]).code == 0


def test_license_and_status_of_a_paper_are_labeled_as_those_of_its_code(mlcat: Mlcat, oddities: str) -> None:
    assert "archived (of its code)" in " ".join(mlcat("show beacon-south -c oddities").out.split())
    assert "(of its code)" not in mlcat("show everything -c oddities").out


def test_json_has_every_field_and_no_score(mlcat: Mlcat, oddities: str) -> None:
    (entry,) = json.loads(mlcat("show everything --json").out)
    assert list(entry) == [
        "id", "title", "url", "section", "tags", "kind", "summary", "description", "links", "aliases", "topics",
        "authors", "organization", "year", "license", "code_license", "language", "install", "status", "last_activity",
        "checked", "added", "publications", "section_path", "catalog", "catalogs",
    ]  # fmt: skip
    assert entry["section"] == "Basics"
    assert entry["links"][0] == {"label": "listed", "url": "http://allsorts.example/kit"}
