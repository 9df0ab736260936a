"""One module for each kind of attack, and what they share."""
