"""What TAB does, in every shell alike: driven at a terminal, judged by the arguments that `mlcat` gets."""

import shlex
from pathlib import Path

import pytest

from completion.conftest import HOSTILE
from completion.shells import Shell, needs


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
        ("mlcat show -c first fa\t", ["show", "-c", "first", "faiss"]),
        ("mlcat show --catalog=second fa\t", ["show", "--catalog=second", "falcon"]),
        ("mlcat open zeb\t--lin\tpap\t", ["open", "zebra", "--link", "paper"]),
        ("mlcat open zebra zeb\t", ["open", "zebra", "zeb"]),
        ("mlcat list -s lib\t", ["list", "-s", "libraries"]),
        ("mlcat list --sec\tlis\t", ["list", "--section", "lists"]),
        ("mlcat list --section=lib\t", ["list", "--section=libraries"]),
        ("mlcat list -k pap\t-t comp\t", ["list", "-k", "paper", "-t", "Computer Vision"]),
        ("mlcat list --tag=Comp\t", ["list", "--tag=Computer Vision"]),
        ("mlcat list --status ar\t", ["list", "--status", "archived"]),
        ("mlcat list -c sec\t", ["list", "-c", "second"]),
        ("mlcat -c al\t", ["-c", "all"]),
        ("mlcat completion zs\t", ["completion", "zsh"]),
        ("mlcat catalogs rem\tfir\t", ["catalogs", "remove", "first"]),
    ],
)
def test_completes(shell: Shell, typed: str, arguments: list[str]) -> None:
    assert shell.arguments(typed) == arguments


@pytest.mark.parametrize("typed", ["mlcat list --year 20\t", "mlcat list -n 20\t", "mlcat sections 20\t"])
def test_a_free_value_completes_to_nothing_not_even_files(shell: Shell, typed: str) -> None:
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
    """The beginning of a word as a person types it without quotes."""
    plain = "".join(one if one.isalnum() or one in "-:=,.@%_" else f"\\{one}" for one in text)
    return plain.replace("\\!", "!").replace("\\`", "`") if shell == "fish" else plain


def _double(shell: str, text: str) -> str:
    escaped = '$"\\' if shell == "fish" else '$"\\`'
    return '"' + "".join(f"\\{one}" if one in escaped else one for one in text)


def _single(shell: str, text: str) -> str:
    if shell == "fish":
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'")
    return "'" + text.replace("'", "'\\''")


@pytest.mark.parametrize("quoted", [_bare, _double, _single])
@pytest.mark.parametrize("tag", HOSTILE)
def test_a_hostile_tag_arrives_as_it_is_and_runs_nothing(shell: Shell, tag: str, quoted) -> None:
    for length in (2, len(tag) - 1):
        typed = quoted(shell.name, tag[:length])
        if "!" in typed and quoted is _double and shell.name != "fish":
            continue  # the shell's history takes the ! before it is completed
        if "*" in typed and shell.name == "fish":
            continue  # fish takes even a quoted * for a pattern and completes by itself
        assert shell.arguments(f"mlcat list -t {typed}\t") == ["list", "-t", tag]
        assert shell.ran() == []


def test_ids_come_once_and_with_their_title_where_the_shell_can_show_it(shell: Shell) -> None:
    titled = shell.name != "bash"
    seen = shell.shown("mlcat show sh\x08\t\t" if titled else "mlcat show \t\t", "zebra.*Zebra" if titled else "zebra")
    assert seen.count("shared") == 1
    assert ("In both" in seen) == titled
    assert shell.ran() == []


def test_tab_starts_neither_python_nor_mlcat_nor_what_a_title_says(shell: Shell) -> None:
    shell.shown("mlcat show fa\t\t", "falcon")
    shell.shown("mlcat list -\t\t", "--section")
    shell.shown("mlcat \t\t", "sections")
    assert shell.ran() == []


def test_the_cache_folder_is_the_one_that_mlcat_would_use_now(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "$(touch made) o'ther"
    (folder / "mlcat").mkdir(parents=True)
    (folder / "mlcat" / "x.tsv").write_text("catalog\tx\tX\n\nid\tmoved\tMoved\n")
    (shell.cache.parent / ".cache" / "mlcat").mkdir(parents=True)
    (shell.cache.parent / ".cache" / "mlcat" / "x.tsv").write_text("catalog\tx\tX\n\nid\thome\tHome\n")
    export = "set -gx XDG_CACHE_HOME {}" if shell.name == "fish" else "export XDG_CACHE_HOME={}"
    written = str(folder).replace("'", "\\'") if shell.name == "fish" else shlex.quote(str(folder))
    shell.run(export.format(f"'{written}'" if shell.name == "fish" else written))
    assert shell.arguments("mlcat show mov\t") == ["show", "moved"]
    shell.run(export.format("relative/is/ignored"))
    assert shell.arguments("mlcat show ho\t") == ["show", "home"]
    shell.run(export.format(shell.cwd / "absent"))
    assert shell.arguments("mlcat sho\tho\t") == ["show", "ho"]
    shell.run(export.format(shell.cache))
    assert shell.ran() == []


def test_bash_keeps_to_what_is_typed_where_matches_differ_in_case(scripts: dict[str, Path], tmp_path: Path) -> None:
    bash = Shell("bash", scripts["bash"], tmp_path)
    try:
        bash.values("one", "catalog\tone\tOne", "tag\tNlp one\t", "tag\tNLP two\t")
        assert bash.arguments("mlcat list -t nl\t") == ["list", "-t", "nl"]
        assert bash.arguments("mlcat list --tag=nl\tp\\ t\t") == ["list", "--tag=NLP two"]
        assert bash.arguments("mlcat list -t Nl\tp\\ t\t") == ["list", "-t", "NLP two"]
        bash.run("shopt -s failglob; set -fu")
        assert bash.arguments("true; X=1 mlcat list -t 'NLP t\t") == ["list", "-t", "NLP two"]
    finally:
        bash.close()


def test_zsh_loads_the_script_from_fpath_and_names_what_it_needs(scripts: dict[str, Path], tmp_path: Path) -> None:
    needs("zsh")
    (tmp_path / "functions").mkdir()
    (tmp_path / "functions" / "_mlcat").write_text(scripts["zsh"].read_text())
    loader = tmp_path / "loader"
    loader.write_text(f"fpath=({tmp_path}/functions $fpath); compinit -u -D\n")
    zsh = Shell("zsh", loader, tmp_path / "shell")
    try:
        assert zsh.arguments("mlcat compl\tfi\t") == ["completion", "fish"]
        assert "needs compinit" in zsh.shown(f"zsh -fc 'source {scripts['zsh']}'\r", "compinit' first")
    finally:
        zsh.close()
