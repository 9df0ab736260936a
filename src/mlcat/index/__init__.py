"""The search index: one SQLite file per catalog, a cache that may be deleted at any time."""
