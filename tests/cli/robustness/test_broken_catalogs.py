"""Catalog files that are invalid or cannot be read: the error names file, line and field, and other catalogs work."""

import os
from pathlib import Path

import pytest

from cli.conftest import Mlcat, written
from mlcat.paths import Folders

HEAD = '{"name":"mine","title":"Mine","sections":[{"id":"a","title":"A"}]}'


ENTRY = '{"id":"x","title":"X","url":"https://x.example/","section":"a"}'


BROKEN = {
    "empty": ([], "mlcat: mine.ndjson, line 1: "),
    "no JSON": (["# Mine"], "mlcat: mine.ndjson, line 1: this is not JSON: "),
    "half a line": ([HEAD, ENTRY[:30]], "mlcat: mine.ndjson, line 2: this is not JSON: "),
    "a missing field": ([HEAD, ENTRY.replace("title", "name")], "mlcat: mine.ndjson, line 2: 'x', field 'title': "),
    "an address that is none": (
        [HEAD, ENTRY.replace("https", "javascript")],
        "mlcat: mine.ndjson, line 2: 'x', field 'url': \"javascript://x.example/\" is not allowed.\n"
        "Write an address that begins with http:// or https:// and has no blank.\n",
    ),
    "a section that is none": (
        [HEAD, ENTRY.replace('"a"', '"b"')],
        "mlcat: mine.ndjson, line 2: the entry 'X' has no id or no section.\n"
        "The file was changed by hand: import the catalog again.\n",
    ),
    "an escape sequence": (
        [HEAD, ENTRY.replace("X", "\\u001b[2J")],
        "mlcat: mine.ndjson, line 2: 'x', field 'title': it has a control, bidirectional-override or zero-width"
        " character.\nRemove that character.\n",
    ),
}


@pytest.mark.parametrize(("lines", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_catalog_is_an_error_that_names_file_line_and_field(
    mlcat: Mlcat, folders: Folders, lines: list[str], message: str
) -> None:
    written(folders, "mine", lines)

    answer = mlcat("list -c mine")

    assert answer.err.startswith(message)
    assert len(answer.err.splitlines()) == 2
    assert (answer.code, answer.out) == (1, "")


@pytest.mark.parametrize("line", ["search faiss -n 1 --plain", "show faiss --plain"])
def test_a_broken_catalog_does_not_affect_the_results_of_others(mlcat: Mlcat, folders: Folders, line: str) -> None:
    alone = mlcat(line)
    written(folders, "mine", [HEAD, "broken"])

    answer = mlcat(line)

    assert (answer.code, answer.out) == (0, alone.out)
    assert answer.err.startswith("mlcat: mine.ndjson, line 2: this is not JSON: ")


def test_a_command_for_one_catalog_does_not_read_a_broken_other_one(mlcat: Mlcat, folders: Folders) -> None:
    written(folders, "mine", ["broken"])
    for line in ("", "list", "sections", "tags", "list -c metric-learning"):
        assert (mlcat(line).code, mlcat(line).err) == (0, "")


def test_a_folder_in_place_of_a_catalog_is_an_error(mlcat: Mlcat, folders: Folders) -> None:
    path = Path(folders.catalogs, "mine.ndjson")
    path.mkdir(parents=True)

    answer = mlcat("list -c mine")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("mlcat: 'mine.ndjson' is left out: it is not a regular file.\nRemove it.\n")
    assert "mlcat: no catalog 'mine'." in answer.err


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_the_name_of_the_data_folder_need_not_be_valid_utf_8(mlcat: Mlcat, folders: Folders, tmp_path: Path) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/d\xff")
    written(Folders(os.path.join(folder, "mlcat"), folders.cache), "mine", [HEAD, ENTRY])

    answer = mlcat("list -c mine --plain", XDG_DATA_HOME=folder)

    assert answer == (0, "x\tX\tA\t\t\thttps://x.example/\t\n", "")
