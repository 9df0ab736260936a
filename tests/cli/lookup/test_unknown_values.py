"""A section or tag that the catalogs do not have is answered with what to type instead."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Mlcat
from mlcat.cli.lookup.unknown_values import to_options
from mlcat.filters import Filter

SECTIONS = [{"id": "photo-galleries", "title": "Photo Galleries"}, {"id": "web", "title": "Web"}]


@pytest.fixture(autouse=True)
def _catalogs(mlcat: Mlcat, stored: Callable[..., Path]) -> None:
    stored("gallery", [{"title": "Sunset", "section": "web", "tags": ["art", "R&D"]}], sections=SECTIONS)


@pytest.mark.parametrize(
    ("line", "err"),
    [
        (
            "list -s 'photo galleries'",
            "no section 'photo galleries' in metric-learning.\n"
            "gallery has it: `mlcat list -s 'photo galleries' -c gallery`.\n",
        ),
        (
            "list -s photo",
            "no section 'photo' in metric-learning.\n"
            "gallery has 'photo-galleries': `mlcat list -s photo-galleries -c gallery`.\n",
        ),
        (
            "random -t arts",
            "no tag 'arts' in metric-learning.\ngallery has 'art': `mlcat random -t art -c gallery`.\n",
        ),
        (
            "search 'old barn' photo -c metric-learning -s photo --year 2020- -k paper",
            "no section 'photo' in metric-learning.\ngallery has 'photo-galleries': "
            "`mlcat search 'old barn' photo -s photo-galleries -k paper --year 2020- -c gallery`.\n",
        ),
        (
            "list -s photo -t NLP",  # a tag that the other catalog does not have either
            "no section 'photo' in metric-learning.\n"
            "gallery has 'photo-galleries': `mlcat list -s photo-galleries -c gallery`.\n",
        ),
        (
            "search sunset -s photo",
            "no section 'photo'.\nDid you mean 'photo-galleries'? Sections: surveys, applications, case-studies, "
            "libraries, tools, approximate-nearest-neighbors, papers, datasets, photo-galleries, web.\n",
        ),
        (
            "list -s tool",  # the catalog itself has a similar one
            "no section 'tool' in metric-learning.\nDid you mean 'tools'? Sections: surveys, applications, "
            "case-studies, libraries, tools, approximate-nearest-neighbors, papers, datasets.\n",
        ),
        (
            "list -t '!arts'",
            "no tag 'arts' in metric-learning.\ngallery has 'art': `mlcat list -t '!art' -c gallery`.\n",
        ),
        (
            "list -t '!r&d'",
            "no tag 'r&d' in metric-learning.\ngallery has it: `mlcat list -t '!r&d' -c gallery`.\n",
        ),
        (
            "list -t '!zzz'",
            "no tag 'zzz' in metric-learning.\nTags: NLP, CV, RecSys, Audio.\n",
        ),
    ],
)
def test_the_hint_has_the_command_line_to_type(mlcat: Mlcat, line: str, err: str) -> None:
    answer = mlcat(line)
    assert (answer.code, answer.out, answer.err) == (2, "", f"mlcat: {err}")


def test_the_suggested_command_line_is_accepted(mlcat: Mlcat) -> None:
    for line in ("list -s 'photo galleries'", "list -t 'r&d'", "search sunset -c metric-learning -t 'r&d'"):
        hint = mlcat(line).err.splitlines()[1]
        assert mlcat(hint.split("`")[1].removeprefix("mlcat ")).code != 2


def test_catalogs_without_tags_are_reported(mlcat: Mlcat, stored: Callable[..., Path]) -> None:
    stored("bare", [{"title": "One"}])
    assert mlcat("list -c bare -t zzz").err == "mlcat: no tag 'zzz' in bare.\nThis catalog has no tags.\n"


@pytest.mark.parametrize(
    ("filter", "typed"),
    [
        (Filter(), ""),
        (Filter(sections=["a b"], tags=["NLP", "R&D"]), "-s 'a b' -t NLP -t 'R&D'"),
        (Filter(kinds=["paper"], statuses=["active"]), "-k paper --status active"),
        (Filter(licenses=["mit"], languages=["c++"], authors=["Ada"]), "--license mit --language c++ --author Ada"),
        (Filter(tags=["NLP"], excluded=Filter(tags=["CV"], kinds=["paper"])), "-t NLP -t '!CV' -k '!paper'"),
        (Filter(years=[(2020, 2020)]), "--year 2020"),
        (Filter(years=[(2015, 2020)]), "--year 2015-2020"),
        (Filter(years=[(2015, 9999)]), "--year 2015-"),
        (Filter(years=[(0, 2015)]), "--year ..2015"),
    ],
)
def test_a_filter_in_a_hint_can_be_typed(filter: Filter, typed: str) -> None:
    assert to_options(filter) == typed
