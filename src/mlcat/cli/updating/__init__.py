"""Stores lists as catalogs, updates these from their sources, several at once, and keeps what changed."""
