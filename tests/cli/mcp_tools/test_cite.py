"""The tool `cite` returns what the command prints."""

import pytest

from cli.conftest import Mlcat
from cli.mcp_tools.conftest import Answers, ask
from mlcat.cli.mcp_tools.answers import MAX_ANSWER
from mlcat.mcp.messages import encode
from mlcat.mcp.server import Server

SOME = ["faiss", "clip", "snli"]


@pytest.mark.parametrize("format", ["bibtex", "biblatex", "csl-json", "ris", "text"])
def test_each_format_is_as_the_command_prints_it(answer: Answers, mlcat: Mlcat, format: str) -> None:
    printed = mlcat(["cite", *SOME, "--format", format])
    result = answer("cite", ids=SOME, format=format)
    assert result["references"] == printed.out
    assert result["total"] == 3


def test_bibtex_is_the_default_and_another_format_an_error(answer: Answers) -> None:
    assert answer("cite", ids="faiss") == answer("cite", ids=["faiss"], format="bibtex")
    assert answer("cite", ids="faiss", format="word").startswith("no format 'word' of references.\nFormats: bibtex, ")


def test_missing_facts_are_reported(answer: Answers, mlcat: Mlcat) -> None:
    printed = mlcat("cite quaterion faiss")
    result = answer("cite", ids=["quaterion", "faiss", "fais"])
    assert result["advice"] == ["no entry 'fais'.", "Did you mean 'faiss'?", *printed.err.splitlines()]
    assert answer("cite", ids=["fais"]) == "no entry 'fais'.\nDid you mean 'faiss'?"


def test_many_references_are_paginated_with_unique_keys(answer: Answers, mlcat: Mlcat, server: Server) -> None:
    ids = mlcat("list --plain --fields id").out.split()
    printed = mlcat(["cite", *ids]).out
    seen, text = 0, ""
    while True:
        arguments = {"ids": ids, "offset": seen}
        assert len(encode(ask(server, "tools/call", name="cite", arguments=arguments))) < MAX_ANSWER
        result = answer("cite", **arguments)
        text += ("\n" if text else "") + result["references"]
        if "more" not in result:
            break
        seen = int(result["more"].rpartition(" ")[2])
    assert 0 < seen < result["total"]
    assert text == printed
    assert answer("cite", ids=ids, offset=1000)["references"] == ""


def test_a_reference_too_long_for_an_answer_is_left_out(answer: Answers, stored: object) -> None:
    authors = [{"family": f"Author{number}", "given": "Ann"} for number in range(900)]
    paper = {"title": "Long", "publications": [{"type": "article", "title": "Long", "authors": authors, "year": 2020}]}
    assert callable(stored)
    stored("mine", [paper])
    text = answer("cite", ids=["long"])
    assert text == "the reference 'author0ofyear' is too long for an answer.\n`mlcat cite` prints it." or text.endswith(
        "is too long for an answer.\n`mlcat cite` prints it."
    )
