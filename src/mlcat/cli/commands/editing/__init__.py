"""The commands that change catalogs of the user's entry by entry."""
