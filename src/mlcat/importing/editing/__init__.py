"""Entries that a user writes: creates one from an address, and converts one to and from the text that is edited."""
