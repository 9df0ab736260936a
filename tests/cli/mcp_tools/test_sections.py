"""The tool `sections` returns what the command lists."""

import json
from collections.abc import Callable
from pathlib import Path

from cli.conftest import Mlcat
from cli.mcp_tools.conftest import Answers


def test_the_tool_has_the_sections_of_the_command(answer: Answers, mlcat: Mlcat) -> None:
    printed = json.loads(mlcat("sections --json").out)
    result = answer("sections")
    assert [(item["id"], item["title"], item["entries"], item.get("parent")) for item in result["sections"]] == [
        (section["id"], section["title"], section["count"], section["parent"]) for section in printed
    ]
    assert result["total"] == len(printed) == 8
    assert answer("sections", offset=7)["sections"] == result["sections"][7:]


def test_one_catalog_or_all_can_be_named(answer: Answers, stored: Callable[..., Path]) -> None:
    stored("mine", [{"title": "Dinghy"}])
    assert answer("sections", catalog="mine")["sections"] == [
        {"id": "shelf", "title": "Shelf", "entries": 1, "catalog": "mine"}
    ]
    assert answer("sections", catalog="all")["total"] == 9
    assert answer("sections", catalog="nosuch").startswith("no catalog 'nosuch'.\n")
