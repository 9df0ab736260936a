"""`mlcat add`: an entry in a catalog of the user's, which it says."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from importing.fetch.conftest import Server, serving

from cli.commands.editing.support import lines, titles
from cli.conftest import SCRIPTS, Mlcat
from mlcat.cli.editing import adding
from mlcat.importing.fetch.http import Fetcher
from mlcat.paths import Folders

BOAT = "https://boats.example/sloop"


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


# --- Which catalog --------------------------------------------------------------------------------------------------


def test_the_first_makes_the_catalog_mine(mlcat: Mlcat, where: Folders) -> None:
    answer = mlcat(f"add {BOAT} --title Sloop")
    assert answer == (
        0, "added sloop to mine\n", "made the catalog 'mine'; `mlcat catalogs use mine` makes it the current one.\n"
    )  # fmt: skip
    assert lines(where, "mine")[0] == {
        "name": "mine", "title": "Mine", "sections": [{"id": "unsorted", "title": "Unsorted"}]
    }  # fmt: skip
    assert mlcat("show sloop --fields url,section").out == f"{BOAT}\tUnsorted\n"


def test_a_further_one_says_where_it_went_and_no_more(mlcat: Mlcat) -> None:
    mlcat(f"add {BOAT} --title Sloop")
    assert mlcat("add https://boats.example/yawl --title Yawl") == (0, "added yawl to mine\n", "")


def test_an_address_may_lack_its_scheme(mlcat: Mlcat) -> None:
    assert mlcat("add boats.example/sloop --title Sloop").out == "added sloop to mine\n"
    assert mlcat("show sloop --fields url").out == f"{BOAT}\n"


def test_c_names_the_catalog_in_any_case(mlcat: Mlcat, stored, where: Folders) -> None:
    stored("work", [])
    assert mlcat(f"add {BOAT} -c WORK --title Sloop").out == "added sloop to work\n"
    assert mlcat("add https://boats.example/yawl -c boats --title Yawl").out == "added yawl to boats\n"
    assert (titles(where, "work"), titles(where, "boats")) == (["Sloop"], ["Yawl"])


def test_the_current_one_is_taken_if_it_may_be_changed(mlcat: Mlcat, stored) -> None:
    stored("work", [])
    stored("list", [], source="owner/list")
    mlcat("catalogs use work")
    assert mlcat(f"add {BOAT} --title Sloop").out == "added sloop to work\n"
    mlcat("catalogs use list")
    assert mlcat(f"add {BOAT} --title Sloop").out == "added sloop to mine\n"
    assert mlcat(f"add {BOAT}/2 --title Sloop", MLCAT_CATALOG="work").out == "added sloop-boats-example to work\n"


def test_the_one_that_the_variable_names_is_made(mlcat: Mlcat) -> None:
    assert mlcat(f"add {BOAT} --title Sloop", MLCAT_CATALOG="trip").out == "added sloop to trip\n"


@pytest.mark.parametrize(
    ("line", "code", "message", "hint"),
    [
        (
            f"add {BOAT} -c metric-learning", 1, "'metric-learning' ships with mlcat and is never written.",
            "Change a copy: `mlcat list -c metric-learning --json | mlcat import - --name my-metric-learning`.",
        ),
        (
            f"add {BOAT} -c list", 1, "'list' comes from owner/list, and its next update would undo your change.",
            "Change a copy: `mlcat list -c list --json | mlcat import - --name my-list`.",
        ),
        (f"add {BOAT} -c all", 2, "an entry goes into one catalog, not into all.", "Choose one: `-c mine`."),
        (f"add {BOAT} -c 'My Boats'", 2, "'My Boats' cannot be the name of a catalog.", "Use 'my-boats'."),
        (f"add {BOAT} -c ../../x", 2, "'../../x' cannot be the name of a catalog.", "Use 'x'."),
        ("add", 2, "`mlcat add` needs URL.", "Give an address: `mlcat add https://example.org/`."),
        ("add boats.example", 2, "'boats.example' is not an address that begins with https:// or http://.",
         "Write https://boats.example."),
        (f"add {BOAT} --year 20", 2, "'20' is not a year.", "Write four digits: 2019."),
        (f"add {BOAT} --year 1500", 2, "the new entry: 'sloop', field 'year': 1500 is not allowed.",
         "Write a year of four digits, without quotes."),
        (f"add {BOAT} -s ''", 2, "the new entry: 'sloop', field 'section': \"\" is not allowed.",
         "Write one line of text."),
        (f"add {BOAT} -s ' > '", 1, "'>' cannot be a section.", "Write a title, or `Outer > Inner`."),
        (f"add {BOAT} {BOAT}", 2, f"`mlcat add` takes no '{BOAT}'.", None),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_written(
    mlcat: Mlcat, stored, where: Folders, line: str, code: int, message: str, hint: str | None
) -> None:
    stored("list", [], source="owner/list")
    answer = mlcat(line)
    assert (answer.code, answer.out) == (code, "")
    said = answer.err.splitlines()
    assert said[0] == f"mlcat: {message}"
    assert hint is None or said[1:] == [hint]
    assert os.listdir(where.catalogs) == ["list.ndjson"]


# --- What is said ---------------------------------------------------------------------------------------------------


def test_every_option_becomes_a_field(mlcat: Mlcat, where: Folders) -> None:
    line = [
        "add", BOAT, "--title", "Sloop", "-s", "Boats > Small", "-t", "wood", "-t", "one mast", "-k", "tools",
        "--summary", "Sails", "--description", "It sails well.", "--author", "Ada", "--author", "Grace",
        "--year", "1843", "--license", "mit", "--language", "Python", "--install", "pip install sloop",
        "--id", "my-sloop",
    ]  # fmt: skip
    assert mlcat(line).out == "added my-sloop to mine\n"
    facts, entry = lines(where, "mine")
    assert facts["sections"] == [
        {"id": "boats", "title": "Boats"},
        {"id": "small", "title": "Small", "parent": "boats"},
    ]
    entry.pop("added")
    assert entry == {
        "id": "my-sloop", "title": "Sloop", "url": BOAT, "section": "small", "tags": ["wood", "one mast"],
        "kind": "tool", "summary": "Sails", "description": "It sails well.", "authors": ["Ada", "Grace"], "year": 1843,
        "license": "MIT", "language": "Python", "install": "pip install sloop",
    }  # fmt: skip


def test_without_a_title_it_is_from_the_address_and_a_note_says_so(mlcat: Mlcat, stored) -> None:
    stored("mine", [])
    assert mlcat(f"add {BOAT}.html") == (
        0, "added sloop to mine\n", "'sloop' is from the address: give it a title with `mlcat edit sloop`.\n"
    )  # fmt: skip


def test_an_address_that_the_catalog_has_is_reported(mlcat: Mlcat, where: Folders) -> None:
    mlcat(f"add {BOAT} --title Sloop")
    answer = mlcat("add http://www.boats.example/sloop/ --title Other")
    assert answer.code == 1
    assert answer.err == (
        "mlcat: 'mine' has this address already: 'sloop' (Sloop).\nChange it with `mlcat edit mine:sloop`.\n"
    )
    assert titles(where) == ["Sloop"]


def test_an_address_that_other_catalogs_have_is_reported_and_added(mlcat: Mlcat, stored) -> None:
    stored("mine", [])
    answer = mlcat("add https://github.com/facebookresearch/faiss.git --title FAISS")
    assert answer == (0, "added faiss to mine\n", "the same address is also that of 'metric-learning:faiss'.\n")


def test_an_id_that_means_another_thing_elsewhere_is_printed_with_its_catalog(mlcat: Mlcat, stored) -> None:
    stored("mine", [])
    mlcat("list")  # the bundled catalog is indexed
    assert mlcat(f"add {BOAT} --title FAISS").out == "added mine:faiss to mine\n"
    assert BOAT in mlcat("show mine:faiss --plain").out


def test_hostile_words_are_refused_or_cleaned(mlcat: Mlcat, where: Folders) -> None:
    answer = mlcat(["add", BOAT, "--title", "a\x1b[31mb"])
    assert answer.code == 2
    assert "\x1b" not in answer.err
    assert mlcat(["add", "https://boats.example/%1b%5b31m"]).code == 0
    assert titles(where) == ["[31m"]


# --- With --fetch ---------------------------------------------------------------------------------------------------


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on this machine that `add --fetch` may ask."""
    monkeypatch.setattr(adding, "Fetcher", partial(Fetcher, allow_insecure=True))
    with serving() as server:
        yield server


