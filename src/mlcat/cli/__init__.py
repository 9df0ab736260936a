"""The command line: the only package that uses Typer, streams and exit codes."""
