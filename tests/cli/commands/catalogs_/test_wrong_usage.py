"""Wrong words after `mlcat catalogs`."""

import pytest

from cli.conftest import Mlcat


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("frob", "mlcat: `mlcat catalogs` has no action 'frob'.\nActions: use NAME, remove NAME, update [NAME].\n"),
        ("update --json", "mlcat: --json is for the list of catalogs.\nLeave it out: `mlcat catalogs update`.\n"),
        ("--json --plain", "mlcat: --json and --plain cannot both be given.\nChoose one of them.\n"),
    ],
)
def test_unknown_actions_and_misplaced_options_are_rejected(mlcat: Mlcat, line: str, message: str) -> None:
    assert mlcat(f"catalogs {line}") == (2, "", message)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("remov ships", "Did you mean `mlcat catalogs remove ships`?"),
        ("UPDAT", "Did you mean `mlcat catalogs update [NAME]`?"),
        ("delete", "Did you mean `mlcat catalogs remove NAME`?"),
        ("upgrade ships", "Did you mean `mlcat catalogs update ships`?"),
        ("switch ships", "Did you mean `mlcat catalogs use ships`?"),
        ("add vinta/awesome-python", "To add a list as a catalog: `mlcat import vinta/awesome-python`."),
        ("import", "To add a list as a catalog: `mlcat import OWNER/REPO`."),
        ("show 'my ships'", "Its entries: `mlcat list -c 'my ships'`."),
        ("info", "Its entries: `mlcat list -c NAME`."),
    ],
)
def test_the_hint_for_a_similar_action_names_the_right_one(mlcat: Mlcat, typed: str, hint: str) -> None:
    answer = mlcat(f"catalogs {typed}")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[1] == hint
