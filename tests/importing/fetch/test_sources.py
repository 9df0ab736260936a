"""Getting the text of a list: files, standard input, addresses and repositories."""

import io
from pathlib import Path

import pytest

from importing.fetch.conftest import Server
from mlcat.errors import ImportFailedError
from mlcat.importing.fetch import sources
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.fetch.sources import fetch
from mlcat.importing.fetch.standard_input import FirstLine

LIST = b"# Ships\n\n- [Sloop](https://a.org)\n"


# --- Repositories ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["README.md", "readme.md", "Readme.md", "README.markdown", "docs/README.md", "README"])
def test_the_readme_of_a_repository_is_found_under_any_usual_name(server: Server, name: str) -> None:
    server.page(f"/o/ships/HEAD/{name}", LIST)
    got = fetch("o/ships", server.fetcher())
    assert (got.text, got.source, got.name) == (LIST.decode(), "o/ships", "ships")
    assert got.base == f"https://github.com/o/ships/blob/HEAD/{name}"


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("README.rst", b"Ships\n=====\n", "rst"),
        ("README.adoc", b"= Ships\n", "asciidoc"),
        ("README.org", b"#+TITLE: Ships\n", "org"),
    ],
)
def test_a_readme_may_be_in_another_markup(server: Server, name: str, text: bytes, kind: str) -> None:
    server.page(f"/o/ships/HEAD/{name}", text)
    assert fetch("o/ships", server.fetcher()).format == kind


def test_a_missing_readme_is_an_error(server: Server) -> None:
    with pytest.raises(ImportFailedError, match="no README in 'o/ships'"):
        fetch("o/ships", server.fetcher())


def test_a_local_folder_takes_precedence_over_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "o").mkdir()
    (tmp_path / "o" / "ships").write_bytes(LIST)
    assert fetch("o/ships", Fetcher()).text == LIST.decode()


@pytest.mark.parametrize("address", ["https://github.com/o/ships", "github.com/o/ships", "https://github.com/o/ships/",
"https://www.github.com/o/ships.git",
    "https://github.com/o/ships#readme", "https://github.com/o/ships/tree/main"])  # fmt: skip
def test_the_page_of_a_repository_means_its_readme(server: Server, address: str) -> None:
    server.page("/o/ships/HEAD/README.md", LIST)
    assert fetch(address, server.fetcher()).source == "o/ships"


# --- Files -------------------------------------------------------------------------------------------------------


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "Ships List.md"
    path.write_bytes(LIST)
    got = fetch(str(path), Fetcher())
    assert (got.text, got.name, got.base, got.format, got.path) == (LIST.decode(), "ships-list", None, "markdown", None)


@pytest.mark.parametrize(("suffix", "kind"), [(".json", "json"), (".ndjson", "ndjson"), (".JSONL", "ndjson")])
def test_a_file_of_entries_is_streamed(tmp_path: Path, suffix: str, kind: str) -> None:
    path = tmp_path / f"ships{suffix}"
    path.write_bytes(b"\0")
    got = fetch(str(path), Fetcher())
    assert (got.text, got.path, got.format, got.name) == ("", path, kind, "ships")


def test_standard_input_is_read() -> None:
    got = fetch("-", Fetcher(), stdin=FirstLine(io.BytesIO(b'[{"title": "x"}]')))
    assert (got.source, got.name, got.format) == ("-", "catalog", "json")


def test_a_missing_standard_input_is_an_error() -> None:
    with pytest.raises(ImportFailedError, match="no standard input"):
        fetch("-", Fetcher())


def test_a_path_that_is_not_a_file_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImportFailedError, match="there is no file"):
        fetch(str(tmp_path / "none.md"), Fetcher())
    with pytest.raises(ImportFailedError, match="is a folder"):
        fetch(str(tmp_path), Fetcher())
    with pytest.raises(ImportFailedError, match="there is no file"):
        fetch("a\0b", Fetcher())
    with pytest.raises(ImportFailedError, match="there is no file"):
        fetch("x" * 5000, Fetcher())
    (tmp_path / "binary").write_bytes(b"\x89PNG\0\0")
    with pytest.raises(ImportFailedError, match="is not text"):
        fetch(str(tmp_path / "binary"), Fetcher())
    monkeypatch.setattr(sources, "MAX_SIZE", 2**20)
    (tmp_path / "large.md").write_bytes(b"x" * (2**20 + 1))
    with pytest.raises(ImportFailedError, match="larger than 1 MiB"):
        fetch(str(tmp_path / "large.md"), Fetcher())


def test_the_home_of_an_unknown_user_is_an_error() -> None:
    with pytest.raises(
        ImportFailedError, match=r"'~nosuchuser/list\.md': there is no home folder of that user\."
    ) as caught:
        fetch("~nosuchuser/list.md", Fetcher())
    assert caught.value.hint == "Give the whole path."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\n\n"])
def test_a_repository_with_a_line_feed_behind_it_is_not_fetched(server: Server, end: str) -> None:
    server.page("/o/ships/HEAD/README.md", LIST)
    with pytest.raises(ImportFailedError, match="there is no file 'o/ships'"):
        fetch(f"o/ships{end}", server.fetcher())
