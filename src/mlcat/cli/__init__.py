"""The command line: the only rooms that know Typer, streams and exit codes."""
