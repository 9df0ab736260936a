"""Reading lists that others keep: `source` gets the text, `awesome` reads it, `convert` makes it a catalog.

Nothing here is imported at the start of the program: only `mlcat import` and `mlcat catalogs update` need it.
"""
