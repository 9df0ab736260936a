"""Parses command lines: the classes of commands and options, two parsers, help, and errors for refused lines."""
