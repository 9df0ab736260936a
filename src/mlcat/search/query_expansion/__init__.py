"""Query expansion: for each word of a query, the words of the catalog that it may mean."""
