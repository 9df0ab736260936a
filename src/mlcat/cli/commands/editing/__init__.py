"""The commands that change single entries of the user's catalogs."""
