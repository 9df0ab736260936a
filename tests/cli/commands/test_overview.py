"""`mlcat` without arguments: the overview and what to type next."""

import shlex

import pytest

from cli.conftest import Mlcat
from mlcat.cli.commands.overview_ import EXAMPLES


def test_the_overview_has_every_section_and_tag_with_its_count(mlcat: Mlcat) -> None:
    output = " ".join(mlcat("").out.split())
    for line in mlcat("sections --plain").out.splitlines():
        _, title, count = line.split("\t")[:3]
        assert f"{title} {count} █" in output
    for line in mlcat("tags --plain").out.splitlines():
        assert " ".join(line.split("\t")[:2]) in output


def test_the_suggested_commands_work(mlcat: Mlcat) -> None:
    for command, _ in EXAMPLES:
        argv = shlex.split(command)[1:]
        answer = mlcat([*argv, "--print"] if argv[0] == "open" else argv)
        assert (answer.code, bool(answer.out)) == (0, True)


def test_every_catalog_has_an_overview(mlcat: Mlcat, oddities: str) -> None:
    assert mlcat("-c oddities").out.startswith("Catalog of Oddities  14 entries\nEvery shape")
    both = mlcat("-c all").out
    assert "Awesome Metric Learning  63 entries" in both
    assert "Catalog of Oddities  14 entries" in both


class TestOnAScreen:
    """On a terminal the overview is no longer than the screen."""

    @pytest.fixture(autouse=True)
    def _catalogs(self, stored) -> None:
        sections = [{"id": f"part-{letter}", "title": f"Part {letter}"} for letter in "abcdefgh"]
        inner = [
            {"id": f"{section['id']}-{two}", "title": two, "parent": section["id"]}
            for section in sections
            for two in "xyz"
        ]
        entries: list[dict[str, object]] = []
        for number, section in enumerate(inner):
            for copy in range(number + 1):
                url = f"https://{number}-{copy}.example/"
                entries.append({"title": f"T{number}-{copy}", "url": url, "section": section["id"], "tags": ["t"]})
        stored("deep", entries, sections=[*sections, *inner], description=f"First. {'Second. ' * 40}".strip())
        stored("other", [{"title": "One"}])

    @pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 24), (100, 32), (120, 40), (200, 50)])
    @pytest.mark.parametrize("line", ["", "-c deep"])
    def test_the_overview_leaves_a_line_for_the_prompt(self, mlcat: Mlcat, line: str, columns: int, rows: int) -> None:
        out = mlcat(line, terminal=True, COLUMNS=str(columns), LINES=str(rows)).out
        assert out.count("\n") < rows
        assert "What to type next" in out
        assert out.splitlines()[-1].startswith("Also: ")

    def test_top_level_sections_and_the_largest_of_the_next_level_are_shown(self, mlcat: Mlcat) -> None:
        out = mlcat("-c deep", terminal=True, COLUMNS="80", LINES="24", NO_COLOR="1").out
        titles = [line.split()[0:2] for line in out.splitlines() if "█" in line]
        assert [title for title in titles if title[0] == "Part"] == [["Part", letter] for letter in "abcdefgh"]
        assert [title for title in titles if title[0] != "Part"] == [["z", "24"]]
        assert "and 23 more: mlcat sections -c deep\n" in out
        assert "Second." not in out

    def test_a_pipe_gets_the_complete_description(self, mlcat: Mlcat) -> None:
        out = mlcat("-c deep").out
        assert out.count("Second.") == 40
        assert "and 17 more: mlcat sections -c deep\n" in out

    def test_a_tall_screen_shows_everything(self, mlcat: Mlcat) -> None:
        out = mlcat("-c deep", terminal=True, COLUMNS="80", LINES="100").out
        assert out.count("Second.") == 40

    @pytest.mark.parametrize("width", [60, 80, 200])
    def test_other_catalogs_are_on_one_line(self, mlcat: Mlcat, stored, width: int) -> None:
        for number in range(9):
            stored(f"catalog-{number}", [{"title": "One"}])
        last = mlcat("", terminal=True, COLUMNS=str(width), LINES="50").out.splitlines()[-1]
        assert len(last) <= width
        visible = last.count("(")
        assert last.endswith("mlcat -c NAME" if visible == 11 else f"and {11 - visible} more: mlcat catalogs")
        assert visible == 11 if width == 200 else 0 < visible < 11


@pytest.mark.parametrize(("inner", "bar"), [(5, "█" * 24 + "…"), (4, "█" * 24)])
def test_a_dominant_section_does_not_shorten_the_other_bars(mlcat: Mlcat, stored, inner: int, bar: str) -> None:
    sections = [{"id": "all", "title": "All"}]
    sections += [{"id": f"part-{number}", "title": f"Part {number}", "parent": "all"} for number in range(inner)]
    entries = [{"title": str(number), "id": str(number), "section": f"part-{number}"} for number in range(inner)]
    stored("mine", entries, sections=sections)
    rows = [line.split()[-1] for line in mlcat("-c mine").out.splitlines() if "█" in line]
    assert rows == [bar, *["█" * (24 if inner > 4 else 6)] * inner]
