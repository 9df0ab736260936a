"""The tools of `mlcat mcp`: each calls the same functions as the command with its name."""