def test_title_and_description_are_read_from_the_page(mlcat: Mlcat, where: Folders, web: Server) -> None:
    page = b'<title>Sloops</title><meta name="description" content="All of them. And more.">'
    url = web.page("/sloops", page, content_type="text/html")
    assert mlcat(f"add {url} --fetch").code == 0
    entry = lines(where, "mine")[1]
    assert (entry["title"], entry["summary"]) == ("Sloops", "All of them.")
    assert entry["description"] == "All of them. And more."
    assert web.headers[0]["accept"].startswith("text/html")


def test_what_is_typed_stands_above_the_page(mlcat: Mlcat, where: Folders, web: Server) -> None:
    url = web.page("/sloops", b'<title>Sloops</title><meta name="description" content="Words.">')
    mlcat(f"add {url} --fetch --title Mine --description Own")
    entry = lines(where, "mine")[1]
    assert (entry["title"], entry["description"]) == ("Mine", "Own")


def test_nothing_is_asked_without_the_option(mlcat: Mlcat, web: Server) -> None:
    assert mlcat(f"add {web.page('/sloops', b'<title>Sloops</title>')}").code == 0
    assert web.asked == []


@pytest.mark.parametrize(("path", "said"), [("/gone", "there is nothing at"), ("/empty", "the page has no title")])
def test_a_page_that_cannot_be_read_adds_nothing(
    mlcat: Mlcat, where: Folders, web: Server, path: str, said: str
) -> None:
    web.page("/empty", b"<p>words")
    answer = mlcat(f"add {web.address}{path} --fetch")
    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err
    assert not os.path.exists(where.catalogs)


