"""Writes catalog/schema.json from the model; run it after changing src/mlcat/model.py."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from mlcat.model import CatalogData

PATH = Path(__file__).resolve().parent.parent / "catalog" / "schema.json"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a catalog file, for editors and other programs."""
    schema = TypeAdapter(CatalogData).json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "mlcat catalog"
    return schema


def text() -> str:
    """The content of the file to write."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
