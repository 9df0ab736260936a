"""Options and values of other programs are answered with ours."""

import pytest

from cli.conftest import Mlcat


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("list -L 2", "Did you mean '--limit'?"),
        ("search clip -l python", "Did you mean '--language'?"),
        ("list --topic=nlp", "Did you mean '--tag'?"),
        ("list --type paper", "Did you mean '--kind'?"),
        ("list --category tools", "Did you mean '--section'?"),
        ("search clip -R mine", "Did you mean '--catalog'?"),
        ("search clip -j", "Did you mean '--json'?"),
        ("search clip -v", "Did you mean '--explain'?"),
        ("list --csv", "Did you mean '--format csv'?"),
        ("tags --jsonl", "Did you mean '--format ndjson'?"),
        ("show clip --bib", "Did you mean '--format bibtex'?"),
        ("list --since 2020", "From a year on: --year 2020-."),
        ("list --until 2020", "Up to a year: --year ..2020."),
        ("list -r", "A hyphen reverses an order: --sort=-year."),
        ("list --all", "Of all catalogs: -c all."),
        ("list -1", "One entry per line: --plain."),
        ("search clip --jq .", "jq reads --json: add `--json | jq .`."),
        ("show faiss --web", "In the browser: `mlcat open NAME`."),
        ("sections -q", "Notes go to stderr: `2>/dev/null` hides them."),
        (
            "list --color=never",
            "NO_COLOR=1 in the environment turns color off, FORCE_COLOR=1 keeps it in a pipe.",
        ),
        ("-V", "The version: `mlcat --version`."),
        ("-v", "The version: `mlcat --version`."),
        ("tags --since 2020", "See `mlcat tags -h`."),  # what the command cannot do is not suggested
        ("open faiss --topic nlp", "See `mlcat open -h`."),
        ("completion --csv", "See `mlcat completion -h`."),
        ("list -k code", "Did you mean 'library'?"),
        ("list -k '!Blog'", "Did you mean 'article'?"),
        ("list --status Maintained", "Did you mean 'active'?"),
        ("list --status deprecated", "Did you mean 'archived'?"),
        ("tags nlp", "Its entries: `mlcat list -t nlp`."),
        ("sections 'case studies'", "Its entries: `mlcat list -s 'case studies'`."),
        ("list --json id,title", "To print these fields: `mlcat list --fields id,title`."),
        ("search clip --json id,title", "Name them with --fields: `--json --fields id,title`."),
        ("list -o json", "For the format: --format json. For a file of this name: -o ./json."),
        ("stats", "To count entries: `mlcat list --count`."),
        ("why clip", "To see why entries are found: `mlcat search --explain clip`."),
        ("bibtex faiss", "To cite an entry: `mlcat cite faiss`."),
        ("outdated", "To see what is new: `mlcat new`."),
        ("star faiss", "To keep something in your own catalog: `mlcat add ADDRESS`."),
        ("doctor", "The catalogs and their folders: `mlcat catalogs`."),
    ],
)
def test_the_hint_has_what_to_type(mlcat: Mlcat, line: str, hint: str) -> None:
    answer = mlcat(line)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[1] == hint


@pytest.mark.parametrize(
    ("other", "ours"), [("md", "markdown"), ("jsonl", "ndjson"), ("TSV", "plain"), ("bib", "bibtex"), ("htm", "html")]
)
def test_formats_have_the_names_of_other_programs(mlcat: Mlcat, other: str, ours: str) -> None:
    assert mlcat(f"list -n 2 --format {other}").out == mlcat(f"list -n 2 --format {ours}").out != ""


def test_a_query_may_have_commas_unless_they_separate_fields(mlcat: Mlcat) -> None:
    assert mlcat("search clip,faiss --json").code == 0
    assert mlcat("search title,nosuch clip --json").code == 0
    assert mlcat("search id,title --plain").code in (0, 1)
