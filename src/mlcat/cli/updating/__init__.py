"""Updates catalogs from their sources, several at once, and remembers what changed."""
