"""Status: marks and words for active, dormant and archived entries."""

import pytest

from mlcat.importing.fields.status import split_status, status_in_legend, status_of


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("archived", "archived"), ("[Deprecated]", "archived"), ("DISCONTINUED!", "archived"), ("💀", "archived"),
        ("🗄️", "archived"), ("dead", "archived"), ("no longer available", "archived"), ("已废弃", "archived"),
        ("unmaintained", "dormant"), ("no longer maintained", "dormant"), ("not actively maintained", "dormant"),
        ("💤", "dormant"), ("inactive", "dormant"), ("停止维护", "dormant"),
        ("💀ab", "archived"), ("💀abc", None),
        ("archived" + "!" * 52, "archived"), ("archived" + "!" * 53, None),
        ("active", None), ("dead sea", None), ("an archived page", None), ("", None), ("⭐", None),
    ],
)  # fmt: skip
def test_a_word_or_mark_is_a_status(text: str, status: str | None) -> None:
    assert status_of(text) == status


@pytest.mark.parametrize(
    ("explanation", "status"),
    [
        ("Dead project", "archived"), ("The repository was archived", "archived"), ("已关闭或缺乏维护", "archived"),
        ("it was not updated for a year, or archived", "dormant"), ("no longer actively maintained", "dormant"),
        ("No recent commits", "dormant"), ("缺乏维护", "dormant"),
        ("Active", "active"), ("Actively maintained projects", "active"), ("已上线", "active"),
        ("closed source", None), ("active volcano", None), ("has deadlines", None), ("Free", None), ("开发中", None),
    ],
)  # fmt: skip
def test_the_explanation_of_a_mark_may_be_a_status(explanation: str, status: str | None) -> None:
    assert status_in_legend(explanation) == status


@pytest.mark.parametrize(
    ("text", "rest", "status"),
    [
        ("A ship. [Deprecated]", "A ship.", "archived"),
        ("(unmaintained) A ship.", "A ship.", "dormant"),
        ("**[Archived]** A ship.", "A ship.", "archived"),
        ("💀 A ship.", "A ship.", "archived"),
        ("🗄️ A ship.", "A ship.", "archived"),
        ("⚠️ Deprecated — use a boat.", "use a boat.", "archived"),
        ("No longer maintained. A ship.", "A ship.", "dormant"),
        ("Archived", "", "archived"),
        ("A dead-end ship.", "A dead-end ship.", None),
        ("A ship (wooden).", "A ship (wooden).", None),
        ("Dead reckoning - how to.", "Dead reckoning - how to.", None),
    ],
)
def test_a_status_is_removed_from_the_text(text: str, rest: str, status: str | None) -> None:
    assert split_status(text) == (rest, status)
