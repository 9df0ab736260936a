"""The links of an item: which one names its resource, and which addresses a catalog can hold."""
