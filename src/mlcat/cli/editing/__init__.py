"""Shared by the commands that change entries: the catalogs that may be changed, and the user's editor."""
