"""Parses an awesome list: converts a document tree to the entries of the list."""
