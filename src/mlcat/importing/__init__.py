"""Imports lists: `fetch` gets a document, `documents`, `lists` or `records` parse it, `writing` stores the catalog."""
