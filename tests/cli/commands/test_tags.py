"""`mlcat tags`: the tags of a catalog with their counts."""

import json

from cli.conftest import Mlcat


def test_the_most_frequent_tag_comes_first_and_case_is_ignored(mlcat: Mlcat, oddities: str) -> None:
    rows = json.loads(mlcat("tags -c oddities --json").out)
    assert rows[:3] == [
        {"tag": "NLP", "count": 4, "catalog": "oddities"},
        {"tag": "Audio", "count": 3, "catalog": "oddities"},
        {"tag": "CV", "count": 2, "catalog": "oddities"},
    ]


def test_the_counts_are_the_same_as_those_of_list(mlcat: Mlcat) -> None:
    for line in mlcat("tags --plain").out.splitlines():
        tag, count, _ = line.split("\t")
        assert len(mlcat(f"list -t {tag} --plain").out.splitlines()) == int(count)


def test_a_catalog_without_tags_is_reported(mlcat: Mlcat, stored) -> None:
    stored("mine", [{"title": "One"}])
    assert mlcat("tags -c mine --json") == (0, "[]\n", "")
    assert mlcat("tags -c mine").out.split() == ["TAG", "ENTRIES"]
    assert mlcat("list -c mine -t other").err == "mlcat: no tag 'other' in mine.\nThis catalog has no tags.\n"


def test_on_a_narrow_terminal_the_catalog_name_is_not_truncated(mlcat: Mlcat, stored) -> None:
    name = "a-catalog-with-quite-a-long-name"
    stored(name, [{"title": "One", "tags": ["Web"]}])
    for width in ("60", "44", "36"):
        assert name in mlcat("tags -c all", terminal=True, COLUMNS=width, NO_COLOR="1", TERM="dumb").out
