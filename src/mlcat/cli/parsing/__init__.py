"""Parses command lines: the table of commands, two parsers, help, and the errors for lines that are refused."""
