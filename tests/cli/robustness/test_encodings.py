"""Locales and encodings that cannot represent every character."""

import json
import os
from typing import Any

import pytest

from cli.conftest import Mlcat
from cli.robustness.conftest import process

PLAIN_C: dict[str, Any] = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


ENCODINGS = {
    "C locale": PLAIN_C,
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ascii, strict": {"PYTHONIOENCODING": "ascii:strict"},
}


@pytest.mark.parametrize("environ", ENCODINGS.values(), ids=ENCODINGS)
def test_characters_that_an_encoding_lacks_are_replaced_and_all_others_kept(
    oddities: str, mlcat: Mlcat, environ: dict[str, Any]
) -> None:
    lines = mlcat(["list", "-c", oddities]).out.splitlines()  # also builds the index
    ended = process(["list", "-c", oddities], **environ)

    actual_lines = ended.stdout.decode("cp1252").splitlines()
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert len(actual_lines) == len(lines)
    assert all(was == now for was, now in zip(lines, actual_lines, strict=True) if was.isascii())
    assert "?? Atlas" in ended.stdout.decode("cp1252")


@pytest.mark.parametrize("environ", ENCODINGS.values(), ids=ENCODINGS)
def test_json_is_the_same_in_every_encoding(oddities: str, mlcat: Mlcat, environ: dict[str, Any]) -> None:
    expected = json.loads(mlcat(["list", "-c", oddities, "--json"]).out)  # also builds the index
    ended = process(["list", "-c", oddities, "--json"], **environ)

    assert ended.returncode == 0
    assert json.loads(ended.stdout) == expected


def test_panels_are_drawn_in_ascii_if_the_encoding_lacks_box_characters(mlcat: Mlcat) -> None:
    output = mlcat("show faiss", encoding="cp1252").out
    assert output.startswith("+- FAISS --")
    assert not set(output) & set("╭╮╰╯│─·")


def test_a_non_ascii_argument_is_understood_in_the_c_locale(oddities: str) -> None:
    ended = process(["show", "märtin".encode(), "-c", oddities, "--plain"], **PLAIN_C)
    assert ended.stdout.startswith(b"martin\tM?rtin\t")


@pytest.mark.skipif(os.name != "posix", reason="arguments are bytes on POSIX only")
def test_undecodable_bytes_of_an_argument_are_shown_as_replacement_characters() -> None:
    ended = process([b"show", b"nosuch\xffthing\xc3"], PYTHONUTF8="1")
    assert ended.returncode == 1
    assert ended.stderr.decode().startswith("mlcat: no entry 'nosuch�thing�'.\n")
