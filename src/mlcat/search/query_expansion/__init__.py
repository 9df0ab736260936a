"""Query expansion: the words of a catalog that the words of a query may mean: variants, synonyms and corrections."""
