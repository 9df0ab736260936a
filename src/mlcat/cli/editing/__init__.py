"""What the commands that change entries share: the catalogs that may be changed, and the user's editor."""
