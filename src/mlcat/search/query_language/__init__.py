"""The query language: its syntax, and the searches for queries with clauses. docs/query.md describes it.

For a search, loaded only if the query has a quote, a colon or a leading hyphen, or is too long.
"""
