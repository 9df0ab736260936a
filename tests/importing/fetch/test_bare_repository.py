"""The README of a bare repository is read as a list, with the history of the repository."""

from pathlib import Path

import pytest

from importing.updates.checkouts import ENVIRONMENT, Checkout, line
from mlcat.errors import ImportFailedError
from mlcat.importing.fetch import sources
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.fetch.sources import FetchedList, fetch
from mlcat.importing.updates.git_history import read_history


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    checkout = Checkout(tmp_path / "ships")
    checkout.commit("2020-01-01", README_rst="`Sloop <https://a.org/sloop>`_\n", other_md="x")
    return checkout


def bare(checkout: Checkout, name: str = "fleet.git") -> Path:
    folder = checkout.folder.parent / name
    checkout.git("clone", "-q", "--bare", str(checkout.folder), str(folder))
    return folder


def fetched(path: Path) -> FetchedList:
    return fetch(str(path), Fetcher(environ=ENVIRONMENT))


def test_the_readme_is_read_from_the_latest_commit(checkout: Checkout) -> None:
    (checkout.folder / "README.rst").write_text("changed and not committed")
    result = fetched(folder := bare(checkout))
    assert (result.text, result.format) == ("`Sloop <https://a.org/sloop>`_\n", "rst")
    assert (result.name, result.source) == ("fleet", str(folder))


def test_the_readme_is_read_from_the_git_folder_of_a_clone(checkout: Checkout) -> None:
    result = fetched(checkout.folder / ".git")
    assert (result.name, result.text) == ("ships", "`Sloop <https://a.org/sloop>`_\n")


def test_the_most_usual_name_of_a_readme_is_preferred(checkout: Checkout) -> None:
    checkout.commit("2020-02-01", README_md=line("Brig"))
    assert fetched(bare(checkout)).text == line("Brig")


def test_the_history_is_that_of_the_readme(checkout: Checkout) -> None:
    checkout.commit("2020-02-01", README_rst="`Sloop <https://a.org/sloop>`_\n`Brig <https://a.org/brig>`_\n")
    history = read_history(bare(checkout), ENVIRONMENT)
    assert [history.day("", f"https://a.org/{name}") for name in ("sloop", "brig")] == ["2020-01-01", "2020-02-01"]


def test_a_repository_without_a_readme_is_an_error(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path / "ships")
    checkout.commit("2020-01-01", list_md=line("Sloop"))
    folder = bare(checkout)
    with pytest.raises(ImportFailedError) as caught:
        fetched(folder)
    assert str(caught.value) == (
        f"there is no README in the latest commit of '{folder}'. Clone it, and import the file that has the list."
    )


def test_a_repository_without_a_commit_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ImportFailedError, match="git cannot read the history"):
        fetched(Checkout(tmp_path / "ships").folder / ".git")


def test_a_readme_that_is_too_large_is_an_error(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, size = bare(checkout), len("`Sloop <https://a.org/sloop>`_\n")
    monkeypatch.setattr(sources, "MAX_SIZE", size)
    assert fetched(folder).text
    monkeypatch.setattr(sources, "MAX_SIZE", size - 1)
    with pytest.raises(ImportFailedError, match="is larger than"):
        fetched(folder)


def test_another_folder_is_not_a_repository(checkout: Checkout) -> None:
    with pytest.raises(ImportFailedError, match="is a folder"):
        fetched(checkout.folder)
