"""Resolves the catalogs and entries that options and names refer to."""
