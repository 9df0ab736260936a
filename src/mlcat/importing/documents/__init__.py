"""Parses each markup (Markdown, HTML, reStructuredText, AsciiDoc, Org) to the same document tree."""
