"""Finds the start of an entry in the inlines of an item, and resolves the addresses of links."""
