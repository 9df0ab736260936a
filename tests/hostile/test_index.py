"""Damaged and forged indexes; see `index_attack`."""

import random
import sys
from collections.abc import Iterator

import pytest

if sys.platform == "win32":
    pytest.skip("timers of POSIX", allow_module_level=True)

from hostile.attacks.index_attack import COMMANDS, DAMAGES, attack, check, clean_up, scene


@pytest.fixture(scope="module", autouse=True)
def folders() -> Iterator[None]:
    yield
    clean_up()


@pytest.mark.parametrize("first", range(0, 160, 20))
def test_a_damaged_index_is_rebuilt_and_a_forged_one_is_harmless(first: int) -> None:
    for seed in range(first, first + 20):
        attack(random.Random(seed))


def test_each_command_has_an_answer_to_compare_with() -> None:
    assert {answer.code for answer in scene().answers.values()} == {0}
    assert {attack(random.Random(seed)) for seed in range(60)} == set(DAMAGES)


def test_a_changed_answer_is_noticed() -> None:
    prepared = scene()
    right = prepared.answers[COMMANDS[0]]
    check("bits", COMMANDS[0], right, prepared)
    with pytest.raises(AssertionError, match="instead of"):
        check("bits", COMMANDS[0], right._replace(out=right.out.replace("Kit", "Kid")), prepared)
