"""Writes catalog/schema.json from the model; run it after changing src/mlcat/model.py."""

import json
from pathlib import Path

from mlcat.validation import json_schema

PATH = Path(__file__).resolve().parent.parent / "catalog" / "schema.json"


def text() -> str:
    """The content of the file to write."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
