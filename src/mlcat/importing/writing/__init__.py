"""Writes a user's catalog atomically, with a lock against a second writer."""
