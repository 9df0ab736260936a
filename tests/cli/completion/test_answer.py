"""`mlcat __complete`: what each shell gets."""

import pytest

from cli.conftest import Mlcat
from mlcat.cli.commands import COMMANDS
from mlcat.cli.completion.answer import FILES


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_zsh_and_fish_get_values_with_their_titles(mlcat: Mlcat, shell: str) -> None:
    assert mlcat(["__complete", shell, "show", "fais"]) == (0, "faiss\tFAISS\n", "")
    assert mlcat(["__complete", shell, "list", "--kind=libr"]) == (0, "--kind=library\t\n", "")
    assert mlcat(["__complete", shell, "import", "a"]) == (0, FILES, "")
    assert mlcat(["__complete", shell, "list", "--year", ""]) == (0, "", "")


@pytest.mark.parametrize(
    ("line", "replaced", "out"),
    [
        ("mlcat show fais", "fais", "faiss\n"),
        ("mlcat show metric-learning:fais", "fais", "faiss\n"),
        ("mlcat show metric-learning:fais", "metric-learning:fais", "metric-learning:faiss\n"),
        ("mlcat list --kind=libr", "libr", "library\n"),
        ("mlcat list --kind libr", "libr", "library\n"),
        ("mlcat list -t 'nl", "nl", "NLP\n"),
        ('mlcat list -t "', "", "NLP\nCV\nRecSys\nAudio\n"),
        ("mlcat import a", "a", FILES),
        ("mlcat", "mlcat", "".join(f"{name}\n" for name in COMMANDS)),
    ],
)
def test_bash_gets_candidates_for_its_part_of_the_word(mlcat: Mlcat, line: str, replaced: str, out: str) -> None:
    assert mlcat(["__complete", "bash", line, replaced]) == (0, out, "")


@pytest.mark.parametrize("unsafe", ["\x1b[31m", "\u200da", "\u202e", "\x00"])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_candidates_repeat_no_unsafe_characters(mlcat: Mlcat, shell: str, unsafe: str) -> None:
    word = f"kind:{unsafe},pap"
    line = [f"mlcat search {word}", word] if shell == "bash" else ["search", word]
    assert mlcat(["__complete", shell, *line]) == (0, "", "")


@pytest.mark.parametrize("words", [[], ["bash"], ["bash", "mlcat"], ["zsh"], ["tcsh", "mlcat", ""]])
def test_invalid_arguments_give_no_candidates(mlcat: Mlcat, words: list[str]) -> None:
    assert mlcat(["__complete", *words]) == (0, "", "")
