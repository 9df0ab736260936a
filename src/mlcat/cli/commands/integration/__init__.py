"""Commands for the programs around mlcat: shells, editors and assistants."""
