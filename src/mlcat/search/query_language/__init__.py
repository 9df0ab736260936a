"""The query language: its syntax, and the searches that only a query with clauses needs. docs/query.md describes it.

Loaded only for a query with a quote, a colon or a leading hyphen.
"""
