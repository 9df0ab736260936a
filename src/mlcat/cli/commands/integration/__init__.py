"""Commands for programs that use mlcat: a server, and a description of the commands."""
