"""`records()` gives rows for data frames of pandas and polars, tested in the environment of the extra `interop`."""

import json
import os
import subprocess
from typing import Any

import pytest
from support.documents import ROOT

VARIABLE = "MLCAT_INTEROP_PYTHON"
PROGRAM = """
import json, sys
sys.path.insert(0, sys.argv[1])
import mlcat, pandas, polars
catalog = mlcat.open()
made = {}
for name, frame in (("pandas", pandas.DataFrame), ("polars", polars.DataFrame)):
    entries, hits = frame(catalog.records()), frame(catalog.search("loss", limit=None).records())
    made[name] = {
        "shape": list(entries.shape),
        "columns": list(entries.columns),
        "libraries": int((entries["kind"] == "library").sum()),
        "best": hits["id"][0],
        "score": float(hits["score"][0]),
        "tags": list(entries["tags"][1]),
        "link": entries["links"][1][0]["label"],
        "empty": list(frame(catalog.records(kind="model", year=1900)).shape),
    }
print(json.dumps(made))
"""


@pytest.fixture(scope="module")
def frames() -> Any:
    python = os.environ.get(VARIABLE)
    if not python:
        pytest.skip(f"{VARIABLE} names no Python with the extra `interop`")
    command = [python, "-c", PROGRAM, str(ROOT / "src")]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=100, check=False)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_data_frame_has_a_row_for_each_entry_and_a_column_for_each_field(frames: Any, library: str) -> None:
    import mlcat

    records = mlcat.open().records()
    made = frames[library]
    assert made["shape"] == [63, len(records[0])]
    assert made["columns"] == list(records[0])
    assert made["libraries"] == sum(record["kind"] == "library" for record in records)
    assert (made["tags"], made["link"]) == (records[1]["tags"], records[1]["links"][0]["label"])
    assert made["empty"] == [0, 0]
    hit = mlcat.open().search("loss", limit=1)[0]
    assert (made["best"], made["score"]) == (hit.entry.id, hit.score)
