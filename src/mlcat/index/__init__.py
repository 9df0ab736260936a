"""The index: one SQLite file a catalog, a cache that may vanish at any time."""
