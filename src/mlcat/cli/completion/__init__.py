"""Completion in bash, zsh and fish: at TAB their scripts call `mlcat __complete`, which answers from the indexes.

No shell ever evaluates a text of a catalog: candidates are read as lines, and quoted by the shell or by `bash_line`.
"""
