"""Reads files of records: JSON, NDJSON, YAML, CSV, TSV and bookmarks."""
