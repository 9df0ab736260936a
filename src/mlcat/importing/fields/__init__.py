"""Extracts facts from short texts: one module for each kind of fact, with pure functions."""
