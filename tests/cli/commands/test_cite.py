"""`mlcat cite`, and its formats on other commands."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from importing.fetch.conftest import Server, serving

from cli.conftest import Mlcat
from mlcat.citing.text import STYLES
from mlcat.cli import publication_lookup
from mlcat.cli.citation_output import FORMATS as CITED_FORMATS
from mlcat.cli.commands import load_command
from mlcat.importing import doi_and_arxiv
from mlcat.importing.fetch.http import Fetcher
from mlcat.render.formats import FORMATS


def test_references_are_printed_in_the_order_of_the_arguments(mlcat: Mlcat) -> None:
    answer = mlcat("cite faiss clip snli")
    assert [line for line in answer.out.splitlines() if line.startswith("@")] == [
        "@article{douze2026faiss,", "@inproceedings{radford2021learning,", "@inproceedings{bowman2015large,",
    ]  # fmt: skip
    assert (answer.code, answer.err) == (0, "")


@pytest.mark.parametrize(
    ("options", "start"),
    [
        ("", "@article{douze2026faiss,"),
        ("--format BibTeX", "@article{douze2026faiss,"),
        ("--official-keys", "@article{douze2024faiss,"),
        ("--format biblatex", "@article{douze2026faiss,"),
        ("--format csl-json", "[\n  {\n    \"id\": \"douze2026faiss\""),
        ("--format ris", "TY  - JOUR"),
        ("--format text", "Douze, M., Guzhva, A."),
        ("--style apa", "Douze, M., Guzhva, A."),
        ("--style IEEE", "[1] M. Douze et al., “The Faiss Library,”"),
        ("--format text --style ieee", "[1] M. Douze et al."),
    ],
)  # fmt: skip
def test_formats_and_styles(mlcat: Mlcat, options: str, start: str) -> None:
    assert mlcat(f"cite faiss {options}").out.startswith(start)


@pytest.mark.parametrize("format", ["bibtex", "biblatex", "csl-json", "ris", "text"])
@pytest.mark.parametrize("command", ["list -s papers", "search triplet", "show facenet"])
def test_the_formats_work_on_other_commands(mlcat: Mlcat, command: str, format: str) -> None:
    answer = mlcat(f"{command} --format {format}")
    assert answer.code == 0
    assert "Schroff" in answer.out


def test_an_omitted_entry_is_reported(mlcat: Mlcat, oddities: str) -> None:
    cited = mlcat("cite clip clip-paper bare-minimum")
    assert cited.out.count("\n@") + 1 == 2
    assert cited.err == (
        "clip-paper: the same publication as radford2021learning.\n"
        "bare-minimum: no publication is known; cited as webpage, by its address; no author and no year known.\n"
    )


def test_at_most_twenty_remarks_are_shown(mlcat: Mlcat, many_without: int) -> None:
    reported = mlcat("list -c bare --format bibtex").err.splitlines()
    assert len(reported) == 21
    assert reported[-1] == f"{many_without - 20} more entries share a publication or lack something."


@pytest.fixture
def many_without(mlcat: Mlcat, tmp_path) -> int:
    """The number of entries of a new catalog `bare`, of which nothing is known."""
    lines = [json.dumps({"title": f"T{n}", "url": f"https://t.example/{n}", "section": "S"}) for n in range(25)]
    (tmp_path / "bare.ndjson").write_text("\n".join(lines), encoding="utf-8")
    assert mlcat(f"import {tmp_path / 'bare.ndjson'} --name bare").code == 0
    return len(lines)


def test_unknown_names_are_reported_and_the_others_are_cited(mlcat: Mlcat) -> None:
    answer = mlcat("cite faiss nosuchthing")
    assert answer.out.startswith("@article{douze2026faiss,")
    assert answer.code == 1
    assert "no entry 'nosuchthing'." in answer.err
    assert 'Did you mean `mlcat cite "fashion mnist"`?' in mlcat("cite fashion mnist").err


@pytest.mark.parametrize(
    ("line", "error", "hint"),
    [
        (
            "cite faiss --format json",
            "no format 'json' of references.",
            "Did you mean 'csl-json'? Formats: bibtex, biblatex, csl-json, ris, text.",
        ),
        (
            "cite faiss --style chicago",
            "no style 'chicago'.",
            "There are apa and ieee; for others, give --format csl-json to `pandoc --citeproc --csl`.",
        ),
        (
            "cite faiss --style apa --format ris",
            "--style cannot be used with the format ris.",
            "It is for --format text.",
        ),
    ],
)
def test_wrong_usage_is_answered(mlcat: Mlcat, line: str, error: str, hint: str) -> None:
    answer = mlcat(line)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines() == [f"mlcat: {error}", hint]


def test_the_command_offers_all_formats_and_styles() -> None:
    assert tuple(name for name, format in FORMATS.items() if format.citing) == CITED_FORMATS
    (option,) = (option for option in load_command("cite").options if option.name == "style")
    assert option.completions == STYLES


# --- Looking up -----------------------------------------------------------------------------------------------------


@pytest.fixture
def looked_up(mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    """A catalog `refs` with a paper of which only the DOI is known, and a server that has the rest."""
    entry = {
        "id": "sails", "title": "On Sails", "url": "https://doi.org/10.1000/x", "section": "S",
        "publications": [{"type": "document", "title": "On Sails", "doi": "10.1000/x"}],
    }  # fmt: skip
    (tmp_path / "refs.ndjson").write_text(json.dumps(entry), encoding="utf-8")
    assert mlcat(f"import {tmp_path / 'refs.ndjson'} --name refs").code == 0
    reference = {"type": "article-journal", "title": "x", "author": [{"family": "Lovelace", "given": "Ada"}],
                 "container-title": "Journal of Boats", "issued": {"date-parts": [[1843]]}}  # fmt: skip
    with serving() as server:
        monkeypatch.setattr(doi_and_arxiv, "DOI_RESOLVER", f"{server.address}/")
        monkeypatch.setattr(publication_lookup, "Fetcher", partial(Fetcher, allow_insecure=True))
        server.page("/10.1000/x", json.dumps(reference).encode())
        yield server


def test_missing_facts_are_looked_up_only_on_request_and_stored(mlcat: Mlcat, looked_up: Server) -> None:
    without = mlcat("cite sails")
    assert "Lovelace" not in without.out
    assert without.err == "sails: no author and no year known; `mlcat cite --fetch sails` looks it up.\n"
    assert looked_up.asked == []
    cited = mlcat("cite --fetch sails", NO_PROXY="*")
    assert cited.out.startswith("@article{lovelace1843sails,")
    assert (cited.code, cited.err) == (0, "")
    assert looked_up.headers[0]["accept"] == "application/vnd.citationstyles.csl+json"
    assert mlcat("cite sails").out == cited.out
    assert mlcat("cite --fetch sails").out == cited.out
    assert len(looked_up.asked) == 1


def test_a_failed_lookup_is_an_error_and_the_others_are_cited(mlcat: Mlcat, looked_up: Server) -> None:
    looked_up.pages.clear()
    cited = mlcat("cite --fetch sails faiss", NO_PROXY="*")
    assert cited.code == 1
    assert "@article{douze2026faiss," in cited.out
    assert "doi = {10.1000/x}" in cited.out
    assert cited.err.startswith("mlcat: there is nothing at 'http://127.0.0.1:")


def test_nothing_is_looked_up_for_the_bundled_catalog(mlcat: Mlcat, looked_up: Server) -> None:
    assert mlcat("cite --fetch faiss clip").code == 0
    assert looked_up.asked == []
