"""`mlcat list`: the entries, by section."""

import json

import pytest

from cli.conftest import Mlcat


def ids(mlcat: Mlcat, line: str) -> list[str]:
    """The ids of what a command line lists, in order."""
    return [row.partition("\t")[0] for row in mlcat(f"{line} -c oddities --plain").out.splitlines()]


BASICS = ["everything", "bare-minimum", "marten", "martin"]
BEACONS = ["beacon", "beacon-south"]
CORNERS = ["long-title", "red-x-red", "quoted"]
WORDS = ["poisk-lib", "atlas", "cpp", "csharp", "node"]


@pytest.mark.usefixtures("oddities")
@pytest.mark.parametrize(
    ("filters", "listed"),
    [
        ("", BASICS + BEACONS + CORNERS + WORDS),
        ("-s basics", BASICS + BEACONS + CORNERS),  # a section includes its subsections
        ("-s 'DEEP dives'", BEACONS + CORNERS),
        ("-s 'größen & verktøy'", WORDS),
        ("-s odd-corners -s groessen", CORNERS + WORDS),  # twice: either
        ("-t nlp", ["everything", "beacon", "red-x-red", "poisk-lib"]),
        ("-t NLP -t Audio", ["everything"]),  # twice: both
        ("-k paper", BEACONS),
        ("-k paper -k dataset", [*BEACONS, "atlas"]),
        ("--status dormant", ["marten", "red-x-red"]),
        ("--status dormant --status archived", ["marten", "beacon-south", "red-x-red"]),
        ("--year 2017", ["beacon-south", "atlas"]),
        ("--year ..1998", ["beacon", "cpp"]),
        ("--year 2021..", ["long-title"]),
        ("--year 2009..2015", ["everything", "node"]),
        ("-t audio --year 2020 --status active", ["martin"]),
        ("-n 2", ["everything", "bare-minimum"]),
        ("-t audio -n 1", ["everything"]),
        ("-n 999", BASICS + BEACONS + CORNERS + WORDS),
    ],
)
def test_only_entries_that_pass_the_filters_are_listed(mlcat: Mlcat, filters: str, listed: list[str]) -> None:
    assert ids(mlcat, f"list {filters}") == listed


def test_without_a_catalog_the_bundled_one_is_listed_completely(mlcat: Mlcat, oddities: str) -> None:
    lines = mlcat("list --plain").out.splitlines()
    assert len(lines) == 63
    assert len({line.split("\t")[0] for line in lines}) == 63
    assert all(line.count("\t") == 6 for line in lines)


def test_several_catalogs_are_listed_under_their_titles(mlcat: Mlcat, oddities: str) -> None:
    lines = mlcat("list -c all").out.splitlines()
    assert lines[:3] == ["Awesome Metric Learning (63)", "", "Surveys (5)"]
    assert "Catalog of Oddities (14)" in lines
    assert "Catalog of Oddities (14)" not in mlcat("list -c all -n 63").out
    assert len(mlcat("list -c all -n 64 --plain").out.splitlines()) == 64


@pytest.mark.parametrize("terminal", [True, False])
def test_headings_count_the_entries_that_match_the_filter(mlcat: Mlcat, oddities: str, terminal: bool) -> None:
    output = mlcat("list -c oddities -t NLP", terminal=terminal, NO_COLOR="1", COLUMNS="100").out
    for heading in ("Basics (1)", "Basics > Deep Dives (1)", "Basics > Deep Dives > Odd Corners (1)"):
        assert heading in output


def test_json_has_every_key_of_every_entry(mlcat: Mlcat, oddities: str) -> None:
    entries = json.loads(mlcat("list -c oddities --json").out)
    assert len(entries) == 14
    assert len({tuple(entry) for entry in entries}) == 1
    assert {entry["catalog"] for entry in entries} == {"oddities"}


@pytest.mark.parametrize(
    ("filters", "same"),
    [
        ("-k lib --license apache", "-k library --license Apache-2.0"),
        ("--language python", "--language PY"),
        ("--year 2020-2022", "--year 2020..2022"),
        ("--year 2020+", "--year 2020.."),
        ("-t '!NLP' -t CV", "-t CV -t '!nlp'"),
        ("-t NLP,CV", "-t NLP -t CV"),
        ("-t ' nlp , CV,'", "-t NLP -t CV"),
        ("-t '!NLP,CV'", "-t '!NLP' -t '!CV'"),
        ("-s tools,datasets", "-s tools -s datasets"),
        ("-k paper,survey", "-k paper -k survey"),
        ("-k '!paper,libs'", "-k '!paper' -k '!library'"),
        ("--status active,", "--status active"),
        ("--license mit,apache", "--license mit --license apache"),
        ("--language python,c++", "--language python --language c++"),
        ("--year '>2020'", "--year 2021-"),
    ],
)
def test_filters_that_mean_the_same(mlcat: Mlcat, filters: str, same: str) -> None:
    answer = mlcat(f"list --plain {filters}")
    assert answer == mlcat(f"list --plain {same}")
    assert 0 < len(answer.out.splitlines()) < 63


def test_an_exclamation_mark_excludes_entries_with_the_value(mlcat: Mlcat) -> None:
    def ids(filters: str) -> set[str]:
        return {line.split("\t")[0] for line in mlcat(f"list --plain {filters}").out.splitlines()}

    for option, value in (
        ("-t", "NLP"),
        ("-s", "tools"),
        ("-k", "paper"),
        ("--status", "active"),
        ("--license", "mit"),
    ):
        assert ids(f"{option} {value}") | ids(f"{option} '!{value}'") == ids("")
        assert not ids(f"{option} {value}") & ids(f"{option} '!{value}'")


