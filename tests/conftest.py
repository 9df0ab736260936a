"""Fixtures for all tests: separate folders, a neutral environment, and a small catalog of unusual entries."""

import gc
import itertools
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from support.terminals_in_tmux import Tmux

from mlcat.catalogs import CatalogFile, bundled_catalog
from mlcat.index.building.builder import build_index
from mlcat.index.cache import open_index
from mlcat.index.reader import Index
from mlcat.migration import pop_migrated_files
from mlcat.paths import Folders, user_folders
from mlcat.validation import read_catalog_data

# pytest keeps the tests with their rewritten assertions, whatever PYTHONDONTWRITEBYTECODE says: to rewrite them takes
# longer than all else that is done to collect the tests, in each worker.
sys.dont_write_bytecode = False

# No test depends on the speed of the machine: Hypothesis has no deadline for an example and its generation.
settings.register_profile("mlcat", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("mlcat")

ODDITIES = Path(__file__).parent / "fixtures" / "oddities.json"

# Variables of shells, terminals and continuous integration for width, color, encoding and browser.
_SURROUNDINGS = (
    "COLUMNS", "LINES", "TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PY_COLORS",
    "TTY_COMPATIBLE", "TTY_INTERACTIVE", "TERMINAL_WIDTH", "CI", "GITHUB_ACTIONS", "GITLAB_CI", "BUILDKITE",
    "JENKINS_URL",
    "TF_BUILD", "PYTHONUTF8", "PYTHONIOENCODING", "PYTHONWARNINGS", "BROWSER", "MLCAT_CATALOG",
    "PAGER", "MLCAT_PAGER", "LESS", "LV",
)  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--update-golden`, which rewrites the golden files: look at the difference afterwards."""
    parser.addoption("--update-golden", action="store_true", help="write the files in tests/golden again")


def pytest_collection_finish() -> None:
    """Hides the collected tests from the garbage collector, which took a tenth of the processor time to visit them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The paths of the home folders of all tests, below one folder. None exists yet: most tests need none."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in itertools.count())


@pytest.fixture(scope="session", autouse=True)
def neutral_environment() -> Iterator[None]:
    """Keeps these processes and those they start away from the user's terminal and settings."""
    with pytest.MonkeyPatch.context() as patch:
        for name in _SURROUNDINGS:
            patch.delenv(name, raising=False)
        # Tests start hundreds of processes; without compiled modules each takes twice as long.
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, homes: Iterator[Path]) -> None:
    """Keeps the test and the processes that it starts away from the user's folders."""
    home = next(homes)
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    pop_migrated_files()  # forgets old formats that another test read


@pytest.fixture(scope="session")
def bundled_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with only the index of the bundled catalog, for tests to copy."""
    cache = tmp_path_factory.mktemp("bundled")
    open_index(Folders("", str(cache / "mlcat")), bundled_catalog()).close()
    return cache


@pytest.fixture(scope="session")
def warm_cache(bundled_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the index of the bundled catalog, for all tests that do not look at its files."""
    return shutil.copytree(bundled_index, tmp_path_factory.mktemp("warm"), dirs_exist_ok=True)


@pytest.fixture
def warm(surroundings: None, warm_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the test use the cache folder `warm_cache`, also in processes that it starts."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(warm_cache))


@pytest.fixture
def own_cache(bundled_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, in which only the bundled catalog is indexed."""
    cache = tmp_path / "cache"
    shutil.copytree(bundled_index, cache)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return cache


@pytest.fixture
def default_sigint() -> Iterator[None]:
    """SIGINT raises KeyboardInterrupt, here and in processes started from here, whatever runs the tests.

    `nohup pytest`, or `pytest &` in a script, ignores it, and a process inherits that.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def folders() -> Folders:
    """The folders of the test; none exists yet."""
    return user_folders(os.environ)


@pytest.fixture(scope="session")
def small_source() -> CatalogFile:
    """The catalog of oddities: a file like the bundled one."""
    return CatalogFile("oddities", str(ODDITIES), is_bundled=True)


@pytest.fixture(scope="session")
def small() -> Index:
    """The index of the catalog of oddities, in memory."""
    catalog = read_catalog_data(ODDITIES)
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    build_index(connection, catalog, catalog.entries, "of the oddities")
    return Index(connection)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Callable[..., Tmux]]:
    """Starts a command in a terminal of tmux: `tmux("bash -i")`. Skips the test if tmux is not installed."""
    program = shutil.which("tmux")
    if program is None:
        pytest.skip("tmux is not installed")
    started: list[Tmux] = []

    def start(command: str, config: Path = Path("/dev/null")) -> Tmux:
        started.append(Tmux(program, tmp_path / "tmux", command, config))
        return started[-1]

    yield start
    for process in started:
        process.run("kill-server")
