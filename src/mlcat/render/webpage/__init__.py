"""Renders a list as a web page: markup, a style sheet and a script in one file.

`document.py` puts `template.html`, `style.css` and the scripts together. All text of the catalog is in the markup,
escaped, and the script reads it from there. Where scripts do not run, the page is a plain list.
"""
