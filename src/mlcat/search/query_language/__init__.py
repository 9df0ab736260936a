"""The query language: its syntax, and the searches for queries with clauses. docs/query.md describes it.

Loaded only for a query with a quote, a colon or a leading hyphen.
"""
