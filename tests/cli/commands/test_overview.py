"""Bare `mlcat`: what there is, and what to type next."""

import shlex

from cli.conftest import Mlcat
from mlcat.cli.commands.overview_ import EXAMPLES


def test_it_names_every_section_and_tag_with_its_count(mlcat: Mlcat) -> None:
    shown = " ".join(mlcat("").out.split())
    for line in mlcat("sections --plain").out.splitlines():
        _, title, count = line.split("\t")[:3]
        assert f"{title} {count} █" in shown
    for line in mlcat("tags --plain").out.splitlines():
        assert " ".join(line.split("\t")[:2]) in shown


def test_what_it_tells_to_type_works(mlcat: Mlcat) -> None:
    for command, _ in EXAMPLES:
        argv = shlex.split(command)[1:]
        answer = mlcat([*argv, "--print"] if argv[0] == "open" else argv)
        assert (answer.code, bool(answer.out)) == (0, True)


def test_every_catalog_has_its_own(mlcat: Mlcat, oddities: str) -> None:
    assert mlcat("-c oddities").out.startswith("Catalog of Oddities  14 entries\nEvery shape")
    both = mlcat("-c all").out
    assert "Awesome Metric Learning  63 entries" in both
    assert "Catalog of Oddities  14 entries" in both
