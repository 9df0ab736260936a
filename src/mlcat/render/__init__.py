"""From entries and a canvas to text; nothing here prints."""

FORMATS = {
    "json": ("mlcat.render.structured", "Print JSON: an array, every field of an entry."),
    "plain": ("mlcat.render.plain", "Print a line an entry: id, title, section, tags, year, url, tab-separated."),
}
"""Output formats for programs: the option's name, the module that makes it, its help.

A module has `entries(items)` for entries and `facts(rows)` for sections, tags and catalogs; both yield text.
"""
