"""Bad input and bad surroundings, all of them: one clear error or an ordinary answer, and the right exit code.

The texts stand here word for word: they are what a person reads when something went wrong.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import SCRIPTS, Mlcat, written
from mlcat.paths import Folders

KINDS = "Kinds: paper, survey, article, library, tool, application, dataset, benchmark, model."
SECTIONS = (
    "Sections: surveys, applications, case-studies, libraries, tools, approximate-nearest-neighbors, papers, datasets."
)
TAGS = "Tags: NLP, CV, RecSys, Audio."
YEARS = "Write 2019, 2015-2020, 2020- (and later) or ..2015 (and earlier)."
LIMIT = "Write a whole number, 1 or more."
QUOTES = "To exclude a word, put the query in quotes: `mlcat search "
SEARCH = "Type a name or what you need: `mlcat search clip`."

# The command line, the exit code, the two lines on stderr. Stdout stays empty.
REFUSED = [
    # names that do not exist
    ("show nosuchthing", 1, "no entry 'nosuchthing'.", "Search for it: `mlcat search nosuchthing`."),
    ("show fais", 1, "no entry 'fais'.", "Did you mean 'faiss'?"),
    ("show fashion mnist", 1, "no entry 'fashion'.", 'Did you mean `mlcat show "fashion mnist"`?'),
    ("show ''", 1, "no entry ''.", "`mlcat list` lists all entries."),
    (
        "show metric-learning:nosuch",
        1,
        "no entry 'metric-learning:nosuch'.",
        "Search for it: `mlcat search metric-learning:nosuch`.",
    ),
    ("cite fais", 1, "no entry 'fais'.", "Did you mean 'faiss'?"),
    ("open fais", 1, "no entry 'fais'.", "Did you mean 'faiss'?"),
    ("list -t nosuch", 2, "no tag 'nosuch'.", TAGS),
    ("search clip --tag nosuch", 2, "no tag 'nosuch'.", TAGS),
    ("list -s nosuch", 2, "no section 'nosuch'.", SECTIONS),
    ("list -s ''", 2, "no section ''.", SECTIONS),
    ("list -k nosuch", 2, "no kind 'nosuch'.", KINDS),
    ("list --status nosuch", 2, "no status 'nosuch'.", "Statuses: active, dormant, archived."),
    ("list -c nosuch", 2, "no catalog 'nosuch'.", "Catalogs: metric-learning."),
    ("show faiss -c nosuch", 2, "no catalog 'nosuch'.", "Catalogs: metric-learning."),
    ("search tag:nosuch", 2, "no tag 'nosuch'.", f"{TAGS} A filter in quotes is text."),
    ("search clip -kind:nosuch", 2, "no kind 'nosuch'.", f"{KINDS} A filter in quotes is text."),
    (
        "search clip -video",
        2,
        "no option '-v' for `mlcat search`.",
        "To exclude a word, put the query in quotes: `mlcat search 'WORDS -video'`.",
    ),
    # values that are none
    ("list --year 19", 2, "'19' is not a year or a range of years.", YEARS),
    ("list -s surv", 2, "no section 'surv'.", f"Did you mean 'surveys'? {SECTIONS}"),
    ("list -s studies", 2, "no section 'studies'.", f"Did you mean 'case-studies'? {SECTIONS}"),
    ("list -k ap", 2, "no kind 'ap'.", f"Did you mean 'application'? {KINDS}"),
    ("list NLP", 2, "`mlcat list` takes no 'NLP'.", "Did you mean `mlcat list -t NLP`?"),
    ("list case studies", 2, "`mlcat list` takes no 'case studies'.", "Did you mean `mlcat list -s 'case studies'`?"),
    ("list libs", 2, "`mlcat list` takes no 'libs'.", "Did you mean `mlcat list -k library`?"),
    ("list clip -c nosuch", 2, "`mlcat list` takes no 'clip'.", "To search: `mlcat search clip -c nosuch`."),
    ("list --year ..", 2, "'..' is not a year or a range of years.", YEARS),
    ("list --year ٢٠١٩", 2, "'٢٠١٩' is not a year or a range of years.", YEARS),
    ("list --year 2020..2015", 2, "'2020..2015' ends before it starts.", "Write 2015-2020."),
    ("list -n 0", 2, "'0' is not a number of entries.", LIMIT),
    ("list -n -1", 2, "'-1' is not a number of entries.", LIMIT),
    ("list -n 1.5", 2, "'1.5' is not a number of entries.", LIMIT),
    ("search clip -nmany", 2, "'many' is not a number of entries.", f"{LIMIT} {QUOTES}'clip -nmany'`."),
    ("list --json --plain", 2, "--json and --plain cannot both be given.", "Choose one of them."),
    ("show faiss --plain --json", 2, "--json and --plain cannot both be given.", "Choose one of them."),
    # words that are missing, or none
    ("search", 2, "`mlcat search` needs WORDS.", SEARCH),
    ("search --", 2, "`mlcat search` needs WORDS.", SEARCH),
    ("search ''", 2, "the query is empty.", SEARCH),
    ("search '' ' '", 2, "the query is empty.", SEARCH),
    (["search", "\x00\x1b\x07\u202e"], 2, "the query is empty.", SEARCH),
    ("search '?!' ---", 2, "no option '---' for `mlcat search`.", "See `mlcat search -h`."),
    ("search -- '?!' ---", 2, "'?! ---' has no word to search for.", "Type a name or what you need."),
    (["search", "\udcff\udcfe"], 2, "'��' has no word to search for.", "Type a name or what you need."),
    (["show", "\ud800nosuchthing"], 1, "no entry '?nosuchthing'.", "Search for it: `mlcat search ?nosuchthing`."),
    ("search -t CV", 2, "there are no words to search for.", "To list: `mlcat list -t CV`."),
    (
        "search --explain -s 'case studies' --json",
        2,
        "there are no words to search for.",
        "To list: `mlcat list -s 'case studies' --json`.",
    ),
    ("show", 2, "`mlcat show` needs ENTRY.", "Name one: `mlcat show faiss`; `mlcat list` has them all."),
    ("open", 2, "`mlcat open` needs ENTRY.", "Name one: `mlcat open faiss`."),
    # words too many
    (
        "list clip",
        2,
        "`mlcat list` takes no 'clip'.",
        "To search: `mlcat search clip`.",
    ),
    ("tags (a b", 2, "`mlcat tags` takes no '(a b'.", "To search: `mlcat search (a b`."),
    ("open fashion mnist", 2, "`mlcat open` takes no 'mnist'.", 'If it is one name: `mlcat open "fashion mnist"`.'),
    # commands
    ("clip", 2, "no command 'clip'.", "Try `mlcat search clip`."),
    ("fashion mnist", 2, "no command 'fashion'.", "Try `mlcat search fashion mnist`."),
    ("serch clip", 2, "no command 'serch'.", "Did you mean `mlcat search`?"),
    ("List", 2, "no command 'List'.", "Did you mean `mlcat list`?"),
    ("help nosuch", 2, "no command 'nosuch'.", "Try `mlcat search nosuch`."),
    ("s clip", 2, "no command 's'.", "It may be `search`, `show`, `sections` or `skill`."),
    ("LIS", 2, "no command 'LIS'.", "Did you mean `mlcat list`?"),
    (["\x1b[31mred\x1b[0m"], 2, "no command '[31mred[0m'.", "Try `mlcat search [31mred[0m`."),
    # options
    ("mcp --port 80", 2, "no option '--port' for `mlcat mcp`.", "See `mlcat mcp -h`."),
    ("list --tga CV", 2, "no option '--tga' for `mlcat list`.", "Did you mean '--tag'?"),
    ("list --limt 3", 2, "no option '--limt' for `mlcat list`.", "Did you mean '--limit'?"),
    ("list --lang go", 2, "no option '--lang' for `mlcat list`.", "Did you mean '--language'?"),
    ("list --lic MIT", 2, "no option '--lic' for `mlcat list`.", "Did you mean '--license'?"),
    ("cat clip", 2, "no command 'cat'.", "To show an entry: `mlcat show clip`."),
    (
        "i faiss",
        2,
        "no command 'i'.",
        "mlcat installs nothing. How to install an entry: `mlcat show faiss --fields install`.",
    ),
    ("list -x", 2, "no option '-x' for `mlcat list`.", "See `mlcat list -h`."),
    ("list -t", 2, "option '-t' needs a value.", "Write `mlcat list -t NAME`."),
    ("list --json=yes", 2, "option '--json' takes no value.", "Write `mlcat list --json`."),
    ("--nosuch", 2, "no option '--nosuch' for `mlcat`.", "See `mlcat -h`."),
    ("--json", 2, "no option '--json' for `mlcat`.", "See `mlcat -h`."),
    ("--json list", 2, "--json stands before the command.", "Put it after: `mlcat list --json`."),
    ("-t CV search clip", 2, "-t stands before the command.", "Put it after: `mlcat search -t NAME`."),
]


@pytest.mark.parametrize(("line", "code", "message", "hint"), REFUSED, ids=[str(row[0]) for row in REFUSED])
def test_wrong_usage_is_answered_in_two_lines_on_stderr(
    mlcat: Mlcat, line: str | list[str], code: int, message: str, hint: str
) -> None:
    answer = mlcat(line)

    assert answer.err == f"mlcat: {message}\n{hint}\n"
    assert (answer.code, answer.out) == (code, "")


# The command line, what stands on stdout, what on stderr. The exit code is 1.
NOTHING = [
    ("search xyzzyq", "", "nothing found for 'xyzzyq'.\nTry other words, or look through `mlcat list`.\n"),
    ("search xyzzyq --json", "[]\n", "nothing found for 'xyzzyq'.\nTry other words, or look through `mlcat list`.\n"),
    ("search xyzzyq --plain", "", "nothing found for 'xyzzyq'.\nTry other words, or look through `mlcat list`.\n"),
    ("list --year 1999", "", "no entry matches every filter.\nWithout --year, 63 would match.\n"),
    ("list --year 1999 --json", "[]\n", "no entry matches every filter.\nWithout --year, 63 would match.\n"),
    ("show nosuchthing --json", "[]\n", "mlcat: no entry 'nosuchthing'.\nSearch for it: `mlcat search nosuchthing`.\n"),
    ("show nosuchthing --plain", "", "mlcat: no entry 'nosuchthing'.\nSearch for it: `mlcat search nosuchthing`.\n"),
]


@pytest.mark.parametrize(("line", "out", "err"), NOTHING, ids=[row[0] for row in NOTHING])
def test_nothing_found_is_exit_1_and_says_what_to_try(mlcat: Mlcat, line: str, out: str, err: str) -> None:
    assert mlcat(line) == (1, out, err)


def test_where_filters_were_the_cause_the_one_to_drop_is_named(oddities: str, mlcat: Mlcat) -> None:
    answer = mlcat("search poisk -c oddities -t NLP -k dataset")
    assert answer == (1, "", "nothing found for 'poisk'.\nWithout --kind, 1 would match.\n")


def test_an_unknown_name_is_answered_with_twelve_existing_ones_and_the_command_for_all(
    mlcat: Mlcat, stored: Callable[..., Path]
) -> None:
    stored("mine", [{"title": "One", "tags": [f"tag{number:02}" for number in range(1, 15)]}])

    answer = mlcat("list -c mine -t nosuch")

    listed = ", ".join(f"tag{number:02}" for number in range(1, 13))
    assert answer.err == (f"mlcat: no tag 'nosuch' in mine.\nTags: {listed} and 2 more: `mlcat tags -c mine`.\n")


def test_an_error_never_repeats_more_than_a_line_of_what_was_typed(mlcat: Mlcat) -> None:
    for line in (
        ["show", "x" * 500],
        ["x" * 500],
        ["search", "!" * 500],
        ["list", "x" * 500],
        ["list", "-" + "x" * 500],
        ["search", "--author", "x" * 500],
        ["tags", "word", "-c", "x" * 500],
        ["list", "-s", "x" * 500],
        ["list", "-t", "x" * 500],
        ["list", "-k", "x" * 500],
        ["list", "--status", "x" * 500],
        ["list", "-c", "x" * 500],
        ["list", "--year", "x" * 500],
        ["list", "-n", "x" * 500],
        ["list", "--format", "x" * 500],
        ["list", "--fields", "x" * 500],
        ["catalogs", "use", "x" * 500],
        ["catalogs", "x" * 500],
        ["help", "x" * 500],
    ):
        lines = mlcat(line).err.splitlines()
        assert len(lines) == 2
        assert all(text.count("x") < 100 for text in lines)


# --- A catalog that is broken ------------------------------------------------------------------------------------

HEAD = '{"name":"mine","title":"Mine","sections":[{"id":"a","title":"A"}]}'
ENTRY = '{"id":"x","title":"X","url":"https://x.example/","section":"a"}'
BROKEN = {
    "empty": ([], "mlcat: mine.ndjson, line 1: "),
    "no JSON": (["# Mine"], "mlcat: mine.ndjson, line 1: this is not JSON: "),
    "half a line": ([HEAD, ENTRY[:30]], "mlcat: mine.ndjson, line 2: this is not JSON: "),
    "a missing field": ([HEAD, ENTRY.replace("title", "name")], "mlcat: mine.ndjson, line 2: 'x', field 'title': "),
    "an address that is none": (
        [HEAD, ENTRY.replace("https", "javascript")],
        "mlcat: mine.ndjson, line 2: 'x', field 'url': \"javascript://x.example/\" is not allowed.\n"
        "Write an address that begins with http:// or https:// and has no blank.\n",
    ),
    "a section that is none": (
        [HEAD, ENTRY.replace('"a"', '"b"')],
        "mlcat: mine.ndjson, line 2: the entry 'X' has no id or no section.\n"
        "The file was changed by hand: import the catalog again.\n",
    ),
    "an escape sequence": (
        [HEAD, ENTRY.replace("X", "\\u001b[2J")],
        "mlcat: mine.ndjson, line 2: 'x', field 'title': it has a control, bidirectional-override or zero-width"
        " character.\nTake that character out.\n",
    ),
}


@pytest.mark.parametrize(("lines", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_catalog_is_an_error_with_file_line_and_field(
    mlcat: Mlcat, where: Folders, lines: list[str], message: str
) -> None:
    written(where, "mine", lines)

    answer = mlcat("list -c mine")

    assert answer.err.startswith(message)
    assert len(answer.err.splitlines()) == 2
    assert (answer.code, answer.out) == (1, "")


@pytest.mark.parametrize("line", ["search faiss -n 1 --plain", "show faiss --plain"])
def test_a_broken_catalog_does_not_keep_the_others_from_answering(mlcat: Mlcat, where: Folders, line: str) -> None:
    alone = mlcat(line)
    written(where, "mine", [HEAD, "broken"])

    answer = mlcat(line)

    assert (answer.code, answer.out) == (0, alone.out)
    assert answer.err.startswith("mlcat: mine.ndjson, line 2: this is not JSON: ")


def test_commands_of_one_catalog_do_not_look_at_a_broken_other(mlcat: Mlcat, where: Folders) -> None:
    written(where, "mine", ["broken"])
    for line in ("", "list", "sections", "tags", "list -c metric-learning"):
        assert (mlcat(line).code, mlcat(line).err) == (0, "")


def test_a_folder_in_place_of_a_catalog_is_an_error(mlcat: Mlcat, where: Folders) -> None:
    path = Path(where.catalogs, "mine.ndjson")
    path.mkdir(parents=True)

    answer = mlcat("list -c mine")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("mlcat: 'mine.ndjson' is left out: it is not a regular file.\nRemove it.\n")
    assert "mlcat: no catalog 'mine'." in answer.err


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_a_data_folder_whose_name_is_no_text_is_no_hindrance(mlcat: Mlcat, where: Folders, tmp_path: Path) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/d\xff")
    written(Folders(os.path.join(folder, "mlcat"), where.cache), "mine", [HEAD, ENTRY])

    answer = mlcat("list -c mine --plain", XDG_DATA_HOME=folder)

    assert answer == (0, "x\tX\tA\t\t\thttps://x.example/\t\n", "")


# --- A cache that is no use --------------------------------------------------------------------------------------


def _unwritable(cache: Path) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text("a file where the folder should be")


def _index_of(cache: Path) -> Path:
    (path,) = cache.glob("metric-learning.*.db")
    return path


def _garbage(cache: Path) -> None:
    _index_of(cache).write_bytes(b"no database" * 1000)


def _empty(cache: Path) -> None:
    _index_of(cache).write_bytes(b"")


def _cut(cache: Path) -> None:
    path = _index_of(cache)
    path.write_bytes(path.read_bytes()[:50_000])


def _one_byte(cache: Path) -> None:
    content = bytearray(_index_of(cache).read_bytes())
    content[len(content) // 2] ^= 0xFF
    _index_of(cache).write_bytes(content)


def _folder(cache: Path) -> None:
    path = _index_of(cache)
    path.unlink()
    path.mkdir()


SPOILED: dict[str, tuple[bool, Callable[[Path], None]]] = {
    # whether the cache was in use before, and what happened to it
    "cannot be made": (False, _unwritable),
    "garbage": (True, _garbage),
    "an empty file": (True, _empty),
    "cut off": (True, _cut),
    "one wrong byte": (True, _one_byte),
    "a folder in its place": (True, _folder),
}


@pytest.mark.parametrize(("used", "spoil"), SPOILED.values(), ids=SPOILED)
def test_a_spoilt_cache_changes_no_answer(
    mlcat: Mlcat, tmp_path: Path, used: bool, spoil: Callable[[Path], None]
) -> None:
    line = "search sentence transformers -n 3 --plain"
    healthy = mlcat(line)
    home = tmp_path / "home"
    if used:
        mlcat(line, XDG_CACHE_HOME=str(home))
    spoil(home / "mlcat")

    assert mlcat(line, XDG_CACHE_HOME=str(home)) == healthy
    assert mlcat(line, XDG_CACHE_HOME=str(home)) == healthy


def test_a_cache_and_data_folder_that_cannot_be_looked_into_are_as_good_as_none(mlcat: Mlcat) -> None:
    answer = mlcat("tags --plain", XDG_CACHE_HOME="/dev/null/cache", XDG_DATA_HOME="/dev/null/data")
    assert answer == mlcat("tags --plain")


# --- Streams that end, are closed, or are full -------------------------------------------------------------------


def _told(line: str) -> str:
    """The line, after which the exit code of its first command stands on stderr."""
    first, _, rest = line.partition(" | ")
    return f"{{ {first}; echo $? >&2; }} | {rest}"


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("mlcat list | head -n 1", "Surveys (5)\n"),
        ("mlcat show faiss | true", ""),
        ("mlcat search -n3 faiss | true", ""),  # the way by Typer
        ("mlcat -h | true", ""),
    ],
)
def test_a_reader_that_has_enough_ends_it_quietly(shell: Mlcat, line: str, out: str) -> None:
    assert shell(_told(line)) == (0, out, "0\n")


def process(
    argv: Sequence[str | bytes], *, out: int = subprocess.PIPE, err: int = subprocess.PIPE, **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """`mlcat` as a process with these arguments and streams."""
    script = os.fsencode(os.path.join(SCRIPTS, "mlcat"))
    command = [script, *map(os.fsencode, argv)]
    return subprocess.run(command, stdout=out, stderr=err, env=os.environ | environ, timeout=30, check=False)


def test_a_reader_that_is_gone_before_the_first_byte_ends_it_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ended = process(["list"], out=writer)
        refused = process(["show", "nosuchthing"], err=writer)
    finally:
        os.close(writer)

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert (refused.returncode, refused.stdout) == (1, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
@pytest.mark.parametrize("argv", [["list", "--json"], ["-h"], ["--version"]])
def test_a_full_disk_is_one_line_and_exit_1(argv: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        ended = process(argv, out=full.fileno())

    assert (ended.returncode, ended.stderr) == (1, b"mlcat: No space left on device.\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
def test_a_stderr_that_takes_nothing_changes_neither_the_answer_nor_the_exit_code(mlcat: Mlcat) -> None:
    wanted = mlcat("search similarity -n 1 --plain")
    assert wanted.err  # there is something to lose

    with open("/dev/full", "wb") as full:
        ended = process(["search", "similarity", "-n", "1", "--plain"], err=full.fileno())

    assert (ended.returncode, ended.stdout.decode()) == (0, wanted.out)


@pytest.mark.parametrize(("line", "code"), [("list", 0), ("-h", 0), ("show nosuchthing", 1), ("list -n 0", 2)])
def test_streams_that_are_closed_change_no_exit_code(shell: Mlcat, line: str, code: int) -> None:
    assert shell(f"mlcat {line} <&- >&-").code == code
    assert shell(f"mlcat {line} <&- >&- 2>&-") == (code, "", "")


# --- Ctrl-C ------------------------------------------------------------------------------------------------------

INTERRUPTED = {
    "while it works": "import mlcat.cli.parsing.parser as parser; parser.parse = press",
    "while it loads": "sys.modules.pop('mlcat.cli.main', None); sys.meta_path.insert(0, Finder())",
}


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX does")
@pytest.mark.parametrize("moment", INTERRUPTED.values(), ids=INTERRUPTED)
def test_ctrl_c_is_exit_130_and_silent(moment: str) -> None:
    program = f"""
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
def press(*_):
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(5)
class Finder:
    def find_spec(self, name, *_):
        if name == "mlcat.cli.main":
            press()
{moment}
from mlcat.__main__ import run
sys.argv = ["mlcat", "list"]
sys.exit(run())
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], env=dict(os.environ), capture_output=True, timeout=30, check=False
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (130, b"", b"")


