"""The links of an item: finds the link of the entry, and resolves addresses."""
