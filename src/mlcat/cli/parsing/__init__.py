"""From a command line to a command and its parameters: the table of commands, two parsers, help and refusals."""
