"""The recipe of the README with the real fzf: its input, its preview and its key."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Mlcat

README = Path(__file__).parents[2] / "README.md"


def recipe() -> tuple[str, list[str]]:
    """The command line whose output fzf reads, and the arguments of fzf."""
    (line,) = re.findall(r"^(mlcat .* \| fzf .*)$", README.read_text(encoding="utf-8"), re.MULTILINE)
    feeding, _, fzf = line.partition(" | ")
    return feeding.removeprefix("mlcat "), shlex.split(fzf)


def test_the_chosen_entry_is_previewed_and_opened_from_any_catalog(mlcat: Mlcat, stored: Callable[..., Path]) -> None:
    if shutil.which("fzf") is None:
        pytest.skip("fzf is not installed: the recipe of the README stays untested here")
    stored("mine", [{"title": "Paper Clip", "id": "clip", "summary": "Holds paper.", "url": "https://clip.example/"}])
    feeding, fzf = recipe()
    options = fzf[1 : fzf.index("--preview")]
    preview, bound = fzf[fzf.index("--preview") + 1], fzf[fzf.index("--bind") + 1]

    for words, title, url in (
        ("holds paper", "Paper Clip", "https://clip.example/"),
        ("puts pictures text vector space", "CLIP", "https://github.com/openai/CLIP"),
    ):
        picked = subprocess.run(
            ["fzf", *options, "--filter", words], input=mlcat(feeding).out, capture_output=True, text=True, check=True
        ).stdout.splitlines()[0]
        reference = picked.split("\t")[0]
        answer = mlcat(preview.removeprefix("mlcat ").replace("{1}", shlex.quote(reference)))
        assert (answer.code, title in answer.out) == (0, True)
        opened = re.fullmatch(r"enter:execute\(mlcat (.*)\)", bound)
        assert opened
        line = opened[1].replace("{1}", shlex.quote(reference))
        assert mlcat(f"{line} --print").out == f"{url}\n"
