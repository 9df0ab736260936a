"""TAB completion in every shell on a terminal, judged by the arguments that `mlcat` gets."""

import json
import shlex
from pathlib import Path

import pytest

from cli.completion.conftest import FIRST, HOSTILE, SECOND, entry
from cli.completion.shells import Shell, needs


@pytest.mark.parametrize(
    ("typed", "arguments"),
    [
        ("mlcat sec\t", ["sections"]),
        ("mlcat show fai\t", ["show", "faiss"]),
        ("mlcat show FAI\t", ["show", "faiss"]),
        ("mlcat show zeb\tfai\t", ["show", "zebra", "faiss"]),
        ("mlcat show --json zeb\t", ["show", "--json", "zebra"]),
        ("mlcat show -- zeb\t", ["show", "--", "zebra"]),
        ("mlcat show second:sh\t", ["show", "second:shared"]),
        ("mlcat show sha\t", ["show", "shared"]),
        ("mlcat show -c first fa\t", ["show", "-c", "first", "falafel"]),
        ("mlcat show --catalog=second fa\t", ["show", "--catalog=second", "falcon"]),
        ("mlcat open zeb\t--lin\tpap\t", ["open", "zebra", "--link", "paper"]),
        ("mlcat open zebra zeb\t", ["open", "zebra", "zeb"]),
        ("mlcat list -s lib\t", ["list", "-s", "libraries"]),
        ("mlcat list --sec\tdata\t", ["list", "--section", "datasets"]),
        ("mlcat list --section=lib\t", ["list", "--section=libraries"]),
        ("mlcat list -c first -k pap\t-t comp\t", ["list", "-c", "first", "-k", "paper", "-t", "Computer Vision"]),
        ("mlcat search --tag=Comp\t", ["search", "--tag=Computer Vision"]),
        ("mlcat list --status ar\t", ["list", "--status", "archived"]),
        ("mlcat list -c sec\t", ["list", "-c", "second"]),
        ("mlcat -c al\t", ["-c", "all"]),
        ("mlcat completion zs\t", ["completion", "zsh"]),
        ("mlcat catalogs rem\tfir\t", ["catalogs", "remove", "first"]),
        ("mlcat open -l pap\tzeb\t", ["open", "-l", "paper", "zebra"]),
        ("mlcat list -k \\!pap\t", ["list", "-k", "!paper"]),
        ("mlcat list -s '!lib\t", ["list", "-s", "!libraries"]),
        ("mlcat list -k paper,surv\t", ["list", "-k", "paper,survey"]),
        ("mlcat list --fields id,ti\t", ["list", "--fields", "id,title"]),
        ("mlcat list --fields=id,inst\t", ["list", "--fields=id,install"]),
    ],
)
def test_tab_completes_the_argument(shell: Shell, typed: str, arguments: list[str]) -> None:
    with shell.answers():
        assert shell.arguments(typed) == arguments


@pytest.mark.parametrize(("typed", "arguments"), [
    ("mlcat show FAI\t", ["show", "faiss"]),
    ("mlcat list --sec\tdata\t", ["list", "--section", "datasets"]),
    ("mlcat search --tag=Comp\t", ["search", "--tag=Computer Vision"]),
])  # fmt: skip
def test_tab_starts_a_process_for_each_answer(shell: Shell, typed: str, arguments: list[str]) -> None:
    assert shell.arguments(typed) == arguments


@pytest.mark.parametrize("typed", ["mlcat list --year 20\t", "mlcat list -n 20\t", "mlcat sections 20\t"])
def test_a_value_without_candidates_is_not_completed_by_files(shell: Shell, typed: str) -> None:
    file = shell.cwd / "2020.md"
    file.touch()
    try:
        assert shell.arguments(typed)[-1] == "20"
    finally:
        file.unlink()


def test_import_completes_files(shell: Shell) -> None:
    file = shell.cwd / "a list.md"
    file.touch()
    try:
        assert shell.arguments("mlcat import a\t") == ["import", "a list.md"]
    finally:
        file.unlink()


def _bare(shell: str, text: str) -> str:
    """The beginning of a word, typed without quotes."""
    plain = "".join(char if char.isalnum() or char in "-:=,.@%_" else f"\\{char}" for char in text)
    return plain.replace("\\!", "!").replace("\\`", "`") if shell == "fish" else plain


