"""Commands that show what updates brought."""
