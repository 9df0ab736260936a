"""The part of `mlcat browse` that knows catalogs and the terminal; `mlcat.browse` is the program itself."""
