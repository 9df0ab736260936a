"""Measures how import and search scale with the size of the catalog, compared with other engines.

    python benchmarks/scale.py [--sizes 63,1e4,1e5,1e6] [--rounds N] [--plot FILE.svg] [--engines mlcat,fts5,...]
    python benchmarks/scale.py --quick

Generates catalogs of these sizes (see `_synthetic`; the smallest is always the bundled one). Imports each as users do,
and runs the same queries over each. A measurement is a whole process, including its start. In every round, each query
runs once over each size, so that a temporary slowdown of the machine affects all.

Prints medians. For each size, it also prints the median of the ratios to the same query over the bundled catalog in the
same round. Engines that are not installed are left out. All files are in a temporary folder, which takes 3 GB for a
million entries.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from _measure import (
    BARE_PYTHON,
    CompletedProcess,
    DescendantsMemory,
    MeasurementError,
    clean_environ,
    mlcat,
    ratios,
    run,
)
from _other_engines import OtherEngine, other_engines, prepare
from _plot import draw
from _synthetic import text_of

from mlcat.catalogs import bundled_catalog

QUERIES = {
    "plain word": "retrieval",
    "exact name": "faiss",
    "two words": "image retrieval",
    "common word": "learning",
    "one letter": "s",
    "misspelled": "retreival",
    "nonsense": "qwxzvk jjqptr",
    "need": "find duplicate pictures in a large collection",
}
"""The queries by kind; the same for all sizes and engines."""
GOALS = {"plain word": 2.0, "misspelled": 6.0, "nonsense": 6.0, "one letter": 4.0}
"""Maximum time of mlcat by kind of query, as a multiple of that over the bundled catalog."""
ENGINES = ("mlcat", "fts5", "tantivy", "fzf")
BUNDLED = 63
_NAME = "scale"


class Import(NamedTuple):
    """The measurements of an import."""

    entries: int
    seconds: float
    catalog_size: int
    """Size of the stored catalog (NDJSON) in bytes."""
    index_size: int
    """Size of its index in bytes."""
    largest_process: int | None
    """Peak memory of its largest process in bytes; None if the system does not report it."""
    all_processes: int | None
    """Peak memory of all its processes together in bytes; None if the system does not report it."""


class Engine(NamedTuple):
    """An engine that answers queries as whole processes."""

    name: str
    run_query: Callable[[int, str], CompletedProcess]
    """Runs a query over the catalog of a size."""


Times = dict[str, dict[str, dict[int, list[float]]]]
"""Seconds, by engine, kind of query and size, in the order of the rounds."""


def main(argv: Sequence[str] | None = None) -> None:
    """Measures, prints the tables, draws the plot."""
    options = _arguments(argv)
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        folders = {size: Path(folder, str(size)) for size in options.sizes}
        imports = {size: make_and_import(size, path) for size, path in folders.items()}
        print_imports(imports, {size: peak_of_search(path) for size, path in folders.items()})
        engines = list(all_engines(set(options.engines), folders))
        times, bare_times = measure(engines, options.sizes, options.rounds)
    print_times(times, bare_times)
    if options.plot:
        options.plot.write_text(plot(times), encoding="utf-8")
        print(f"\nplot: {options.plot}")


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Import and search over catalogs of growing size.")
    parser.add_argument("--sizes", default="63,1e4,1e5,1e6", help="numbers of entries (default: 63,1e4,1e5,1e6)")
    parser.add_argument("--rounds", type=int, default=7, help="how often each query is run (default: 7)")
    parser.add_argument(
        "--engines", default=",".join(ENGINES), help=f"engines to compare (default: {','.join(ENGINES)})"
    )
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the times as SVG")
    parser.add_argument("--quick", action="store_true", help="sizes 63,1e4 and 3 rounds")
    options = parser.parse_args(argv)
    if options.quick:
        options.sizes, options.rounds = "63,1e4", 3
    options.sizes = sorted({BUNDLED, *(int(float(size)) for size in options.sizes.split(","))})
    options.engines = options.engines.split(",")
    if unknown := set(options.engines) - set(ENGINES):
        parser.error(f"no engine {', '.join(sorted(unknown))}: choose of {', '.join(ENGINES)}")
    if options.sizes[0] < BUNDLED or options.rounds < 1:
        parser.error(f"a size is at least {BUNDLED}, and there is at least one round")
    return options


# --- Catalogs and their import ----------------------------------------------------------------------------------


def make_and_import(size: int, path: Path) -> Import:
    """Makes a catalog of that size in the folder `path`, and measures its import."""
    path.mkdir()
    lines, texts = path / "catalog.ndjson", path / "texts"
    if size == BUNDLED:
        lines = Path(bundled_catalog().path)
        _write_bundled_texts(lines, texts)
    else:
        run(
            (sys.executable, str(Path(__file__).with_name("_synthetic.py")), str(size), str(lines), str(texts)),
            max_code=0,
        )
    memory = DescendantsMemory()
    with memory:
        completed = run(mlcat("import", str(lines), "--name", _NAME), clean_environ(path), max_code=0)
    stored_note = f"{size:,} entries".encode()
    if stored_note not in completed.output:
        raise MeasurementError(f"the import printed {completed.output!r}, not {stored_note!r}")
    stored_size, index_size = _size(path / "data", "*.ndjson"), _size(path / "cache", "*.db")
    return Import(size, completed.seconds, stored_size, index_size, completed.peak, memory.peak)


def _size(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.rglob(pattern))


def _write_bundled_texts(source: Path, texts: Path) -> None:
    """Writes the texts of the bundled catalog, for other engines."""
    entries = json.loads(source.read_text(encoding="utf-8"))["entries"]
    texts.write_text("".join(text_of(entry) + "\n" for entry in entries), encoding="utf-8")


def peak_of_search(path: Path) -> int | None:
    """The peak memory of all queries over the catalog in the folder `path`, in bytes; None if the system reports
    none."""
    peaks = [_run_mlcat(path, query).peak for query in QUERIES.values()]
    return max((peak for peak in peaks if peak), default=None)


# --- The engines ------------------------------------------------------------------------------------------------


def all_engines(names: set[str], folders: Mapping[int, Path]) -> Iterator[Engine]:
    """Yields mlcat and the wanted engines that are installed, after their indexes were built."""
    if "mlcat" in names:
        yield Engine("mlcat", lambda size, query: _run_mlcat(folders[size], query))
    for other_engine in other_engines(names):
        for path in folders.values():
            prepare(other_engine, path, path / "texts")
        yield Engine(other_engine.name, _query_function(other_engine, folders))


def _run_mlcat(path: Path, query: str) -> CompletedProcess:
    return run(mlcat("search", *query.split(), "-c", _NAME, "--plain"), clean_environ(path))


def _query_function(other_engine: OtherEngine, folders: Mapping[int, Path]) -> Callable[[int, str], CompletedProcess]:
    def run_query(size: int, query: str) -> CompletedProcess:
        command = other_engine.command(folders[size], query)
        if not other_engine.reads_stdin:
            return run(command, max_code=0)
        with (folders[size] / "texts").open("rb") as texts:
            return run(command, stdin=texts)

    return run_query


def measure(engines: Sequence[Engine], sizes: Sequence[int], rounds: int) -> tuple[Times, list[float]]:
    """The times of each query and of a bare Python start, round by round, in seconds."""
    times: Times = {engine.name: {kind: {size: [] for size in sizes} for kind in QUERIES} for engine in engines}
    bare_times = []
    for engine in engines:  # a warm-up run, so that byte code and files are in the page cache
        for size in sizes:
            _check_first_hit(engine, engine.run_query(size, QUERIES["exact name"]), size)
    for _ in range(rounds):
        bare_times.append(run(BARE_PYTHON).seconds)
        for engine in engines:
            for kind, query in QUERIES.items():
                for size in sizes:
                    times[engine.name][kind][size].append(engine.run_query(size, query).seconds)
    return times, bare_times


def _check_first_hit(engine: Engine, completed: CompletedProcess, size: int) -> None:
    """Raises `MeasurementError` if mlcat does not rank the exact name first. Other engines are not checked."""
    first = completed.output.decode(errors="replace").partition("\t")[0].strip()
    if engine.name == "mlcat" and first != QUERIES["exact name"]:
        raise MeasurementError(f"over {size:,} entries the first hit for '{QUERIES['exact name']}' is '{first}'")


# --- The report -------------------------------------------------------------------------------------------------


def print_imports(imports: Mapping[int, Import], peaks: Mapping[int, int | None]) -> None:
    """Prints the measurements of the imports, with a line for each size."""
    print(f"{'':9}{'import':>9}{'':>12}{'NDJSON':>11}{'index':>11}{'import, peak memory':>26}{'search, peak':>14}")
    print(f"{'entries':>9}{'s':>9}{'entries/s':>12}{'MiB':>11}{'MiB':>11}{'all':>13}{'largest':>13}{'MiB':>14}")
    for size, measured in imports.items():
        cells = f"{size:>9,}{measured.seconds:>9.2f}{size / measured.seconds:>12,.0f}"
        cells += f"{_mib(measured.catalog_size):>11}{_mib(measured.index_size):>11}"
        print(f"{cells}{_mib(measured.all_processes):>13}{_mib(measured.largest_process):>13}{_mib(peaks[size]):>14}")
    print(
        f"mlcat ranks the exact name '{QUERIES['exact name']}' first at every size.\n",
        flush=True,
    )


def _mib(size: int | None) -> str:
    return "-" if size is None else f"{size / 2**20:.1f}"


def print_times(times: Times, bare_times: Sequence[float]) -> None:
    """Prints the times of each engine, with a line for each kind of query."""
    rounds = len(bare_times)
    print(f"Whole processes in ms, median of {rounds} rounds, and as a multiple of the same over {BUNDLED} entries.")
    print(f"python -c pass: {statistics.median(bare_times) * 1000:.1f} ms")
    for name, kinds in times.items():
        sizes = list(next(iter(kinds.values())))
        print(f"\n{name:18}" + "".join(f"{size:>18,}" for size in sizes) + ("   at most" if name == "mlcat" else ""))
        for kind, series in kinds.items():
            goal = GOALS.get(kind) if name == "mlcat" else None
            cells = "".join(f"{_cell(times_of_size, series[BUNDLED]):>18}" for times_of_size in series.values())
            print(f"  {kind:16}{cells}{f'{goal:>10g}' if goal else ''}")


def _cell(times: Sequence[float], base: Sequence[float]) -> str:
    return f"{statistics.median(times) * 1000:.1f} {ratios(times, base)[0]:>8.2f}"


def plot(times: Times) -> str:
    """The plot of the medians, as SVG."""
    panels = {
        name: {
            kind: [(size, statistics.median(times_of_size) * 1000) for size, times_of_size in series.items()]
            for kind, series in kinds.items()
        }
        for name, kinds in times.items()
    }
    return draw("Time of a query, whole process", "entries in the catalog", "milliseconds", panels)


if __name__ == "__main__":
    try:
        main()
    except (MeasurementError, subprocess.SubprocessError) as error:
        sys.exit(f"scale.py: {error}")
