"""From validated entries to the tables of an index."""
