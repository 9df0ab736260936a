"""`mlcat import`: a list becomes a catalog, and what became of it is told."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from support.terminals import output

from cli.conftest import SCRIPTS, Answer, Mlcat
from mlcat.importing import workers
from mlcat.importing.fetch.http import Fetcher, Response
from mlcat.index import cache
from mlcat.paths import Folders

MARKDOWN = """\
# Ships

## Contents
- [Boats](#boats)

## Boats
- [Sloop](https://a.org/sloop) - One mast.
- [Brig](https://a.org/brig) - Two masts. And more.

### Hulks
- [Hulk](https://a.org/hulk)
- [Local](file:///etc/passwd)
"""
SLOOP = {"title": "Sloop", "url": "https://a.org/sloop", "section": "Boats"}
HOSTILE = "\x1b]0;owned\x07\u202e[red]x[/red]\x9b31m"


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folder that other tests share must not hold what a test here looks for."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def piped(mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch) -> Mlcat:
    """Runs a command line with this text on standard input."""

    def call(text: str | bytes, line: str) -> Answer:
        data = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
        return mlcat(line)

    return call


@pytest.fixture
def readme(tmp_path: Path) -> Path:
    path = tmp_path / "ships.md"
    path.write_text(MARKDOWN)
    return path


def lines(*entries: Mapping[str, object], head: Mapping[str, object] | None = None) -> str:
    return "".join(json.dumps(entry) + "\n" for entry in ([head] if head else []) + list(entries))


def files(*folders: str) -> dict[str, tuple[int, bytes]]:
    found = (path for folder in folders for path in Path(folder).rglob("*") if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in found}


def titles(answer: Answer) -> list[str]:
    return [line.split("\t")[1] for line in answer.out.splitlines()]


# --- What it takes ----------------------------------------------------------------------------------------------


def test_a_markdown_list_becomes_a_catalog(mlcat: Mlcat, readme: Path) -> None:
    assert mlcat(["import", str(readme)]) == (
        0,
        "ships: 3 entries in 2 sections\n",
        "left out: contents list 1, not http 1\nSearch it with `mlcat search WORDS -c ships`.\n",
    )
    assert mlcat("list -c ships --plain").out.splitlines() == [
        "sloop\tSloop\tBoats\t\t\thttps://a.org/sloop\tOne mast.",
        "brig\tBrig\tBoats\t\t\thttps://a.org/brig\tTwo masts.",
        "hulk\tHulk\tHulks\t\t\thttps://a.org/hulk\t",
    ]
    (brig,) = json.loads(mlcat("show ships:brig --json").out)
    assert (brig["summary"], brig["description"]) == ("Two masts.", "Two masts. And more.")


def test_a_number_of_one_is_said_as_such(piped: Mlcat) -> None:
    assert piped(lines(SLOOP), "import -").out == "catalog: 1 entry in 1 section\n"


def test_thousands_are_set_apart(piped: Mlcat) -> None:
    assert piped(lines(*[SLOOP] * 1234), "import -").out == "catalog: 1,234 entries in 1 section\n"


INPUTS = {
    "Markdown": MARKDOWN,
    "an array": json.dumps([SLOOP]),
    "NDJSON": lines(SLOOP),
    "NDJSON with a head": lines(SLOOP, head={"name": "x", "title": "X"}),
    "NDJSON with CRLF, byte-order mark and blank lines": "\ufeff\r\n" + lines(SLOOP).replace("\n", "\r\n\r\n"),
    "NDJSON without line end": lines(SLOOP).rstrip(),
    "a whole catalog": json.dumps(
        {"name": "x", "title": "X", "sections": [{"id": "b", "title": "Boats"}], "entries": [SLOOP | {"section": "b"}]}
    ),
}


@pytest.mark.parametrize("text", INPUTS.values(), ids=INPUTS)
def test_every_format_comes_through_standard_input(mlcat: Mlcat, piped: Mlcat, text: str) -> None:
    assert piped(text, "import - --name mine").code == 0
    assert mlcat("list -c mine --plain").out.startswith("sloop\tSloop\tBoats\t")


def test_what_list_prints_comes_back_as_it_was(mlcat: Mlcat, piped: Mlcat, oddities: str) -> None:
    for line in ("list --json", "list -c oddities --json"):
        printed = mlcat(line).out
        assert piped(printed, "import - --name copy --force").code == 0
        (before, after) = (json.loads(text) for text in (printed, mlcat("list -c copy --json").out))
        placed = {"catalog": "", "catalogs": []}
        assert [entry | placed for entry in after] == [entry | placed for entry in before]


def test_what_search_prints_comes_back_too(mlcat: Mlcat, piped: Mlcat) -> None:
    printed = mlcat("search vector index -n 5 --json").out
    assert piped(printed, "import - --name found").out.startswith("found: 5 entries in ")
    assert {entry["id"] for entry in json.loads(mlcat("list -c found --json").out)} == {
        entry["id"] for entry in json.loads(printed)
    }


@pytest.fixture
def two_catalogs(mlcat: Mlcat, tmp_path: Path) -> list[str]:
    """Catalogs that share ids, addresses and titles of sections; returns the summaries, of what both have once."""
    lists = {
        "ships": """# Ships\n\n## Sail\n\n### Gear\n
- [Rig](https://a.example/rig) - One.\n- [Rig](https://b.example/rig) - Two.\n
## Steam\n\n### Gear\n\n- [Boiler](https://a.example/boiler) - Three.\n""",
        "boats": """# Boats\n\n## Gear\n
- [Rig](https://a.example/rig) - Four.\n- [Boiler](https://c.example/) - Five.\n""",
    }
    for name, text in lists.items():
        path = tmp_path / f"{name}.md"
        path.write_text(text)
        assert mlcat(["import", str(path), "--name", name]).code == 0
    return ["Four.", "Five.", "Two.", "Three."]


@pytest.mark.parametrize("format", ["json", "ndjson"])
def test_what_list_prints_of_all_catalogs_is_imported_whole(
    mlcat: Mlcat, piped: Mlcat, two_catalogs: list[str], format: str
) -> None:
    printed = mlcat(f"list -c all --format {format}").out
    count = len(json.loads(mlcat("list -c all --json").out))
    answer = piped(printed, "import - --name merged")
    assert answer.code == 0, answer.err
    assert answer.out.startswith(f"merged: {count} entries in ")
    merged = json.loads(mlcat("list -c merged --json").out)
    assert len({entry["id"] for entry in merged}) == count
    assert {entry["summary"] for entry in merged} >= set(two_catalogs)


def test_sections_that_share_a_title_come_back_under_their_parents(
    mlcat: Mlcat, piped: Mlcat, two_catalogs: list[str]
) -> None:
    printed = mlcat("list -c ships --json").out
    piped(printed, "import - --name copy")
    paths = {entry["summary"]: entry["section_path"] for entry in json.loads(mlcat("list -c copy --json").out)}
    assert paths == {"One.": ["Sail", "Gear"], "Two.": ["Sail", "Gear"], "Three.": ["Steam", "Gear"]}


def test_our_own_csv_keeps_the_fields_of_entries(mlcat: Mlcat, piped: Mlcat) -> None:
    printed = mlcat("list --format csv").out
    assert piped(printed, "import - --name copy").code == 0
    before, after = (json.loads(mlcat(f"list -c {name} --json").out) for name in ("metric-learning", "copy"))
    changed = {"catalog", "catalogs", "publications"}
    assert [{key: entry[key] for key in entry if key not in changed} for entry in after] == [
        {key: entry[key] for key in entry if key not in changed} for entry in before
    ]


def test_a_table_of_unknown_columns_is_refused_with_the_format_that_it_seems_to_have(piped: Mlcat) -> None:
    answer = piped("Boat,Where\nSloop,https://a.org/\n", "import -")
    assert answer.code == 1
    assert "It seems to be CSV: name its columns with --map title=COLUMN --map url=COLUMN." in answer.err
    assert piped("Boat,Where\nSloop,https://a.org/\n", "import - --map title=Boat --map url=Where").code == 0


def test_the_same_in_a_shell(shell: Mlcat) -> None:
    compared = 'test "$(mlcat list -c copy --plain)" = "$(mlcat list --plain)"'
    answer = shell(f"mlcat list --json | mlcat import - --name copy && {compared}")
    assert answer == (0, "copy: 63 entries in 8 sections\n", "Search it with `mlcat search WORDS -c copy`.\n")


def test_an_address_is_fetched(mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def get(_: Fetcher, address: str, progress: object = None, credentials: str = "") -> Response:
        asked.append(address)
        return Response(MARKDOWN.encode(), "")

    monkeypatch.setattr(Fetcher, "get", get)
    assert mlcat("import captain/awesome-ships").out.startswith("awesome-ships: 3 entries")
    assert asked == ["https://raw.githubusercontent.com/captain/awesome-ships/HEAD/README.md"]
    (facts,) = [one for one in json.loads(mlcat("catalogs --json").out) if one["id"] == "awesome-ships"]
    assert facts["source"] == "captain/awesome-ships"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("missing.md", "mlcat: there is no file 'missing.md'.\n"),
        ("http://example.org/a.md", "mlcat: 'http://example.org/a.md' is not https"),
        ("/", "mlcat: '/' is a folder.\n"),
    ],
)
def test_a_source_that_cannot_be_had_is_said(mlcat: Mlcat, source: str, message: str) -> None:
    answer = mlcat(["import", source])
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(message)


def test_a_closed_standard_input_is_said(shell: Mlcat) -> None:
    assert shell("mlcat import - <&-") == (
        1,
        "",
        "mlcat: there is no standard input.\nGive a path, an https address, or owner/repo.\n",
    )


# --- What cannot be used ----------------------------------------------------------------------------------------


def test_a_bad_line_is_reported_and_nothing_is_kept(mlcat: Mlcat, piped: Mlcat, where: Folders) -> None:
    answer = piped(lines(SLOOP) + "\n{bad\n", "import - --name mine")
    assert answer == (
        1,
        "",
        "mlcat: standard input, line 3: this is not JSON: key must be a string at line 1 column 2.\n"
        "Repair the file and try again. Or import with --skip-invalid.\n",
    )
    assert files(where.data) == {}


def test_the_rest_is_kept_where_that_is_asked_for(mlcat: Mlcat, piped: Mlcat) -> None:
    answer = piped(lines(SLOOP) + "bad\n" + lines({"title": "x"}), "import - --name mine --skip-invalid")
    assert (answer.code, answer.out) == (0, "mine: 1 entry in 1 section\n")
    assert answer.err == (
        "skipped 2 that cannot be used; the first: standard input, line 2: "
        "this is not JSON: expected value at line 1 column 1.\n"
        "Search it with `mlcat search WORDS -c mine`.\n"
    )


def test_where_none_can_be_used_nothing_is_kept(piped: Mlcat, where: Folders) -> None:
    answer = piped("{}\n{}\n", "import - --skip-invalid")
    assert answer.code == 1
    assert answer.err.startswith("mlcat: all 2 entries cannot be used: standard input, line 1: field 'title'")
    assert files(where.data) == {}


def test_an_id_that_appears_twice_is_reported(piped: Mlcat) -> None:
    answer = piped(lines(SLOOP | {"id": "a"}, SLOOP | {"id": "b"}, SLOOP | {"id": "a"}), "import -")
    assert answer.code == 1
    assert answer.err.startswith("mlcat: standard input, line 3: the id 'a' of 'Sloop' is taken.\n")


def test_hostile_text_never_reaches_the_terminal(mlcat: Mlcat, piped: Mlcat, tmp_path: Path) -> None:
    path = tmp_path / "hostile.md"
    title = HOSTILE.replace("[", "\\[").replace("]", "\\]")
    path.write_text(f"# {HOSTILE}\n\n## {HOSTILE} s\n\n- [{title}](https://a.org/x) - {HOSTILE}\n")
    answers = [
        mlcat(["import", str(path), "--dry-run"]),
        mlcat(["import", str(path)]),
        mlcat("catalogs", terminal=True),
        mlcat("list -c hostile --plain"),
        piped(json.dumps([SLOOP | {"section": HOSTILE}]), "import -"),
        piped(lines({HOSTILE: 1}), "import -"),
        mlcat(["import", HOSTILE]),
        mlcat(["import", str(path), "--name", HOSTILE]),
    ]
    assert [answer.code for answer in answers] == [0, 0, 0, 0, 1, 1, 1, 2]
    for answer in answers:
        for unsafe in ("\x1b]", "\x07", "\u202e", "\x9b"):
            assert unsafe not in answer.out + answer.err


# --- Its name ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["all", "metric-learning", "My List", "", "../x"])
def test_a_name_that_will_not_do_is_refused(mlcat: Mlcat, readme: Path, where: Folders, name: str) -> None:
    answer = mlcat(["import", str(readme), "--name", name])
    assert (answer.code, answer.out) == (2, "")
    assert files(where.data) == {}


def test_so_is_one_that_the_source_has(mlcat: Mlcat, tmp_path: Path) -> None:
    path = tmp_path / "metric-learning.md"
    path.write_text(MARKDOWN)
    assert mlcat(["import", str(path)]) == (
        2,
        "",
        "mlcat: the name 'metric-learning' is taken by mlcat itself.\nChoose another with --name.\n",
    )


def test_a_name_that_is_taken_needs_force(mlcat: Mlcat, readme: Path, where: Folders) -> None:
    mlcat(["import", str(readme)])
    before = files(where.data, where.cache)
    assert mlcat(["import", str(readme)]) == (
        2,
        "",
        "mlcat: there is a catalog 'ships'.\nReplace it with --force, or choose another --name.\n",
    )
    assert files(where.data, where.cache) == before
    assert mlcat(["import", str(readme), "--force"]).code == 0


pty = pytest.importorskip("pty", reason="no pseudo-terminals here")


def on_a_terminal(argv: list[str], typed: bytes) -> tuple[int, str]:
    """Runs `mlcat` on a terminal, types this when it asks; returns its exit code and the screen's text."""
    child, master = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm"
        os.execv(os.path.join(SCRIPTS, "mlcat"), ["mlcat", *argv])
    shown = b""
    try:
        for data in output(master):
            shown += data
            if b"[y/N] " in shown and typed:
                os.write(master, typed)
                typed = b""
    except TimeoutError:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(master)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code, shown.decode()


@pytest.mark.usefixtures("default_sigint")
@pytest.mark.parametrize(
    ("typed", "code"),
    [(b"y\n", 0), (b"YES\n", 0), (b"n\n", 1), (b"\n", 1), (b"\x04", 1), (b"\x03", 130)],
    ids=["y", "YES", "n", "Enter", "Ctrl-D", "Ctrl-C"],
)
def test_on_a_terminal_it_asks(mlcat: Mlcat, readme: Path, where: Folders, typed: bytes, code: int) -> None:
    mlcat(["import", str(readme)])
    before = files(where.catalogs)
    readme.write_text("# Ships\n- [Yawl](https://a.org/yawl)\n")
    ended, shown = on_a_terminal(["import", str(readme)], typed)
    assert "There is a catalog 'ships'. Replace it? [y/N] " in shown
    assert ended == code
    assert (files(where.catalogs) == before) == (code != 0)
    if code == 0:
        assert "ships: 1 entry in 1 section\r\n" in shown
    if code == 1:
        assert "\nmlcat: 'ships' was left as it is.\r\nChoose another name with --name.\r\n" in shown


# --- A dry run --------------------------------------------------------------------------------------------------


def test_a_dry_run_shows_sections_and_the_first_entries_and_writes_nothing(
    mlcat: Mlcat, readme: Path, where: Folders
) -> None:
    assert mlcat(["import", str(readme), "--dry-run"]) == (
        0,
        "     2  Boats\n     1  Hulks\n\nThe first entries:\n"
        "  Sloop  https://a.org/sloop\n  Brig  https://a.org/brig\n  Hulk  https://a.org/hulk\n",
        "left out: contents list 1, not http 1\n3 entries in 2 sections; nothing was written.\n",
    )
    assert not os.path.exists(where.data)
    assert not os.path.exists(where.cache)


def test_a_dry_run_lists_twenty_sections(piped: Mlcat) -> None:
    out = piped(lines(*(SLOOP | {"section": f"S {n}"} for n in range(22))), "import - --dry-run").out
    assert out.count("\n     1  S ") + out.startswith("     1  S ") == 20
    assert "        and 2 more sections\n" in out


def test_a_report_has_each_line_that_was_left_out(mlcat: Mlcat, readme: Path) -> None:
    out = mlcat(["import", str(readme), "--report"]).out.splitlines()
    assert out[0] == "ships: 3 entries in 2 sections"
    assert [line.split(": ")[:2] for line in out[1:]] == [["line 4", "contents list"], ["line 12", "not http"]]


# --- Tables -------------------------------------------------------------------------------------------------------


def test_a_table_becomes_a_catalog_and_its_columns_can_be_named(mlcat: Mlcat, tmp_path: Path) -> None:
    path = tmp_path / "boats.csv"
    path.write_text("Boat,Where,Sort\nSloop,https://a.org/sloop,Small\n")
    assert mlcat(["import", str(path)]) == (
        1,
        "",
        f"mlcat: '{path}' has no column for title and url: its columns are 'Boat', 'Where', 'Sort'.\n"
        "Name them: --map title=COLUMN --map url=COLUMN.\n",
    )
    named = ["--map", "title=boat", "--map", "url=WHERE", "--map", "section=Sort"]
    assert mlcat(["import", str(path), *named]).out == "boats: 1 entry in 1 section\n"
    assert mlcat("list -c boats --plain").out.startswith("sloop\tSloop\tSmall\t")


@pytest.mark.parametrize("pair", ["title", "size=Boat", "title=", "=Boat"])
def test_a_mapping_of_another_form_is_wrong_usage(mlcat: Mlcat, readme: Path, pair: str) -> None:
    answer = mlcat(["import", str(readme), "--map", pair])
    assert (answer.code, answer.out) == (2, "")
    assert f"--map '{pair}' does not name a field and a column." in answer.err


def test_a_dry_run_needs_no_force(mlcat: Mlcat, readme: Path, where: Folders) -> None:
    mlcat(["import", str(readme)])
    before = files(where.data, where.cache)
    assert mlcat(["import", str(readme), "--dry-run"]).code == 0
    assert files(where.data, where.cache) == before


def test_a_dry_run_fails_where_the_import_would(piped: Mlcat) -> None:
    assert piped(lines(SLOOP, {}), "import - --dry-run").code == 1
    assert piped("", "import - --dry-run").code == 1
    answer = piped(lines(SLOOP, {}), "import - --dry-run --skip-invalid")
    assert answer.code == 0
    assert answer.err.startswith("skipped 1 that cannot be used; the first: standard input, line 2: ")


# --- Afterwards -------------------------------------------------------------------------------------------------


def test_the_first_search_builds_nothing(
    mlcat: Mlcat, readme: Path, where: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    mlcat(["import", str(readme)])
    before = files(where.cache)
    assert len(before) == 1
    monkeypatch.setattr(cache, "_build", None)
    assert titles(mlcat("search sloop -c ships --plain")) == ["Sloop"]
    assert files(where.cache) == before


def test_a_cache_folder_that_cannot_be_written_costs_nothing_but_time(
    mlcat: Mlcat, readme: Path, where: Folders, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("in the way")
    assert mlcat(["import", str(readme)]).code == 0
    assert titles(mlcat("search sloop -c ships --plain")) == ["Sloop"]


def test_a_data_folder_that_cannot_be_written_is_one_line(mlcat: Mlcat, readme: Path, where: Folders) -> None:
    Path(where.data).parent.mkdir(parents=True, exist_ok=True)
    Path(where.data).write_text("in the way")
    answer = mlcat(["import", str(readme)])
    assert answer == (
        1,
        "",
        f"mlcat: {where.catalogs}: cannot be written: Not a directory.\nNothing was changed.\n",
    )


def test_search_says_whose_a_hit_is_and_show_takes_it(mlcat: Mlcat, piped: Mlcat) -> None:
    faiss = SLOOP | {"title": "Faiss", "summary": "Another thing of that name"}
    piped(lines(faiss), "import - --name mine")
    hits = json.loads(mlcat("search faiss --json").out)
    assert {(hit["catalog"], hit["id"]) for hit in hits} >= {("mine", "faiss"), ("metric-learning", "faiss")}
    assert "mine" in mlcat("search faiss").out
    answer = mlcat("show faiss")
    assert answer.code == 1
    assert answer.err == (
        "mlcat: 'faiss' is the name of 2 entries.\nDid you mean 'metric-learning:faiss' or 'mine:faiss'?\n"
    )
    assert json.loads(mlcat("show mine:faiss --json").out)[0]["url"] == "https://a.org/sloop"
    assert "github.com" in json.loads(mlcat("show metric-learning:faiss --json").out)[0]["url"]


# --- Large ones -------------------------------------------------------------------------------------------------


def test_a_large_file_becomes_the_same_catalog_as_a_small_one(
    mlcat: Mlcat, tmp_path: Path, where: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.ndjson"
    path.write_text(lines(*({**SLOOP, "section": f"S {n % 7}", "title": f"Boat {n % 3000}"} for n in range(5000))))
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    results = []
    for large in (1 << 30, 0):
        monkeypatch.setattr(workers, "MIN_SIZE_FOR_WORKERS", large)
        assert mlcat(["import", str(path), "--force"]).code == 0
        results.append((Path(where.catalogs, "many.ndjson").read_bytes(), mlcat("search boat 17 -c many --json").out))
    assert results[0] == results[1]


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.usefixtures("default_sigint")
def test_ctrl_c_in_a_large_stream_leaves_nothing(where: Folders, mlcat: Mlcat, piped: Mlcat) -> None:
    piped(lines(SLOOP), "import - --name many")
    before = files(where.data, where.cache)
    with subprocess.Popen(
        [sys.executable, "-m", "mlcat", "import", "-", "--name", "many", "--force"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as importing:
        assert importing.stdin
        try:
            importing.stdin.write(lines(*[SLOOP] * 4000).encode())
            importing.stdin.flush()
            wait_for(lambda: any(".tmp" in path for path in files(where.data)))
            importing.send_signal(signal.SIGINT)
            assert importing.wait(30) == 130  # once: what is typed on a terminal is no more than that
        finally:
            importing.kill()
        assert importing.communicate(timeout=30) == (b"", b"")
    assert files(where.data, where.cache) == before


RUN_TWICE = """
import sys
from mlcat.cli.main import main
main(["import", sys.argv[1]])  # loads the modules
print("ready", file=sys.stderr, flush=True)
sys.exit(main(["import", "-"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.usefixtures("default_sigint")
@pytest.mark.parametrize("begun", ["", MARKDOWN, lines(SLOOP)], ids=["nothing", "Markdown", "NDJSON"])
def test_ctrl_c_ends_an_import_whose_producer_is_silent(readme: Path, begun: str) -> None:
    def press(importing: "subprocess.Popen[bytes]") -> None:
        assert importing.stderr
        while importing.stderr.readline() != b"ready\n":
            assert importing.poll() is None
        time.sleep(0.3)  # until it waits, on most machines; it has to end wherever it is
        importing.send_signal(signal.SIGINT)

    assert interrupted([RUN_TWICE, str(readme)], begun.encode(), press) == (130, b"")


PRESSED_WHILE_LOADING = """
import os, signal, sys, weakref
class Thing: pass
class Finder:
    def find_spec(self, name, *_):
        if name == "mlcat.importing.stream":
            thing = Thing()
            reference = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGINT))
            del thing
sys.meta_path.insert(0, Finder())
from mlcat.cli.main import main
sys.exit(main(["import", "-"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.usefixtures("default_sigint")
def test_ctrl_c_is_not_lost_in_a_callback_while_modules_are_loaded() -> None:
    assert interrupted([PRESSED_WHILE_LOADING], b"", lambda _: None) == (130, b"")


def interrupted(
    program: list[str], typed: bytes, press: "Callable[[subprocess.Popen[bytes]], None]"
) -> tuple[int, bytes]:
    """Runs a Python program whose input does not end; returns its exit code and what came on stderr after `press`."""
    with subprocess.Popen(
        [sys.executable, "-c", *program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as importing:
        assert importing.stdin
        try:
            importing.stdin.write(typed)
            importing.stdin.flush()
            press(importing)
            code = importing.wait(30)
        finally:
            importing.kill()
        return code, importing.communicate(timeout=30)[1]


def wait_for(true: Callable[[], bool], tries: Iterable[int] = range(3000)) -> None:
    for _ in tries:
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("it never came")


def test_keys_of_an_older_format_are_reported_once(mlcat: Mlcat, tmp_path: Path) -> None:
    old = {"title": "Sails", "url": "https://sails.example/", "section": "Ships", "venue": "CVPR 2016", "et_al": True}
    path = tmp_path / "old.json"
    path.write_text(json.dumps([old, old | {"url": "https://other.example/"}]), encoding="utf-8")
    imported = mlcat(f"import {path} --name old")
    assert "old.json: venue, arxiv, doi and et_al of its entries were read as publications.\n" in imported.err
    assert imported.err.count("were read as publications") == 1
    assert json.loads(mlcat("list -c old --json").out)[0]["publications"][0]["venue"] == "CVPR 2016"
    assert "publications" not in mlcat("list -c old --plain").err


def test_the_first_five_faults_of_a_file_are_reported(mlcat: Mlcat, tmp_path: Path) -> None:
    path = tmp_path / "boats.ndjson"
    good = {"title": "Sloop", "url": "https://a.org/", "section": "Boats"}
    bad = [good | {"url": f"{number}"} for number in range(6)]
    path.write_text("".join(json.dumps(line) + "\n" for line in (good, *bad)))
    for command in ("import", "import --dry-run"):
        answer = mlcat([*command.split(), str(path)])
        assert (answer.code, answer.out) == (1, "")
        lines = answer.err.splitlines()
        assert [line.partition(":")[0] for line in lines[1:5]] == [f"boats.ndjson, line {n}" for n in (3, 4, 5, 6)]
        assert lines[0].startswith("mlcat: boats.ndjson, line 2: 'Sloop', field 'url': \"0\" is not allowed. Write an")
        assert lines[5:] == ["There are more.", "Repair them. Or import with --skip-invalid."]


def test_a_broken_catalog_is_reported_in_two_lines_by_other_commands(mlcat: Mlcat, stored) -> None:
    stored("mine", [{"title": "One", "year": "x", "kind": "y"}])
    assert len(mlcat("search clip -n 1 --plain").err.splitlines()) == 3  # with that of more hits
    assert len(mlcat("list -c mine").err.splitlines()) == 2
