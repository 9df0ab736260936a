"""The tools of `mlcat mcp`: each answers with the functions that the command of its name calls."""
