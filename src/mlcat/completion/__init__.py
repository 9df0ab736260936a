"""Completion in bash, zsh and fish that starts no Python at TAB.

`values.py` keeps a plain file of what catalogs hold beside their indexes; the script of a shell filters it with one
awk (`awk.py`). What never changes (commands, options, kinds) is written into the script from the table of commands.
Nothing of a catalog is ever evaluated by a shell: values are read as lines and quoted by ourselves.
"""
