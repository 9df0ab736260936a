"""Imports lists that others keep: `fetch` gets a document, `lists` reads one made for people, `store` writes a catalog.

Loaded by `mlcat import` and `mlcat catalogs update` only.
"""
