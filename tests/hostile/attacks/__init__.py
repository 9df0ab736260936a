"""One module for each kind of attack, and shared helpers."""
