"""What the commands that change entries do: they find a catalog that may be changed, and run the user's editor."""
