"""Reads files of records: mlcat's own JSON and tables, CSL-JSON, any JSON, YAML, CSV and TSV, and bookmarks.

For records of other programs, `data_rows` reads the text into rows, and `rows_to_entries` converts these.
"""
