"""Parses an awesome list: converts a document tree to entries.

`parser` walks through the tree, `layouts` recognizes the blocks that are entries, `entries` fills the entries with the
help of `links`, `titles`, `facts`, `description` and `publication`, and `collector` drops what is not an entry.
"""
