"""Documents as trees of blocks, and a reader for each format."""