def test_plain_http_is_not_fetched(mlcat: Mlcat) -> None:
    answer = mlcat("add http://boats.example/ --fetch")
    assert answer.code == 1
    assert "is not https" in answer.err


# --- Processes and files --------------------------------------------------------------------------------------------


def started(*argv: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [os.path.join(SCRIPTS, "mlcat"), *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_two_at_once_both_add(where: Folders) -> None:
    names = ["sloop", "yawl", "brig"]
    both = [started("add", f"https://boats.example/{name}", "--title", name) for name in names]
    for one in both:
        _, error = one.communicate(timeout=60)
        assert one.returncode == 0, error
    assert sorted(map(str, titles(where))) == sorted(names)
    assert os.listdir(where.catalogs) == ["mine.ndjson"]


KILLED_AT = """
import os, signal, sys
from mlcat.cli.editing import adding
from mlcat.cli.main import main
from mlcat.paths import user_folders
where, argv = user_folders(os.environ), sys.argv[1:]

def kill(moment):
    def hook(event, values):
        nonlocal moment
        if event in ("open", "os.rename", "os.link", "os.remove", "sqlite3.connect"):
            if str(values[0]).startswith((where.data, where.cache)):
                moment -= 1
                if moment == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
    return hook

for moment in range(1, 100):
    child = os.fork()
    if child == 0:
        sys.addaudithook(kill(moment))
        os._exit(main(argv))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(code, open(os.path.join(where.catalogs, "mine.ndjson")).read().count(chr(10)), flush=True)
    if code != -signal.SIGKILL:
        break
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_kill_at_any_moment_leaves_the_old_state_or_the_new(stored) -> None:
    stored("mine", [{"title": "Yawl", "url": "https://boats.example/yawl"}])
    ended = subprocess.run(
        [sys.executable, "-c", KILLED_AT, "add", BOAT, "--title", "Sloop"], capture_output=True, text=True, check=True
    )
    rounds = [tuple(map(int, line.split())) for line in ended.stdout.splitlines() if line[:1] in "-0123456789"]
    codes, counts = zip(*rounds, strict=True)
    # Killed before the rename: two lines; after it: three. The first run that finds the entry there ends with 1.
    assert len(rounds) > 5
    assert set(codes[:-1]) == {-signal.SIGKILL}
    assert codes[-1] in (0, 1)
    assert sorted(counts) == list(counts)
    assert (counts[0], counts[-1]) == (2, 3)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_one_error(mlcat: Mlcat, where: Folders, stored) -> None:
    stored("mine", [])
    Path(where.catalogs).chmod(stat.S_IRUSR | stat.S_IXUSR)
    answer = mlcat(f"add {BOAT}")
    Path(where.catalogs).chmod(stat.S_IRWXU)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"mlcat: {where.catalogs}: cannot be written")


def test_a_file_in_the_place_of_the_folder_is_one_error(mlcat: Mlcat, where: Folders) -> None:
    Path(where.data).mkdir(parents=True)
    Path(where.catalogs).write_text("a file")
    answer = mlcat(f"add {BOAT}")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"mlcat: {where.catalogs}: cannot be written")


def test_a_damaged_catalog_is_left_as_it_is(mlcat: Mlcat, stored) -> None:
    path = stored("mine", ["no json"])
    before = path.read_bytes()
    answer = mlcat(f"add {BOAT} --title Sloop")
    assert answer.code == 1
    assert answer.err.startswith("mlcat: mine.ndjson, line 2: this is not JSON")
    assert path.read_bytes() == before
