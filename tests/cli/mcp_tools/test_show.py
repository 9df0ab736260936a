"""The tool `show` returns entries with what is known of them."""

import json

import pytest

from cli.conftest import Mlcat
from cli.mcp_tools.conftest import Answers, ask
from mlcat.cli.mcp_tools.answers import MAX_ANSWER
from mlcat.mcp.messages import encode
from mlcat.mcp.server import Server


def test_an_entry_has_the_fields_of_the_command_except_empty_ones(answer: Answers, mlcat: Mlcat) -> None:
    (printed,) = json.loads(mlcat("show faiss --json").out)
    (entry,) = answer("show", ids=["faiss"])["entries"]
    remaining = {key: value for key, value in printed.items() if value not in (None, "", []) and key != "topics"}
    assert entry == remaining


def test_only_the_requested_fields_and_the_id_are_returned(answer: Answers) -> None:
    result = answer(
        "show", ids=["FAISS", "drlim"], fields=["install", "publications.0.year", "topics.0", "organization"]
    )
    assert result["entries"][0] == {
        "id": "faiss", "install": "pip install faiss-cpu", "publications.0.year": 2026, "organization": "Meta AI",
        "topics.0": "nearest neighbor search over a billion vectors",
    }  # fmt: skip
    assert result["entries"][1]["install"] is None
    assert result["total"] == 2


@pytest.mark.parametrize("name", ["fais", ["fais"], ["fais", "nosuch"]])
def test_the_error_for_an_unknown_name_suggests_similar_ones(answer: Answers, name: object) -> None:
    assert answer("show", ids=name) == "no entry 'fais'.\nDid you mean 'faiss'?"


def test_unknown_names_among_known_ones_are_reported(answer: Answers) -> None:
    result = answer("show", ids=["faiss", "fais"], fields=["id"])
    assert [entry["id"] for entry in result["entries"]] == ["faiss"]
    assert result["advice"] == ["no entry 'fais'.", "Did you mean 'faiss'?"]
    many = answer("show", ids=["faiss", *("fais" for _ in range(5))], fields=["id"])
    assert len(many["advice"]) == 7
    assert many["advice"][-1] == "2 more ids have no entry."


def test_a_nonexistent_field_is_an_error(answer: Answers) -> None:
    assert answer("show", ids=["faiss"], fields=["price"]).startswith("no field 'price'.\n")
    assert answer("show", ids=["faiss"], catalog="nosuch").startswith("no catalog 'nosuch'.\n")


def test_many_entries_are_paginated(answer: Answers, server: Server) -> None:
    ids = ["faiss", "clip", "hnsw", "scann", "lightfm", "snli", "drlim", "facenet", "arcface", "simclr"]
    seen: list[str] = []
    while len(seen) < len(ids):
        arguments = {"ids": ids, "offset": len(seen)}
        assert len(encode(ask(server, "tools/call", name="show", arguments=arguments))) < MAX_ANSWER
        result = answer("show", **arguments)
        seen += [entry["id"] for entry in result["entries"]]
        if len(seen) < len(ids):
            assert result["more"] == f"{len(ids) - len(seen)} more: offset {len(seen)}"
    assert seen == ids
    assert "more" not in result


def test_a_call_accepts_a_hundred_ids(answer: Answers) -> None:
    assert answer("show", ids=["faiss"] * 100, fields=["id"])["total"] == 100
    assert answer("show", ids=["faiss"] * 101) == "ids of show has 101 items.\nAt most 100 are taken."
