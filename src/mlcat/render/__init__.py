"""From entries and a canvas to text; nothing here prints."""

FORMATS = {
    "json": ("mlcat.render.structured", "Print JSON: an array, with every field."),
    "plain": ("mlcat.render.plain", "Print lines of tab-separated values, for cut, awk and fzf."),
}
"""Output formats for programs: the option's name, the module that makes it, its help.

A module has `entries(items)` for entries and `facts(rows)` for sections, tags and catalogs; both yield text.
"""
