"""`mlcat cite`, and its formats on other commands."""

import json

import pytest

from cli.conftest import Mlcat


def test_bibtex_is_printed_in_the_order_of_the_names(mlcat: Mlcat) -> None:
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
    shown = mlcat(f"{command} --format {format}")
    assert shown.code == 0
    assert "Schroff" in shown.out


def test_an_entry_is_never_left_out_in_silence(mlcat: Mlcat, oddities: str) -> None:
    cited = mlcat("cite clip clip-paper bare-minimum")
    assert cited.out.count("\n@") + 1 == 2
    assert cited.err == (
        "clip-paper: the same publication as radford2021learning.\n"
        "bare-minimum: no publication is known; cited as webpage, by its address; no author and no year known.\n"
    )


def test_of_many_remarks_twenty_are_shown(mlcat: Mlcat, many_without: int) -> None:
    told = mlcat("list -c bare --format bibtex").err.splitlines()
    assert len(told) == 21
    assert told[-1] == f"{many_without - 20} more entries share a publication or lack something."


@pytest.fixture
def many_without(mlcat: Mlcat, tmp_path) -> int:
    """A catalog `bare` with so many entries of which nothing is known."""
    lines = [json.dumps({"title": f"T{n}", "url": f"https://t.example/{n}", "section": "S"}) for n in range(25)]
    (tmp_path / "bare.ndjson").write_text("\n".join(lines), encoding="utf-8")
    assert mlcat(f"import {tmp_path / 'bare.ndjson'} --name bare").code == 0
    return len(lines)


def test_names_that_are_not_found_are_told_and_the_others_cited(mlcat: Mlcat) -> None:
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
