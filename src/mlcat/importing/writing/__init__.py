"""Writes a catalog of the user's, whole or not at all, one writer at a time."""
