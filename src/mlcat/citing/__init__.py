"""Cites entries: pure functions convert publications to BibTeX, BibLaTeX, CSL-JSON, RIS and formatted text."""
