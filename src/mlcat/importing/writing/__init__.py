"""Writes a user's catalog atomically. A lock keeps a second writer out.

`catalog_writer` replaces the file and its index, `staging` has the temporary files, and `locked_catalog` reads and
rewrites a catalog under its lock.
"""
