"""Builds the tables of an index from validated entries."""
