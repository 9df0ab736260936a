"""Reads files of records: JSON and NDJSON."""
