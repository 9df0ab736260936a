"""Changes by day: symbols and words, headings with counts, and the width."""

from datetime import date

import pytest
from rich.cells import cell_len

from mlcat.index.reader import Index
from mlcat.render import daily_changes
from mlcat.render.canvas import Canvas
from mlcat.render.daily_changes import ChangedEntry, DailyChanges
from render.conftest import item, without_colors

TODAY = date.today().isoformat()


@pytest.fixture
def days(small: Index) -> list[DailyChanges]:
    changes = [
        ChangedEntry("new", "cpp", "C++", item=item(small, "cpp")),
        ChangedEntry("changed", "marten", "Marten", "title, url", item(small, "marten")),
        ChangedEntry("changed", "lost", "Lost since", "title"),
        ChangedEntry("removed", "brig", "Brig \x1b[31m\u202e", "https://a.org/brig"),
    ]
    counts = {"new": 1, "changed": 1002, "removed": 1}
    return [
        DailyChanges("2026-01-31", "ships", changes, counts),
        DailyChanges("2025-12-31", "navy", changes[:1], {"new": 1}),
    ]


def test_in_a_pipe_each_entry_has_a_line_that_is_not_truncated(days: list[DailyChanges], small: Index) -> None:
    cpp, marten = (item(small, name).row for name in ("cpp", "marten"))
    assert "".join(daily_changes.render_days(days, Canvas(20))).splitlines() == [
        "2026-01-31 · ships: 1 new, 1,002 changed, 1 removed",
        f"  + new      cpp                         C++  {cpp.url}  {cpp.summary or ''}".rstrip(),
        f"  ~ changed  marten                      Marten  (title, url)  {marten.url}  {marten.summary}",
        "  ~ changed  lost                        Lost since  (title)",
        "  - removed  brig                        Brig [31m  (https://a.org/brig)",
        "",
        "2025-12-31 · navy: 1 new",
        f"  + new      cpp                         C++  {cpp.url}  {cpp.summary or ''}".rstrip(),
    ]


@pytest.mark.parametrize("width", [20, 40, 49, 50, 80, 200])
def test_on_a_terminal_each_entry_and_its_change_fit_the_width(days: list[DailyChanges], width: int) -> None:
    text = "".join(daily_changes.render_days(days, Canvas(width, terminal=True)))
    rows = text.splitlines()
    assert max(map(cell_len, rows)) <= width
    assert [row.split()[:3] for row in rows if row.startswith("  ") and row.split()[0] in "+~-"] == [
        ["+", "new", "cpp"],
        ["~", "changed", "marten"],
        ["~", "changed", "lost"],
        ["-", "removed", "brig"],
        ["+", "new", "cpp"],
    ]
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_on_a_narrow_screen_titles_are_on_separate_lines(days: list[DailyChanges]) -> None:
    rows = "".join(daily_changes.render_days(days, Canvas(49, terminal=True))).splitlines()
    assert [row for row in rows if row.startswith("  ")][:8] == [
        "  + new  cpp",
        "    C++",
        "  ~ changed  marten",
        "    Marten  (title, url)",
        "  ~ changed  lost",
        "    Lost since  (title)",
        "  - removed  brig",
        "    Brig [31m  https://a.org/brig",
    ]


def test_a_changed_entry_names_its_fields_and_a_removed_one_its_address(days: list[DailyChanges]) -> None:
    text = "".join(daily_changes.render_days(days, Canvas(80, terminal=True)))
    assert "Marten  (title, url)" in text
    assert "https://a.org/brig" in text


def test_colors_repeat_the_meaning_of_the_symbols(days: list[DailyChanges]) -> None:
    plain = "".join(daily_changes.render_days(days, Canvas(80, terminal=True)))
    colored = "".join(daily_changes.render_days(days, Canvas(80, terminal=True, color=True)))
    assert without_colors(colored) == plain
    assert "\x1b[32m+ new" in colored


def test_a_long_day_has_one_heading(days: list[DailyChanges]) -> None:
    many = DailyChanges("2026-01-31", "ships", days[0].entries * 100, {"removed": 400})
    text = "".join(daily_changes.render_days([many], Canvas(80, terminal=True)))
    assert text.count("ships") == 1
    assert text.count("\n") == 401


def test_the_heading_marks_today_and_omits_zero_counts(days: list[DailyChanges]) -> None:
    day = DailyChanges(TODAY, "ships", [], {"new": 2, "changed": 0, "removed": 1})
    assert daily_changes.day_heading(day, Canvas()) == f"{TODAY} (today) · ships: 2 new, 1 removed"
    assert daily_changes.day_heading(day, Canvas(unicode=False)) == f"{TODAY} (today) - ships: 2 new, 1 removed"


def test_all_days_share_their_columns(days: list[DailyChanges]) -> None:
    rows = "".join(daily_changes.render_days(days, Canvas(80, terminal=True))).splitlines()
    marten, cpp = (next(row for row in rows[first:] if name in row) for first, name in ((0, "Marten"), (6, "cpp")))
    assert marten.index("Marten") == cpp.index("cpp") + len("marten") + 2
    assert cpp[: marten.index("Marten")].rstrip() == "  + new      cpp"
