"""Extracts facts from short texts with pure functions: one module for each kind of fact.

A function whose name ends in `_of` takes the whole text for the fact; one in `_in` finds the fact anywhere in the text.
"""
