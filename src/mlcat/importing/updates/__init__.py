"""Compares a list with the catalog that an earlier import made of it: what changed, and since when it has entries."""
