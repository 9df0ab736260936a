"""Third-party clients understand the server: the official Python client and that of fastmcp.

They are run by another Python, which MLCAT_INTEROP_PYTHON names and which has the extra `interop`; the tests are
skipped, with the reason, where there is none.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mlcat.cli.mcp_tools.answers import NOTE

HERE = Path(__file__).parent
TOOLS = ["search", "show", "cite", "sections"]
VARIABLE = "MLCAT_INTEROP_PYTHON"


def talk(client: str, home: Path) -> Any:
    """The output of the client, which gives the server the folder `home` as the user's."""
    python = os.environ.get(VARIABLE)
    if not python:
        pytest.skip(f"{VARIABLE} names no Python with the extra `interop`")
    command = [python, str(HERE / client), sys.executable, "-m", "mlcat", "mcp"]
    env = {**os.environ, "HOME": str(home)}
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=100, check=False, env=env)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return talk("official_client.py", tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize(
    ("mode", "version", "server"),
    [("legacy", "2025-11-25", "mlcat"), ("auto", "2026-07-28", "mlcat"), ("2026-07-28", "2026-07-28", None)],
)
def test_the_official_client_gets_the_same_in_each_mode(
    official: Any, mode: str, version: str, server: str | None
) -> None:
    result = official[mode]
    assert (result["version"], result["server"]) == (version, server)
    assert (result["tools"], result["read only"]) == (TOOLS, [True] * 4)
    assert (result["found"]["hits"][0]["id"], result["found"]["more"]) == ("sentence-transformers", "2 more: offset 1")
    assert result["text"] == result["found"]
    assert result["nothing"]["advice"][1] == "Without year, 1 would match."
    assert result["wrong"] == [True, "no tag 'NPL'.\nDid you mean 'NLP'? Tags: NLP, CV, RecSys, Audio."]
    assert result["shown"]["entries"] == [{"id": "faiss", "install": "pip install faiss-cpu"}]
    assert result["cited"]["references"].startswith("TY  - JOUR\nID  - malkov2020efficient\n")
    assert (result["sections"]["total"], result["sections"]["note"]) == (8, NOTE)
    assert result["unknown"] == -32602


def test_the_fastmcp_client_gets_the_same_and_raises_errors(tmp_path: Path) -> None:
    result = talk("fastmcp_client.py", tmp_path)
    assert result["tools"] == TOOLS
    assert result["found"]["hits"][0]["id"] == "sentence-transformers"
    assert result["data"] == ["sentence-transformers"]
    assert result["wrong"] == "no entry 'fais'.\nDid you mean 'faiss'?"
