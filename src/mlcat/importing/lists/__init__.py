"""Parses an awesome list: from a document tree to entries as the list writes them."""
