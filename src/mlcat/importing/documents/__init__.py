"""Document trees, and a parser for each markup."""
