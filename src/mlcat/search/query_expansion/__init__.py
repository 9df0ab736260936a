"""Query expansion: the words of a catalog that those of a query can mean, by variants, synonyms and corrections."""
