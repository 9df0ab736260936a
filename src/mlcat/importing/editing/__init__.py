"""Entries that a user writes: a new one of an address, and the text in which one is edited."""
