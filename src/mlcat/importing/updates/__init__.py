"""Compares a list with the catalog of an earlier import: what changed, and when each entry was added."""
