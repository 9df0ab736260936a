"""An import that is interrupted or fails changes nothing."""

import pytest

from importing.writing.support import file_contents, fill, write
from mlcat.importing.writing import catalog_writer
from mlcat.importing.writing.catalog_writer import CatalogWriter
from mlcat.index.building.vocabulary import VocabularyBuilder
from mlcat.paths import Folders


def test_an_unfinished_catalog_leaves_no_files(folders: Folders, existing: dict[str, object]) -> None:
    with CatalogWriter(folders, "ships") as writer:
        fill(writer, *(f"Boat {number}" for number in range(3000)))
    assert file_contents(folders) == existing


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, ValueError])
def test_an_exception_leaves_no_files(
    folders: Folders, existing: dict[str, object], error: type[BaseException]
) -> None:
    with pytest.raises(error), CatalogWriter(folders, "ships") as writer:
        fill(writer, "Hulk")
        raise error
    assert file_contents(folders) == existing


def test_an_interrupt_while_the_index_is_finished_leaves_no_files(
    folders: Folders, existing: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: VocabularyBuilder) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(VocabularyBuilder, "sort", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(folders, "Hulk")
    assert file_contents(folders) == existing


def test_an_interrupt_at_the_start_leaves_no_files(
    folders: Folders, existing: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(catalog_writer, "create_database", interrupted)
    with pytest.raises(KeyboardInterrupt), CatalogWriter(folders, "ships"):
        pass
    assert file_contents(folders) == existing
