"""What the words of a query can mean in a catalog: variants, synonyms, corrections."""
