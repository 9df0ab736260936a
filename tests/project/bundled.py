"""The bundled catalog, and the folder of the lists that it was made from."""

from collections.abc import Callable
from pathlib import Path

from mlcat import catalogs
from mlcat.model import Entry
from mlcat.validation import read_catalog_data

REPOSITORY = Path(__file__).parents[2]


FOLDER = REPOSITORY / "catalog"


LISTS = REPOSITORY.parent / "shared" / "lists"


CATALOG = read_catalog_data(Path(catalogs.bundled_catalog().path))


def every_entry(rule: Callable[[Entry], None]) -> Callable[[], None]:
    """Makes a rule for an entry, a function that asserts it, a test of all entries."""

    def test() -> None:
        failures = {}
        for entry in CATALOG.entries:
            try:
                rule(entry)
            except AssertionError as error:
                failures[entry.id] = str(error)
        assert failures == {}

    test.__doc__ = rule.__doc__
    return test
