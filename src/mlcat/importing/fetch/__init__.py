"""Fetches the text of a list from a file, standard input, an https address or a repository."""
