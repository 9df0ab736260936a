"""A list as a web page: markup, a style sheet and a script in one file.

`document.py` puts `template.html`, `style.css` and the scripts together. All of the catalog is in the markup, escaped;
the script reads it from there, so the page is a plain list where scripts do not run.
"""
