"""Tables, whose columns can be named by `--map`."""

from pathlib import Path

import pytest

from cli.conftest import Mlcat


def test_a_table_with_unknown_columns_is_rejected_as_probable_csv(piped: Mlcat) -> None:
    answer = piped("Boat,Where\nSloop,https://a.org/\n", "import -")
    assert answer.code == 1
    assert "It seems to be CSV: name its columns with --map title=COLUMN --map url=COLUMN." in answer.err
    assert piped("Boat,Where\nSloop,https://a.org/\n", "import - --map title=Boat --map url=Where").code == 0


def test_map_names_the_columns_of_a_table(mlcat: Mlcat, tmp_path: Path) -> None:
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
def test_a_malformed_mapping_is_wrong_usage(mlcat: Mlcat, readme: Path, pair: str) -> None:
    answer = mlcat(["import", str(readme), "--map", pair])
    assert (answer.code, answer.out) == (2, "")
    assert f"--map '{pair}' does not name a field and a column." in answer.err
