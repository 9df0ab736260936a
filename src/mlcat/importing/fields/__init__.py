"""Extracts facts from short texts: each module recognizes one kind of fact, with pure functions."""
