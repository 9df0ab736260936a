"""Finds catalogs and entries for the commands: by option, name, filter or query; and advises if nothing is found."""
