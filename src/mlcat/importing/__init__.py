"""Imports lists: `fetch` gets a document, `lists` parses it, `writing` stores the catalog.

Loaded by `mlcat import` and `mlcat catalogs update` only.
"""
