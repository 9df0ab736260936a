"""Wrong usage and queries without results: the exact two lines on stderr and the exit code."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Mlcat

KINDS = "Kinds: paper, survey, article, library, tool, application, dataset, benchmark, model."


SECTIONS = (
    "Sections: surveys, applications, case-studies, libraries, tools, approximate-nearest-neighbors, papers, datasets."
)


TAGS = "Tags: NLP, CV, RecSys, Audio."


YEARS = "Write 2019, 2015-2020, 2020- (and later) or ..2015 (and earlier)."


LIMIT = "Write a whole number, 1 or more."


QUOTES = "To exclude a word, put the query in quotes: `mlcat search "


SEARCH = "Type a name or what you need: `mlcat search clip`."


# Command line, exit code, and the two lines on stderr. Nothing is written to stdout.
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
    # invalid values
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
    # missing words
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
    # too many words
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
    ("--json list", 2, "--json is before the command.", "Put it after: `mlcat list --json`."),
    ("-t CV search clip", 2, "-t is before the command.", "Put it after: `mlcat search -t NAME`."),
]


@pytest.mark.parametrize(("line", "code", "message", "hint"), REFUSED, ids=[str(row[0]) for row in REFUSED])
def test_wrong_usage_is_an_error_and_a_hint_on_stderr(
    mlcat: Mlcat, line: str | list[str], code: int, message: str, hint: str
) -> None:
    answer = mlcat(line)

    assert answer.err == f"mlcat: {message}\n{hint}\n"
    assert (answer.code, answer.out) == (code, "")


# Command line, stdout, stderr. The exit code is 1.
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
def test_no_result_exits_with_1_and_suggests_what_to_try(mlcat: Mlcat, line: str, out: str, err: str) -> None:
    assert mlcat(line) == (1, out, err)


def test_a_filter_without_which_something_matches_is_named(oddities: str, mlcat: Mlcat) -> None:
    answer = mlcat("search poisk -c oddities -t NLP -k dataset")
    assert answer == (1, "", "nothing found for 'poisk'.\nWithout --kind, 1 would match.\n")


def test_the_hint_for_an_unknown_tag_lists_twelve_tags_and_the_command_for_all(
    mlcat: Mlcat, stored: Callable[..., Path]
) -> None:
    stored("mine", [{"title": "One", "tags": [f"tag{number:02}" for number in range(1, 15)]}])

    answer = mlcat("list -c mine -t nosuch")

    listed = ", ".join(f"tag{number:02}" for number in range(1, 13))
    assert answer.err == (f"mlcat: no tag 'nosuch' in mine.\nTags: {listed} and 2 more: `mlcat tags -c mine`.\n")


def test_an_error_truncates_long_arguments(mlcat: Mlcat) -> None:
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
def test_the_hint_repeats_the_option_that_names_the_catalog(
    mlcat: Mlcat, stored: Callable[..., Path], chosen: str, line: str, hint: str
) -> None:
    stored("mine", [{"title": "Two words", "id": "two-words"}, {"title": "Two"}])

    assert mlcat(line.format(chosen)).err.splitlines()[-1] == hint