# --- Encodings, locales, bytes -----------------------------------------------------------------------------------

PLAIN_C: dict[str, Any] = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ENCODINGS = {
    "C locale": PLAIN_C,
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ascii, strict": {"PYTHONIOENCODING": "ascii:strict"},
}


@pytest.mark.parametrize("environ", ENCODINGS.values(), ids=ENCODINGS)
def test_an_encoding_that_lacks_characters_loses_them_and_nothing_else(
    oddities: str, mlcat: Mlcat, environ: dict[str, Any]
) -> None:
    ended = process(["list", "-c", oddities], **environ)

    lines = mlcat(["list", "-c", oddities]).out.splitlines()
    shown = ended.stdout.decode("cp1252").splitlines()
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert len(shown) == len(lines)
    assert all(was == now for was, now in zip(lines, shown, strict=True) if was.isascii())
    assert "?? Atlas" in ended.stdout.decode("cp1252")


@pytest.mark.parametrize("environ", ENCODINGS.values(), ids=ENCODINGS)
def test_json_says_the_same_in_every_encoding(oddities: str, mlcat: Mlcat, environ: dict[str, Any]) -> None:
    ended = process(["list", "-c", oddities, "--json"], **environ)

    assert ended.returncode == 0
    assert json.loads(ended.stdout) == json.loads(mlcat(["list", "-c", oddities, "--json"]).out)


