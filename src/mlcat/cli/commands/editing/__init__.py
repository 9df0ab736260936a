"""The commands that write the user's catalogs."""
