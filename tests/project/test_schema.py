"""The JSON Schema of catalogs."""

import json
import subprocess
import sys

from mlcat import constraints
from mlcat.validation import json_schema
from project.bundled import FOLDER, REPOSITORY


def test_the_json_schema_is_up_to_date():
    written = json.loads((FOLDER / "schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(json_schema())), "run `python scripts/write_schema.py`"


def test_the_script_writes_the_schema_byte_for_byte():
    script = "runpy.run_path('scripts/write_schema.py')"
    code = f"import runpy, sys; sys.stdout.buffer.write({script}['schema_text']().encode())"
    printed = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, timeout=60, check=True
    ).stdout
    assert printed == (FOLDER / "schema.json").read_bytes(), "run `python scripts/write_schema.py`"


def test_the_json_schema_has_the_constraints_of_the_model():
    entry = json_schema()["$defs"]["Entry"]
    assert entry["additionalProperties"] is False
    assert entry["required"] == ["title", "url", "section"]
    assert entry["properties"]["url"]["pattern"].startswith("^[hH]")
    assert entry["properties"]["kind"]["anyOf"][0]["enum"] == list(constraints.KINDS)
    assert entry["properties"]["year"]["anyOf"][0] == {"type": "integer", "minimum": 1600, "maximum": 2200}
