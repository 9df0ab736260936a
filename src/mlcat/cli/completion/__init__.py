"""Completion in bash, zsh and fish: at TAB their scripts call `mlcat __complete`, which answers from the indexes.

Nothing of a catalog is ever evaluated by a shell: candidates are read as lines, and quoted by the shell or by us.
"""
