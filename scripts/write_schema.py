"""Writes catalog/schema.json from the model. Run it after a change of src/mlcat/model.py."""

import json
from pathlib import Path

from mlcat.validation import json_schema

PATH = Path(__file__).resolve().parent.parent / "catalog" / "schema.json"


def schema_text() -> str:
    """The content of catalog/schema.json."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(schema_text(), encoding="utf-8")