def _double(shell: str, text: str) -> str:
    escaped = '$"\\' if shell == "fish" else '$"\\`'
    return '"' + "".join(f"\\{char}" if char in escaped else char for char in text)


def _single(shell: str, text: str) -> str:
    if shell == "fish":
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'")
    return "'" + text.replace("'", "'\\''")


@pytest.mark.parametrize("tag", HOSTILE)
def test_a_tag_with_shell_syntax_is_quoted_and_runs_nothing(shell: Shell, tag: str) -> None:
    whole = len(tag) - 1
    for quoted, length in ((_bare, 2), (_bare, whole), (_double, whole), (_single, whole)):
        typed = quoted(shell.name, tag[:length])
        if "!" in typed and quoted is _double and shell.name != "fish":
            continue  # history expansion replaces the ! before completion
        if "*" in typed and shell.name == "fish":
            continue  # fish treats even a quoted * as a pattern and completes it
        with shell.answers():
            assert shell.arguments(f"mlcat list -c first -t {typed}\t") == ["list", "-c", "first", "-t", tag]
        assert shell.ran() == []


def test_each_id_appears_once_with_its_title_if_the_shell_shows_descriptions(shell: Shell) -> None:
    titled = shell.name != "bash"
    seen = shell.shown("mlcat show -c first \t\t", "zebra.*Zebra" if titled else "zebra")
    assert seen.count("shared") == 1
    assert ("In both" in seen) == titled
    assert shell.ran() == []


def test_tab_runs_nothing_but_the_completion(shell: Shell) -> None:
    shell.shown("mlcat show fal\t\t", "falcon")
    shell.shown("mlcat list -\t\t", "--section")
    shell.shown("mlcat \t\t", "sections")
    assert shell.ran() == []


def test_completion_uses_the_current_environment(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "$(touch made) o'ther"
    catalog = folder / "mlcat" / "catalogs" / "x.ndjson"
    catalog.parent.mkdir(parents=True)
    catalog.write_text(f"{json.dumps(SECOND | {'name': 'x'})}\n{json.dumps(entry('moved', 'Moved', 'birds'))}\n")
    export = "set -gx XDG_DATA_HOME {}" if shell.name == "fish" else "export XDG_DATA_HOME={}"
    escaped = str(folder).replace("'", "\\'")
    shell.run(export.format(f"'{escaped}'" if shell.name == "fish" else shlex.quote(str(folder))))
    try:
        assert shell.arguments("mlcat show mov\t") == ["show", "moved"]
    finally:
        shell.run(export.format(shell.data))
    assert shell.arguments("mlcat show mov\t") == ["show", "mov"]
    assert shell.ran() == []


def test_bash_does_not_complete_candidates_that_differ_in_case(scripts: dict[str, Path], tmp_path: Path) -> None:
    bash = Shell("bash", scripts["bash"], tmp_path)
    try:
        bash.catalog(FIRST | {"name": "one"}, entry("x", "X", "lists", tags=["Nlp one", "NLP two"]))
        assert bash.arguments("mlcat list -c one -t nl\t") == ["list", "-c", "one", "-t", "nl"]
        assert bash.arguments("mlcat list -c one --tag=nl\tp\\ t\t") == ["list", "-c", "one", "--tag=NLP two"]
        assert bash.arguments("mlcat list -c one -t Nl\tp\\ t\t") == ["list", "-c", "one", "-t", "NLP two"]
        bash.run("shopt -s failglob; set -fu")
        assert bash.arguments("true; X=1 mlcat list -c one -t 'NLP t\t") == ["list", "-c", "one", "-t", "NLP two"]
    finally:
        bash.close()


def test_zsh_loads_the_script_from_fpath_and_reports_a_missing_compinit(
    scripts: dict[str, Path], tmp_path: Path
) -> None:
    needs("zsh")
    (tmp_path / "functions").mkdir()
    (tmp_path / "functions" / "_mlcat").write_text(scripts["zsh"].read_text())
    load = "PS1='> '; fpath=({} $fpath); autoload -Uz compinit; compinit -u -D"
    zsh = Shell("zsh", tmp_path / "functions", tmp_path / "shell", load)
    try:
        assert zsh.arguments("mlcat compl\tfi\t") == ["completion", "fish"]
        assert "needs compinit" in zsh.shown(f"zsh -fc 'source {scripts['zsh']}'\r", "compinit' first")
    finally:
        zsh.close()
