"""Where `mlcat import` reads from: files, standard input, addresses."""

import json
import os
from pathlib import Path

import pytest

from cli.commands.editing.import_.samples import MARKDOWN, SLOOP, lines
from cli.conftest import Mlcat
from mlcat.importing import workers
from mlcat.importing.fetch.http import Fetcher, Response
from mlcat.paths import Folders


def test_a_markdown_list_becomes_a_catalog(mlcat: Mlcat, readme: Path) -> None:
    assert mlcat(["import", str(readme)]) == (
        0,
        "ships: 3 entries in 2 sections\n",
        "left out: contents list 1, not http 1\nSearch it with `mlcat search WORDS -c ships`.\n",
    )
    assert mlcat("list -c ships --plain").out.splitlines() == [
        "sloop\tSloop\tBoats\t\t\thttps://a.org/sloop\tOne mast.",
        "brig\tBrig\tBoats\t\t\thttps://a.org/brig\tTwo masts.",
        "hulk\tHulk\tHulks\t\t\thttps://a.org/hulk\t",
    ]
    (brig,) = json.loads(mlcat("show ships:brig --json").out)
    assert (brig["summary"], brig["description"]) == ("Two masts.", "Two masts. And more.")


def test_the_report_is_in_the_singular_for_one_entry(piped: Mlcat) -> None:
    assert piped(lines(SLOOP), "import -").out == "catalog: 1 entry in 1 section\n"


def test_the_report_separates_thousands_by_a_comma(piped: Mlcat) -> None:
    assert piped(lines(*[SLOOP] * 1234), "import -").out == "catalog: 1,234 entries in 1 section\n"


INPUTS = {
    "Markdown": MARKDOWN,
    "an array": json.dumps([SLOOP]),
    "NDJSON": lines(SLOOP),
    "NDJSON with a head": lines(SLOOP, head={"name": "x", "title": "X"}),
    "NDJSON with CRLF, byte-order mark and blank lines": "\ufeff\r\n" + lines(SLOOP).replace("\n", "\r\n\r\n"),
    "NDJSON without line end": lines(SLOOP).rstrip(),
    "a whole catalog": json.dumps(
        {"name": "x", "title": "X", "sections": [{"id": "b", "title": "Boats"}], "entries": [SLOOP | {"section": "b"}]}
    ),
}


@pytest.mark.parametrize("text", INPUTS.values(), ids=INPUTS)
def test_every_format_is_read_from_standard_input(mlcat: Mlcat, piped: Mlcat, text: str) -> None:
    assert piped(text, "import - --name mine").code == 0
    assert mlcat("list -c mine --plain").out.startswith("sloop\tSloop\tBoats\t")


def test_an_address_is_fetched(mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def get(_: Fetcher, address: str, progress: object = None, credentials: str = "") -> Response:
        asked.append(address)
        return Response(MARKDOWN.encode(), "")

    monkeypatch.setattr(Fetcher, "get", get)
    assert mlcat("import captain/awesome-ships").out.startswith("awesome-ships: 3 entries")
    assert asked == ["https://raw.githubusercontent.com/captain/awesome-ships/HEAD/README.md"]
    (facts,) = [row for row in json.loads(mlcat("catalogs --json").out) if row["id"] == "awesome-ships"]
    assert facts["source"] == "captain/awesome-ships"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("missing.md", "mlcat: there is no file 'missing.md'.\n"),
        ("http://example.org/a.md", "mlcat: 'http://example.org/a.md' is not https"),
        ("/", "mlcat: '/' is a folder.\n"),
    ],
)
def test_a_source_that_cannot_be_read_is_an_error(mlcat: Mlcat, source: str, message: str) -> None:
    answer = mlcat(["import", source])
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(message)


def test_a_closed_standard_input_is_an_error(shell: Mlcat) -> None:
    assert shell("mlcat import - <&-") == (
        1,
        "",
        "mlcat: there is no standard input.\nGive a path, an https address, or owner/repo.\n",
    )


def test_a_file_read_by_workers_becomes_the_same_catalog(
    mlcat: Mlcat, tmp_path: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.ndjson"
    path.write_text(lines(*({**SLOOP, "section": f"S {n % 7}", "title": f"Boat {n % 3000}"} for n in range(5000))))
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    results = []
    for large in (1 << 30, 0):
        monkeypatch.setattr(workers, "MIN_SIZE_FOR_WORKERS", large)
        assert mlcat(["import", str(path), "--force"]).code == 0
        results.append((Path(folders.catalogs, "many.ndjson").read_bytes(), mlcat("search boat 17 -c many --json").out))
    assert results[0] == results[1]


def test_keys_of_an_older_format_are_reported_once(mlcat: Mlcat, tmp_path: Path) -> None:
    old = {"title": "Sails", "url": "https://sails.example/", "section": "Ships", "venue": "CVPR 2016", "et_al": True}
    path = tmp_path / "old.json"
    path.write_text(json.dumps([old, old | {"url": "https://other.example/"}]), encoding="utf-8")
    imported = mlcat(f"import {path} --name old")
    assert "old.json: venue, arxiv, doi and et_al of its entries were read as publications.\n" in imported.err
    assert imported.err.count("were read as publications") == 1
    assert json.loads(mlcat("list -c old --json").out)[0]["publications"][0]["venue"] == "CVPR 2016"
    assert "publications" not in mlcat("list -c old --plain").err
