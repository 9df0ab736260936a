"""Changes entries: finds a catalog that may be changed, runs the user's editor, adds, replaces and removes entries."""
