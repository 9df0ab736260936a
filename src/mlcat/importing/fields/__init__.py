"""Extracts facts from short texts with pure functions: one module for each kind of fact.

A function whose name ends in `_of` returns the fact that is the whole text; one with `_in` finds a fact anywhere in it.
"""
