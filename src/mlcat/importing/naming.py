"""Names of a user's catalogs."""

import re

from mlcat.catalogs import MAX_NAME, RESERVED_NAMES
from mlcat.errors import UsageError
from mlcat.text.safety import shorten
from mlcat.text.slugs import slug


def check_name(name: str) -> str:
    """Returns `name` if it is valid: a slug of at most 60 characters, and not reserved by mlcat.

    Raises `UsageError` otherwise, with the nearest valid name as the hint.
    """
    if name in RESERVED_NAMES:
        raise UsageError(f"the name '{name}' is taken by mlcat itself.", "Choose another with --name.")
    better = slug(name, MAX_NAME)
    if not name or name != better:
        hint = f"Use '{better}'." if better and better not in RESERVED_NAMES else "Use letters, digits and hyphens."
        raise UsageError(f"'{shorten(name, 60)}' cannot be the name of a catalog.", hint)
    return name


def title_from_name(name: str) -> str:
    """The title of a catalog that has none: `My Boats` for my-boats."""
    return name.replace("-", " ").title()


def catalog_name_for(source: str) -> str:
    """A name for the catalog of `source`, from the name of its repository or file; "catalog" if that gives none."""
    rest = source.partition("://")[2] or source
    parts = [part for part in re.split(r"[/\\]", rest.partition("?")[0].partition("#")[0]) if part]
    base_name = parts[-1] if parts else ""
    is_in_repository = "://" in source and len(parts) > 2 and "." in parts[0]
    if is_in_repository and (len(parts) == 3 or base_name.casefold().startswith("readme")):
        base_name = parts[2]
    elif base_name.casefold().startswith("readme") and len(parts) > 1:
        base_name = parts[-2]
    if "://" in source and len(parts) == 1:  # only a host, whose name has no file suffix
        return slug(base_name) or "catalog"
    stem = re.sub(
        r"\.(md|markdown|mkd|json|ndjson|jsonl|html?|txt|rst|adoc|asciidoc|org|csv|tsv|ya?ml)$",
        "",
        base_name,
        flags=re.IGNORECASE,
    )
    return slug(stem) or "catalog"
