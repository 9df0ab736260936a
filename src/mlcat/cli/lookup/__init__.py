"""Resolves options and names to the catalogs and entries that they refer to."""
