"""Compares a list with the catalog of an earlier import: finds what changed, and when each entry was added."""
