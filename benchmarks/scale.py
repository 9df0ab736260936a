"""Measures how import and search scale with the size of the catalog, compared with other engines.

    python benchmarks/scale.py [--sizes 63,1e4,1e5,1e6] [--rounds N] [--plot FILE.svg] [--engines mlcat,fts5,...]
    python benchmarks/scale.py --quick

Generates catalogs of these sizes (see `_synthetic`; the smallest is always the bundled one), imports each as users do,
and runs the same queries over each. Each measurement is a whole process, including its start. In every round, each
query runs once over each size, so that a temporary slowdown of the machine affects all. Prints medians and, for each
size, the median of the ratios to the same query over the bundled catalog in the same round. Engines that are not
installed are left out. All files are in a temporary folder, which takes 3 GB for a million entries.
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

from _measure import PASS, CompletedRun, DescendantsMemory, FailedError, clean_environ, mlcat, ratios, run
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
    "misspelt": "retreival",
    "nonsense": "qwxzvk jjqptr",
    "need": "find duplicate pictures in a large collection",
}
"""The queries by kind; the same for all sizes and engines."""
GOALS = {"plain word": 2.0, "misspelt": 6.0, "nonsense": 6.0, "one letter": 4.0}
"""Maximum time of mlcat by kind of query, as a multiple of the same search over the bundled catalog."""
ENGINES = ("mlcat", "fts5", "tantivy", "fzf")
BUNDLED = 63
_NAME = "scale"


class Import(NamedTuple):
    """The measurements of an import."""

    entries: int
    seconds: float
    kept: int
    """Size of the stored catalog (NDJSON) in bytes."""
    indexed: int
    """Size of its index in bytes."""
    largest: int | None
    """Peak memory of its largest process, in bytes."""
    together: int | None
    """Peak memory of all its processes together, in bytes."""


class Engine(NamedTuple):
    """An engine that answers queries as whole processes."""

    name: str
    ask: Callable[[int, str], CompletedRun]
    """Runs a query over the catalog of that size."""


Times = dict[str, dict[str, dict[int, list[float]]]]
"""Seconds, by engine, kind of query and size, in the order of the rounds."""


def main(argv: Sequence[str] | None = None) -> None:
    """Measures, prints the tables, draws the plot."""
    options = _arguments(argv)
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        places = {size: Path(folder, str(size)) for size in options.sizes}
        imports = {size: make_and_import(size, place) for size, place in places.items()}
        print_imports(imports, {size: peak_of_search(place) for size, place in places.items()})
        engines = list(all_engines(set(options.engines), places))
        times, bare = measure(engines, options.sizes, options.rounds)
    print_times(times, bare)
    if options.plot:
        options.plot.write_text(plot(times), encoding="utf-8")
        print(f"\nplot: {options.plot}")


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Import and search over catalogs of growing size.")
    parser.add_argument("--sizes", default="63,1e4,1e5,1e6", help="numbers of entries (default: 63,1e4,1e5,1e6)")
    parser.add_argument("--rounds", type=int, default=7, help="how often each query is asked (default: 7)")
    parser.add_argument("--engines", default=",".join(ENGINES), help=f"which (default: {','.join(ENGINES)})")
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


def make_and_import(size: int, place: Path) -> Import:
    """Imports a catalog of that size in a folder of its own, and measures the memory and time."""
    place.mkdir()
    lines, texts = place / "catalog.ndjson", place / "texts"
    if size == BUNDLED:
        lines = Path(bundled_catalog().path)
        _bundled_texts(lines, texts)
    else:
        run(
            (sys.executable, str(Path(__file__).with_name("_synthetic.py")), str(size), str(lines), str(texts)),
            max_code=0,
        )
    memory = DescendantsMemory()
    with memory:
        ended = run(mlcat("import", str(lines), "--name", _NAME), clean_environ(place), max_code=0)
    stored = f"{size:,} entries".encode()
    if stored not in ended.output:
        raise FailedError(f"the import tells {ended.output!r}, not {stored!r}")
    stored_size, indexed = _size(place / "data", "*.ndjson"), _size(place / "cache", "*.db")
    return Import(size, ended.seconds, stored_size, indexed, ended.peak, memory.most)


def _size(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.rglob(pattern))


def _bundled_texts(source: Path, texts: Path) -> None:
    """The texts of the bundled catalog, which is imported like the others."""
    entries = json.loads(source.read_text(encoding="utf-8"))["entries"]
    texts.write_text("".join(text_of(entry) + "\n" for entry in entries), encoding="utf-8")


def peak_of_search(place: Path) -> int | None:
    """The peak memory of the queries, in bytes; None if the system does not report it."""
    peaks = [_ask(place, query).peak for query in QUERIES.values()]
    return max((peak for peak in peaks if peak), default=None)


# --- The engines ------------------------------------------------------------------------------------------------


def all_engines(names: set[str], places: Mapping[int, Path]) -> Iterator[Engine]:
    """mlcat, and the wanted engines that are installed, with their indexes built."""
    if "mlcat" in names:
        yield Engine("mlcat", lambda size, query: _ask(places[size], query))
    for other_engine in other_engines(names):
        for place in places.values():
            prepare(other_engine, place, place / "texts")
        yield Engine(other_engine.name, _query_function(other_engine, places))


def _ask(place: Path, query: str) -> CompletedRun:
    return run(mlcat("search", *query.split(), "-c", _NAME, "--plain"), clean_environ(place))


def _query_function(other_engine: OtherEngine, places: Mapping[int, Path]) -> Callable[[int, str], CompletedRun]:
    def ask(size: int, query: str) -> CompletedRun:
        command = other_engine.command(places[size], query)
        if not other_engine.reads:
            return run(command, max_code=0)
        with (places[size] / "texts").open("rb") as texts:
            return run(command, stdin=texts)

    return ask


def measure(engines: Sequence[Engine], sizes: Sequence[int], rounds: int) -> tuple[Times, list[float]]:
    """The times of each query and of a bare Python start, round by round, in seconds."""
    times: Times = {engine.name: {kind: {size: [] for size in sizes} for kind in QUERIES} for engine in engines}
    bare = []
    for engine in engines:  # a warm-up run, so that byte code and files are in the page cache
        for size in sizes:
            _checked(engine, engine.ask(size, QUERIES["exact name"]), size)
    for _ in range(rounds):
        bare.append(run(PASS).seconds)
        for engine in engines:
            for kind, query in QUERIES.items():
                for size in sizes:
                    times[engine.name][kind][size].append(engine.ask(size, query).seconds)
    return times, bare


def _checked(engine: Engine, ended: CompletedRun, size: int) -> None:
    """Reports it if mlcat does not rank the exact name first; other engines are not checked."""
    first = ended.output.decode(errors="replace").partition("\t")[0].strip()
    if engine.name == "mlcat" and first != QUERIES["exact name"]:
        raise FailedError(f"over {size:,} entries the first hit for '{QUERIES['exact name']}' is '{first}'")


# --- The report -------------------------------------------------------------------------------------------------


def print_imports(imports: Mapping[int, Import], peaks: Mapping[int, int | None]) -> None:
    """A line for each size."""
    print(f"{'':9}{'import':>9}{'':>12}{'NDJSON':>11}{'index':>11}{'import, peak memory':>26}{'search, peak':>14}")
    print(f"{'entries':>9}{'s':>9}{'entries/s':>12}{'MiB':>11}{'MiB':>11}{'all':>13}{'largest':>13}{'MiB':>14}")
    for size, measured in imports.items():
        cells = f"{size:>9,}{measured.seconds:>9.2f}{size / measured.seconds:>12,.0f}"
        cells += f"{_mib(measured.kept):>11}{_mib(measured.indexed):>11}"
        print(f"{cells}{_mib(measured.together):>13}{_mib(measured.largest):>13}{_mib(peaks[size]):>14}")
    print(f"The exact name '{QUERIES['exact name']}' stands first at every size, or this stops.\n", flush=True)


def _mib(size: int | None) -> str:
    return "-" if size is None else f"{size / 2**20:.1f}"


def print_times(times: Times, bare: Sequence[float]) -> None:
    """For each engine a line for each kind of query."""
    print(f"Whole processes in ms, median of {len(bare)} rounds, and as a multiple of the same over {BUNDLED} entries.")
    print(f"python -c pass: {statistics.median(bare) * 1000:.1f} ms")
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
    """The medians as curves."""
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
    except (FailedError, subprocess.SubprocessError) as error:
        sys.exit(f"scale.py: {error}")
