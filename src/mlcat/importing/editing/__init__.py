"""Adds, edits and removes entries: creates an entry from an address, and converts one to TOML for editing and back."""
