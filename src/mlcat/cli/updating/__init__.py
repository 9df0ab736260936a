"""Stores lists as catalogs, updates catalogs from their sources, and stores the history of their changes."""
