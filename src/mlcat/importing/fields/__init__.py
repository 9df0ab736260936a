"""Extracts facts from short texts with pure functions: one module for each kind of fact."""
