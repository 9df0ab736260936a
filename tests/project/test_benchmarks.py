"""The benchmarks of processes run and print their tables; their results are not tested."""

import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import scale
import startup
from _measure import mlcat
from _plot import draw
from _synthetic import FAMOUS, EntryGenerator

from mlcat.cli import ExitCode
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


# The effect of constants on every twentieth of the judged queries.
ABLATION_OF_A_SAMPLE = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import ablation
load, load_imported = ablation.load, ablation.load_imported
def sample_of_imported():
    catalog, entries, queries = load_imported()
    return catalog, entries, queries[::20]
ablation.load, ablation.load_imported = lambda split: load(split)[::20], sample_of_imported
ablation.main()
"""


def printed(script: str, *arguments: str) -> str:
    """The output of a benchmark."""
    return output_of([sys.executable, str(BENCHMARKS / script), *arguments])


def output_of(command: list[str]) -> str:
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_startup_prints_a_ratio_for_each_command_and_the_goals(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cold = [case for case in startup.CASES if case.is_cold]
    monkeypatch.setattr(startup, "CASES", (startup.CASES[0], startup.CASES[5], cold[-1]))
    startup.main(["--rounds", "1"])
    table = capsys.readouterr().out

    assert re.search(r"^python -c pass: [\d.]+ ms, median of 1 rounds$", table, re.MULTILINE)
    assert re.search(r"^mlcat list --plain +[\d.]+ +[\d.]+\.\.[\d.]+ +7\b", table, re.MULTILINE)
    assert re.search(r"^mlcat search find similar pictures --plain +[\d.]+ +[\d.]+\.\.[\d.]+$", table, re.MULTILINE)
    assert re.search(r"^mlcat search clip \(no index yet\) +[\d.]+", table, re.MULTILINE)


def test_startup_measures_no_wrong_usage() -> None:
    for case in startup.CASES:
        err = io.StringIO()
        code = run(shlex.split(case.line), Terminal(os.environ, io.StringIO(), err))
        assert code in (ExitCode.OK, ExitCode.FAILED), f"{case.line}: {err.getvalue()}"


def test_startup_prints_the_modules_of_a_command() -> None:
    table = printed("startup.py", "--imports", "search clip --plain")

    assert re.search(r"^ +[\d.]+ +[\d.]+ +mlcat\.[a-z_.]+$", table, re.MULTILINE)


def test_serving_prints_a_ratio_for_each_answer() -> None:
    table = printed("serving.py", "--rounds", "1")

    assert re.search(r"^mlcat mcp: initialize +[\d.]+ +[\d.]+\.\.[\d.]+$", table, re.MULTILINE)
    assert len(re.findall(r"^mlcat mcp: tools/", table, re.MULTILINE)) == 2


def test_scale_prints_its_tables_and_draws_its_plot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plot = tmp_path / "plot.svg"
    kinds = ("plain word", "exact name", "nonsense")
    monkeypatch.setattr(scale, "QUERIES", {kind: scale.QUERIES[kind] for kind in kinds})

    scale.main(["--sizes", "63,300", "--rounds", "1", "--engines", "mlcat,fts5", "--plot", str(plot)])
    tables = capsys.readouterr().out

    assert re.search(r"^ +300( +[\d.,-]+){7}$", tables, re.MULTILINE)
    assert re.search(r"^mlcat +63 +300 +at most$", tables, re.MULTILINE)
    assert re.search(r"^  plain word +[\d.]+ +1\.00 +[\d.]+ +[\d.]+ +2$", tables, re.MULTILINE)
    assert re.search(r"^SQLite FTS5 alone +63 +300$", tables, re.MULTILINE)
    assert len(ElementTree.parse(plot).findall(".//{*}polyline")) == 6  # three queries, two engines


def test_import_rate_prints_a_ratio_for_each_measurement() -> None:
    table = printed("import_rate.py", mlcat()[0], "--size", "300", "--rounds", "1")

    for name in ("CPU, s", "clock, s", "peak memory, MiB", "index, MiB"):
        assert re.search(rf"^{name} +[\d.]+ +[\d.]+ +\d\.\d\d$", table, re.MULTILINE)
    assert re.search(r"^index, MiB +([\d.]+) +\1 +1\.00$", table, re.MULTILINE)  # the same version


@pytest.mark.parametrize("arguments", [("--sizes", "10"), ("--engines", "grep"), ("--rounds", "0")])
def test_scale_rejects_invalid_arguments(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        scale.main(list(arguments))
    assert caught.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_the_generated_catalog_is_reproducible_and_has_each_famous_name_once() -> None:
    entries = list(EntryGenerator().entries(2000))
    titles = [entry["title"] for entry in entries]

    assert entries == list(EntryGenerator().entries(2000))
    assert len(set(titles)) == len(titles)
    assert set(FAMOUS) <= set(titles)


def test_a_plot_escapes_its_labels_and_follows_the_color_scheme() -> None:
    svg = draw("a < b", "x", "y", {"one & two": {"<kind>": [(63, 5.0), (1e6, 900.0)]}})

    ElementTree.fromstring(svg)
    assert "<kind>" not in svg
    assert "prefers-color-scheme: dark" in svg


def test_ablation_prints_what_a_changed_constant_costs() -> None:
    program = [sys.executable, "-c", ABLATION_OF_A_SAMPLE, str(BENCHMARKS)]
    table = output_of([*program, "MIN_COVERAGE", "MAX_QUERY_LENGTH"])

    worth = dict(re.findall(r"^MIN_COVERAGE = ([\d.e-]+) \(is 0\.42\) +tune ([+\d/-]+)", table, re.MULTILINE))
    assert list(worth) == ["1e-09", "0.21", "0.84"]
    assert float(worth["0.84"].split("/")[0]) < 0  # twice the threshold rejects right answers
    assert re.search(r"^MAX_QUERY_LENGTH = 1\.2e\+03 \(is 600\) +no effect$", table, re.MULTILINE)