@pytest.mark.parametrize(
    ("filters", "field"),
    [
        ("-k paper", "a kind"),
        ("--status active", "a status"),
        ("--year 2020", "a year"),
        ("--license mit", "a license"),
        ("--language c", "a language"),
        ("--author ada", "an author"),
    ],
)
def test_a_filter_on_a_field_that_no_entry_has_is_reported(mlcat: Mlcat, stored, filters: str, field: str) -> None:
    stored("mine", [{"title": "One"}])
    flag = filters.partition(" ")[0].replace("-k", "--kind")
    message = f"no entry of mine has {field}.\n"
    assert mlcat(f"list -c mine {filters}").err == f"{message}Without {flag}, 1 would match.\n"
    assert mlcat(f"search one -c mine {filters}").err == f"nothing found for 'one'.\n{message}"


class TestSeveralCatalogs:
    """An entry of several catalogs is listed once, as in the first of them."""

    @pytest.fixture(autouse=True)
    def _catalogs(self, stored) -> None:
        clip = "https://www.github.com/openai/CLIP.git/"
        stored("mine", [{"title": "My CLIP", "id": "contrastive", "url": clip, "tags": ["new"]}, {"title": "Stapler"}])
        scissors = {"title": "Scissors", "url": "https://scissors.example/"}
        again = scissors | {"id": "scissors-again"}
        stored("other", [{"title": "Clip", "id": "picture-clip", "url": clip}, scissors, again])

    @pytest.mark.parametrize(
        "layout", ["--plain", "", "--sort title --plain", "--format markdown", "--format panel", "--format csv"]
    )
    def test_the_entry_appears_once_in_every_layout(self, mlcat: Mlcat, layout: str) -> None:
        out = mlcat(f"list -c all {layout}").out
        assert "My CLIP" not in out
        assert "picture-clip" not in out
        assert "CLIP" in out
        assert "Stapler" in out

    def test_the_entry_is_counted_once(self, mlcat: Mlcat) -> None:
        assert mlcat("list -c all --count").out == f"{63 + 1 + 2}\n"
        headings = mlcat("list -c all").out.splitlines()
        assert [line for line in headings if line.startswith(("Mine", "Other", "Shelf"))] == [
            "Mine (1)",
            "Shelf (1)",
            "Other (2)",
            "Shelf (2)",
        ]
        assert mlcat("list -c all -n 65 --plain").err == "1 more: -n 66 shows all.\n"
        assert len(mlcat("list -c all -n 65 --plain").out.splitlines()) == 65

    def test_the_entry_is_that_of_the_current_catalog(self, mlcat: Mlcat) -> None:
        lines = mlcat("list -c all --plain", MLCAT_CATALOG="other").out.splitlines()
        assert [line.split("\t")[0] for line in lines][:3] == ["picture-clip", "scissors", "scissors-again"]
        assert len(lines) == 66
        assert not any(line.startswith(("clip\t", "contrastive\t")) for line in lines)

    def test_a_catalog_whose_entry_is_filtered_out_is_not_named(self, mlcat: Mlcat) -> None:
        assert mlcat("list -c all -t new --fields id,catalogs").out == "contrastive\tmine\n"

    def test_two_entries_of_one_catalog_with_the_same_address_are_kept(self, mlcat: Mlcat) -> None:
        assert [line for line in mlcat("list -c all --fields id").out.split() if "scissors" in line] == [
            "scissors",
            "scissors-again",
        ]

    @pytest.mark.parametrize("command", ["list -c all", "search clip", "show clip"])
    def test_json_names_all_its_catalogs(self, mlcat: Mlcat, command: str) -> None:
        (clip,) = [entry for entry in json.loads(mlcat(f"{command} --json").out) if entry["id"] == "clip"]
        assert (clip["catalog"], clip["catalogs"]) == ("metric-learning", ["metric-learning", "mine", "other"])

    def test_random_treats_the_entry_as_one(self, mlcat: Mlcat) -> None:
        drawn = mlcat("random -c all -n 99 --plain").out.splitlines()
        assert len(drawn) == 66
        assert "in metric-learning, mine, other" in mlcat("random -c all -n 99 --format panel").out


def test_a_comma_in_a_name_is_not_a_separator(mlcat: Mlcat, stored) -> None:
    stored(
        "mine",
        [{"title": "Saw", "tags": ["wood, metal"]}, {"title": "Oven", "section": "food", "tags": ["wood", "metal"]}],
        sections=[{"id": "shelf", "title": "Shelf"}, {"id": "food", "title": "Pots, Pans"}],
    )
    assert mlcat("list -c mine -t 'wood, metal' --fields id").out == "saw\n"
    assert mlcat("list -c mine -t 'metal,wood' --fields id").out == "oven\n"
    assert mlcat("list -c mine -s 'pots, pans' --fields id").out == "oven\n"
    assert mlcat("list -c mine -t wood,nosuch").err.startswith("mlcat: no tag 'nosuch' in mine.\n")
    assert mlcat("list -c mine -t ,").err.startswith("mlcat: no tag ',' in mine.\n")


def test_the_hint_for_a_missing_year_range_is_to_quote_it(mlcat: Mlcat) -> None:
    hint = "Write `mlcat list --year RANGE`. Quote a range with > or <: --year '>=2020'."
    assert mlcat("list --year").err == f"mlcat: option '--year' needs a value.\n{hint}\n"
    assert "Quote" not in mlcat("list --tag").err