def test_a_panel_that_cannot_be_drawn_with_round_corners_is_drawn_with_ascii(mlcat: Mlcat) -> None:
    shown = mlcat("show faiss", encoding="cp1252").out
    assert shown.startswith("+- FAISS --")
    assert not set(shown) & set("╭╮╰╯│─·")


def test_what_is_typed_is_understood_in_the_c_locale_too(oddities: str) -> None:
    ended = process(["show", "märtin".encode(), "-c", oddities, "--plain"], **PLAIN_C)
    assert ended.stdout.startswith(b"martin\tM?rtin\t")


@pytest.mark.skipif(os.name != "posix", reason="arguments are bytes on POSIX only")
def test_bytes_that_are_no_text_are_shown_as_such() -> None:
    ended = process([b"show", b"nosuch\xffthing\xc3"], PYTHONUTF8="1")
    assert ended.returncode == 1
    assert ended.stderr.decode().startswith("mlcat: no entry 'nosuch�thing�'.\n")


# --- Widths ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", ["0", "abc", "-5", "", "1e3", "٩٠"])
@pytest.mark.parametrize("line", ["", "list", "search faiss", "show faiss", "tags", "search -h"])
def test_a_width_that_is_none_shows_the_whole_answer(mlcat: Mlcat, line: str, columns: str) -> None:
    usual, answer = mlcat(line), mlcat(line, COLUMNS=columns)

    assert answer == usual


