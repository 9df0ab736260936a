"""Names of a user's catalogs."""

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
