"""Getting the text of a list: files, standard input, addresses and repositories."""

import io
import os
from pathlib import Path

import pytest

from importing.fetch.conftest import Server
from mlcat.errors import ImportFailedError
from mlcat.importing.fetch import sources
from mlcat.importing.fetch.http import Fetcher
from mlcat.importing.fetch.sources import fetch, is_remote
from mlcat.importing.fetch.standard_input import PeekedStream

LIST = b"# Ships\n\n- [Sloop](https://a.org)\n"


# --- Repositories ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["README.md", "readme.md", "Readme.md", "README.markdown", "docs/README.md", "README"])
def test_the_readme_of_a_repository_is_found_under_any_usual_name(server: Server, name: str) -> None:
    server.page(f"/o/ships/HEAD/{name}", LIST)
    result = fetch("o/ships", server.fetcher())
    assert (result.text, result.source, result.name) == (LIST.decode(), "o/ships", "ships")
    assert result.base == f"https://github.com/o/ships/blob/HEAD/{name}"


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
    result = fetch(str(path), Fetcher())
    assert (result.text, result.name, result.base, result.format, result.path) == (
        LIST.decode(),
        "ships-list",
        None,
        "markdown",
        None,
    )


@pytest.mark.parametrize(("suffix", "kind"), [(".json", "json"), (".ndjson", "ndjson"), (".JSONL", "ndjson")])
def test_a_file_of_entries_is_streamed(tmp_path: Path, suffix: str, kind: str) -> None:
    path = tmp_path / f"ships{suffix}"
    path.write_bytes(b"\0")
    result = fetch(str(path), Fetcher())
    assert (result.text, result.path, result.format, result.name) == ("", path, kind, "ships")


def test_standard_input_is_read() -> None:
    result = fetch("-", Fetcher(), stdin=PeekedStream(io.BytesIO(b'[{"title": "x"}]')))
    assert (result.source, result.name, result.format) == ("-", "catalog", "json")


def test_standard_input_has_a_maximum_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_SIZE", 1 << 20)
    text = "- [A](https://a.org)\n".ljust(1 << 20)
    assert fetch("-", Fetcher(), stdin=PeekedStream(io.BytesIO(text.encode()))).text == text
    with pytest.raises(ImportFailedError, match="larger than 1 MiB"):
        fetch("-", Fetcher(), stdin=PeekedStream(io.BytesIO(text.encode() + b" ")))


@pytest.mark.parametrize(
    ("error", "reason"), [(OSError("odd"), "odd"), (PermissionError(13, "Permission denied"), "Permission denied")]
)
def test_the_error_for_a_file_that_cannot_be_read_has_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    (tmp_path / "a.md").touch()
    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(ImportFailedError) as caught:
        fetch(str(tmp_path / "a.md"), Fetcher())
    assert caught.value.message.endswith(f"a.md' cannot be read: {reason}.")
    assert caught.value.hint == "Check the path."


def test_a_folder_has_a_next_step(tmp_path: Path) -> None:
    with pytest.raises(ImportFailedError) as caught:
        fetch(str(tmp_path), Fetcher())
    assert caught.value.hint == "Give the file in it, or owner/repo."


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
def test_a_repository_followed_by_a_line_feed_is_not_fetched(server: Server, end: str) -> None:
    server.page("/o/ships/HEAD/README.md", LIST)
    with pytest.raises(ImportFailedError, match="there is no file 'o/ships'"):
        fetch(f"o/ships{end}", server.fetcher())


def test_a_file_has_at_most_64_mebibytes(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    path.touch()
    os.truncate(path, 64 * 2**20)
    with pytest.raises(ImportFailedError, match="is not text"):
        fetch(str(path), Fetcher())
    os.truncate(path, 64 * 2**20 + 1)
    with pytest.raises(ImportFailedError, match="is larger than 64 MiB") as caught:
        fetch(str(path), Fetcher())
    assert caught.value.hint == "Convert it to NDJSON, one entry per line: that is read as a stream."


@pytest.mark.parametrize(("length", "shown"), [(200, "x" * 200), (201, "x" * 199 + "…")])
def test_the_error_for_a_missing_file_shows_at_most_200_characters(length: int, shown: str) -> None:
    with pytest.raises(ImportFailedError) as caught:
        fetch("x" * length, Fetcher())
    assert caught.value.message == f"there is no file '{shown}'."
    assert caught.value.hint == "Give a path, an https address, or owner/repo."


def test_a_list_has_a_name_in_messages(tmp_path: Path) -> None:
    path = tmp_path / "ships.json"
    path.write_text("[]")
    assert fetch(str(path), Fetcher()).source_name == "ships.json"
    assert fetch("-", Fetcher(), stdin=PeekedStream(io.BytesIO(LIST))).source_name == "standard input"
    path = tmp_path / "ships.md"
    path.write_bytes(LIST)
    assert fetch(str(path), Fetcher()).source_name == f"'{path}'"


@pytest.mark.parametrize(
    ("source", "remote"),
    [
        ("https://a.org", True),
        ("owner/name", True),
        ("github.com/o/r/x", True),
        ("-", False),
        ("a.md", False),
        ("a-b", False),
    ],
)
def test_a_source_is_remote_if_it_needs_a_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, remote: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    assert is_remote(source) is remote
    (tmp_path / "owner").mkdir()
    (tmp_path / "owner" / "name").touch()
    assert is_remote("owner/name") is False


def test_a_path_with_two_dots_is_stored_without_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "ships.md").write_bytes(LIST)
    monkeypatch.chdir(tmp_path / "a")
    assert fetch("../ships.md", Fetcher()).source == str(tmp_path / "ships.md")
    (tmp_path / "a" / "link.md").symlink_to(tmp_path / "ships.md")
    assert fetch("link.md", Fetcher()).source == str(tmp_path / "a" / "link.md")


def test_a_page_called_readme_is_named_after_its_folder(server: Server) -> None:
    assert fetch(server.page("/o/ships/README.md", LIST), server.fetcher()).name == "ships"