@pytest.mark.parametrize("line", ["", "list", "search faiss", "show faiss", "tags", "search -h"])
def test_a_width_that_no_terminal_has_loses_no_word(mlcat: Mlcat, line: str) -> None:
    usual, answer = mlcat(line), mlcat(line, COLUMNS="9" * 30)

    assert answer.code == 0
    assert {word for word in answer.out.split() if word.isalnum()} == {
        word for word in usual.out.split() if word.isalnum()
    }


@pytest.mark.parametrize("columns", ["1", "3", "20"])
@pytest.mark.parametrize("line", ["", "list -s tools", "search faiss -n 1", "show faiss", "sections", "search -h"])
def test_on_the_narrowest_terminal_every_word_is_still_there(mlcat: Mlcat, line: str, columns: str) -> None:
    wide = mlcat(line, terminal=True, COLUMNS="100", TERM="dumb")
    narrow = mlcat(line, terminal=True, COLUMNS=columns, TERM="dumb")

    assert narrow.code == wide.code == 0
    assert all(len(row) <= 40 for row in narrow.out.splitlines()) or line == ""
    letters = "".join(char for char in narrow.out if char.isalnum())
    missing = [word for word in ("FAISS", "tools", "mlcat") if word in wide.out and word not in letters]
    assert not missing


