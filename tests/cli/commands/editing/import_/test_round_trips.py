"""What `list` and `search` print can be imported again."""

import json
from pathlib import Path

import pytest

from cli.conftest import Mlcat

pytestmark = pytest.mark.usefixtures("own_cache")


def test_the_json_of_list_is_imported_unchanged(mlcat: Mlcat, piped: Mlcat, oddities: str) -> None:
    for line in ("list --json", "list -c oddities --json"):
        printed = mlcat(line).out
        assert piped(printed, "import - --name copy --force").code == 0
        (before, after) = (json.loads(text) for text in (printed, mlcat("list -c copy --json").out))
        placed = {"catalog": "", "catalogs": []}
        assert [entry | placed for entry in after] == [entry | placed for entry in before]


def test_the_json_of_search_can_be_imported(mlcat: Mlcat, piped: Mlcat) -> None:
    printed = mlcat("search vector index -n 5 --json").out
    assert piped(printed, "import - --name found").out.startswith("found: 5 entries in ")
    assert {entry["id"] for entry in json.loads(mlcat("list -c found --json").out)} == {
        entry["id"] for entry in json.loads(printed)
    }


@pytest.fixture
def two_catalogs(mlcat: Mlcat, tmp_path: Path) -> list[str]:
    """Two catalogs that share ids, addresses and section titles; returns the summaries, one for a shared entry."""
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
def test_the_json_of_all_catalogs_is_imported_completely(
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


def test_sections_with_the_same_title_keep_their_parents(mlcat: Mlcat, piped: Mlcat, two_catalogs: list[str]) -> None:
    printed = mlcat("list -c ships --json").out
    piped(printed, "import - --name copy")
    paths = {entry["summary"]: entry["section_path"] for entry in json.loads(mlcat("list -c copy --json").out)}
    assert paths == {"One.": ["Sail", "Gear"], "Two.": ["Sail", "Gear"], "Three.": ["Steam", "Gear"]}


def test_the_csv_of_list_keeps_the_fields_of_entries(mlcat: Mlcat, piped: Mlcat) -> None:
    printed = mlcat("list --format csv").out
    assert piped(printed, "import - --name copy").code == 0
    before, after = (json.loads(mlcat(f"list -c {name} --json").out) for name in ("metric-learning", "copy"))
    changed = {"catalog", "catalogs", "publications"}
    assert [{key: entry[key] for key in entry if key not in changed} for entry in after] == [
        {key: entry[key] for key in entry if key not in changed} for entry in before
    ]


def test_list_can_be_piped_into_import(shell: Mlcat) -> None:
    compared = 'test "$(mlcat list -c copy --plain)" = "$(mlcat list --plain)"'
    answer = shell(f"mlcat list --json | mlcat import - --name copy && {compared}")
    assert answer == (0, "copy: 63 entries in 8 sections\n", "Search it with `mlcat search WORDS -c copy`.\n")
