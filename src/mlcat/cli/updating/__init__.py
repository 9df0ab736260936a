"""Updates catalogs from their sources, and stores the history of their changes."""