class TestTheCatalogThatWasChosen:
    """Every command line that is offered looks in it too, where its command can."""

    @pytest.fixture(autouse=True)
    def _mine(self, stored) -> None:
        stored("mine", [{"title": "Two words", "id": "two-words"}, {"title": "Two"}])

    @pytest.mark.parametrize("chosen", ["-c mine", "--catalog=mine", "--catalog mine"])
    @pytest.mark.parametrize(
        ("line", "hint"),
        [
            ("{} list shelf", "Did you mean `mlcat list -s shelf -c mine`?"),
            ("list {} nothing", "To search: `mlcat search nothing -c mine`."),
            ("{} -n 2 list", "Put it after: `mlcat list -n N -c mine`."),
            ("{} --json list", "Put it after: `mlcat list --json -c mine`."),
            ("list {} --tag", "Write `mlcat list --tag NAME -c mine`."),
            ("{} serch web", "Did you mean `mlcat search -c mine`?"),
            ("{} grep web", "To search: `mlcat search web -c mine`."),
            ("{} pandas", "Try `mlcat search pandas -c mine`."),
            (
                "{} uninstall web",
                "To remove a catalog: `mlcat catalogs remove web`; an entry: `mlcat remove web -c mine`.",
            ),
            ("open two words {}", 'If it is one name: `mlcat open "two words" -c mine`.'),
        ],
    )
    def test_is_repeated_in_the_hint(self, mlcat: Mlcat, chosen: str, line: str, hint: str) -> None:
        assert mlcat(line.format(chosen)).err.splitlines()[-1] == hint
