"""The filter, in every awk there is: the same lines from each."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from completion.shells import needs
from mlcat.completion.awk import MOST, PROGRAM


@pytest.fixture(params=["awk", "gawk", "mawk", "busybox awk"])
def awk(request: pytest.FixtureRequest) -> list[str]:
    program = str(request.param).split()
    needs(program[0])
    return [str(shutil.which(program[0])), *program[1:]]


def filtered(awk: list[str], *files: Path, **asked: str) -> list[str]:
    """The lines that awk writes; what is asked for has the names of the variables without MLCAT_."""
    environ = {f"MLCAT_{name.upper()}": value for name, value in {"quote": "none", **asked}.items()}
    ran = subprocess.run(
        [*awk, PROGRAM, *map(str, files)],
        env=environ | {"LC_ALL": "C"},
        capture_output=True,
        timeout=30,
        check=True,
        cwd=os.sep,
    )
    assert not ran.stderr
    return ran.stdout.decode().splitlines()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A catalog of 5,000."""
    file = tmp_path / "many=1.tsv"  # awk takes what looks like x=1 for an assignment, unless it opens it itself
    blocks = ["catalog\tmany\tVery Many\nsection\ttools\tTools\ntag\tA b\t\n"]
    blocks += ["".join(f"id\te{n:04}\tTitle {n}\n" for n in range(start, start + 500)) for start in range(0, 5000, 500)]
    file.write_text("\n".join(blocks))
    return file


def test_ids_by_their_beginning(awk: list[str], many: Path) -> None:
    assert filtered(awk, many, kind="id", word="E049") == [f"e{n:04}\tTitle {n}" for n in range(490, 500)]
    assert filtered(awk, many, kind="id", word="e4999") == ["e4999\tTitle 4999"]
    assert filtered(awk, many, kind="id", word="zzz") == []


def test_it_stops_after_enough(awk: list[str], many: Path) -> None:
    assert len(filtered(awk, many, many, kind="id", word="")) == MOST


def test_no_duplicates_and_no_trouble_with_files_that_are_gone(awk: list[str], many: Path, tmp_path: Path) -> None:
    assert filtered(awk, many, tmp_path / "gone", many, kind="tag") == ["A b\t"]


def test_only_the_catalog_that_is_named(awk: list[str], many: Path) -> None:
    assert filtered(awk, many, kind="section", catalog="very MANY") == ["tools\tTools"]
    assert filtered(awk, many, kind="section", catalog="all") == ["tools\tTools"]
    assert filtered(awk, many, kind="section", catalog="other") == []
    assert filtered(awk, many, kind="id", word="many:e0001") == ["many:e0001\tTitle 1"]
    assert filtered(awk, many, kind="id", word="other:e0001") == []


def test_fixed_values_and_a_prefix(awk: list[str]) -> None:
    fixed = "list\tList\nsearch\tFind\nshow\t"
    assert filtered(awk, fixed=fixed, word="S", prefix="--x=") == ["--x=search\tFind", "--x=show\t"]


@pytest.mark.parametrize("word", ["\\", "\\n", "$(x)", "&", "[", "1", "01", "é"])
def test_what_is_typed_is_text(awk: list[str], tmp_path: Path, word: str) -> None:
    file = tmp_path / "x.tsv"
    file.write_text(f"catalog\tx\tX\ntag\t{word} tag\t\ntag\tother\t\n")
    assert filtered(awk, file, kind="tag", word=word) == [f"{word} tag\t"]


def test_a_file_that_is_no_values_file_gives_nothing(awk: list[str], tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    (tmp_path / "y").write_bytes(bytes(range(256)) * 10)
    assert filtered(awk, tmp_path / "x", tmp_path / "y", kind="id") == []


def test_the_program_stands_between_single_quotes() -> None:
    assert "'" not in PROGRAM


# --- What all begin with ------------------------------------------------------------------------------------------


@pytest.fixture
def alike(tmp_path: Path) -> Path:
    """Six thousand ids and three thousand tags that begin alike, some with other letters far behind."""
    ids = sorted([*(f"pkg-{number:05}" for number in range(6000)), "pkgs", "other"])
    blocks = ["".join(f"id\t{one}\tTitle\n" for one in ids[at : at + 500]) for at in range(0, len(ids), 500)]
    tags = "".join(f"tag\ttag {number:04}\t\n" for number in [*range(3000), 0])
    path = tmp_path / "alike.tsv"
    path.write_text("\n".join([f"catalog\talike\tAlike\n{tags}", *blocks]))
    return path


@pytest.mark.parametrize(
    ("kind", "word", "common"),
    [
        ("id", "p", "pkg"),
        ("id", "pkg", "pkg"),
        ("id", "pkg-", "pkg-0"),
        ("id", "pkg-05", "pkg-05"),
        ("id", "pkg-0599", "pkg-0599"),
        ("id", "alike:p", "alike:pkg"),
        ("tag", "ta", "tag "),
        ("tag", "tag 2", "tag 2"),
    ],
)
def test_what_is_shown_begins_with_what_all_begin_with(
    awk: list[str], alike: Path, kind: str, word: str, common: str
) -> None:
    shown = [line.partition("\t")[0] for line in filtered(awk, alike, kind=kind, word=word)]
    assert len(shown) <= MOST
    first, last = min(shown), max(shown)
    assert first.startswith(common)
    assert last.startswith(common)
    assert first[len(common) :][:1] != last[len(common) :][:1]
