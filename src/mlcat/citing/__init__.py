"""Citations of entries: pure functions from publications to BibTeX, BibLaTeX, CSL-JSON, RIS and formatted text."""
