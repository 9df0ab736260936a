"""A filter as a condition of SQL: what each part finds in a small catalog, and the errors."""

from typing import Any

import pytest
from search.conftest import entry, index_of

from mlcat.errors import UnknownValueError
from mlcat.filters import Filter
from mlcat.index.conditions import check_excluded, compile_filter
from mlcat.index.reader import Condition, Index
from mlcat.model import Section

SECTIONS = (
    Section(id="sail", title="Sail Boats"),
    Section(id="small", title="Small", parent="sail"),
    Section(id="motor", title="Motor"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(
        [
            entry("A", section="sail", tags=("NLP", "a,b", "Jib"), kind="tool", year=2015, status="active"),
            entry("B", section="small", tags=("CV",), kind="paper", year=2016, status="archived"),
            entry("C", section="motor", kind="paper", year=2017),
            entry("D", section="motor"),
        ],
        SECTIONS,
    )


def found(index: Index, **parts: Any) -> str:
    return "".join(row.title for row in index.rows(Filter(**parts)))


@pytest.mark.parametrize(
    ("parts", "titles"),
    [
        ({}, "ABCD"),
        ({"sections": ["sail"]}, "AB"),
        ({"sections": ["Sail Boats"]}, "AB"),
        ({"sections": ["SAILBOATS"]}, "AB"),
        ({"sections": ["small", "motor"]}, "BCD"),
        ({"sections": ["small,motor"]}, "BCD"),
        ({"tags": ["nlp"]}, "A"),
        ({"tags": [" CV "]}, "B"),
        ({"tags": ["a,b"]}, "A"),
        ({"tags": ["nlp, jib"]}, "A"),
        ({"tags": ["NLP,CV"]}, ""),
        ({"tags": ["NLP"], "kinds": ["tool"]}, "A"),
        ({"tags": ["NLP", "CV"]}, ""),
        ({"kinds": ["tool", "paper"]}, "ABC"),
        ({"statuses": ["archived"]}, "B"),
        ({"years": [(2015, 2015), (2017, 2018)]}, "AC"),
        ({"years": [(2016, 2017)]}, "BC"),
        ({"excluded": Filter(kinds=["paper"])}, "AD"),
        ({"excluded": Filter(years=[(2015, 2016)])}, "CD"),
        ({"kinds": ["paper"], "excluded": Filter(sections=["sail"])}, "C"),
    ],
    ids=str,
)
def test_a_filter_finds_the_entries_that_pass_all_its_parts(index: Index, parts: dict[str, Any], titles: str) -> None:
    assert found(index, **parts) == titles


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"sections": ["boat"]}, "section"),
        ({"sections": [","]}, "section"),
        ({"sections": ["!"]}, "section"),
        ({"sections": ["small,boat"]}, "section"),
        ({"tags": ["boat"]}, "tag"),
        ({"tags": [","]}, "tag"),
        ({"tags": ["CV,boat"]}, "tag"),
    ],
    ids=str,
)
def test_an_unknown_section_or_tag_is_an_error(index: Index, parts: dict[str, Any], what: str) -> None:
    with pytest.raises(UnknownValueError, match=f"^no {what} '"):
        found(index, **parts)


def test_an_excluded_section_or_tag_that_the_catalog_does_not_have_excludes_nothing(index: Index) -> None:
    assert found(index, excluded=Filter(tags=["boat"], sections=["boat"])) == "ABCD"
    assert found(index, excluded=Filter(tags=["boat,CV"])) == "ACD"
    assert found(index, excluded=Filter(sections=["boat", "boat,small"], tags=["oar", "oar,rope"])) == "ACD"
    with pytest.raises(UnknownValueError):
        found(index, tags=["boat"], excluded=Filter(tags=["CV"]))


@pytest.mark.parametrize(
    ("excluded", "unknown"),
    [
        ({}, None),
        ({"kinds": ["paper"]}, None),
        ({"tags": ["CV", "oar"], "sections": ["deck", "small"]}, None),
        ({"tags": ["CV,oar"], "sections": ["deck,small"]}, None),
        ({"tags": ["a,b"]}, None),
        ({"tags": ["CV", "boat"]}, ("tag", "boat")),
        ({"tags": ["CV,boat"]}, ("tag", "boat")),
        ({"tags": [","]}, ("tag", ",")),
        ({"sections": ["deck", "hull"]}, ("section", "hull")),
        ({"sections": ["hull,deck"]}, ("section", "hull")),
        ({"sections": ["hull"], "tags": ["boat"]}, ("section", "hull")),
    ],
    ids=str,
)
def test_an_excluded_section_or_tag_that_no_catalog_has_is_an_error(
    index: Index, excluded: dict[str, Any], unknown: tuple[str, str] | None
) -> None:
    other = index_of([entry("E", section="deck", tags=("oar",))], (Section(id="deck", title="Deck"),))
    for filter in (Filter(excluded=Filter(**excluded)), Filter(tags=["nosuch"], excluded=Filter(**excluded))):
        if unknown is None:
            check_excluded(filter, [index, other])
            continue
        with pytest.raises(UnknownValueError) as caught:
            check_excluded(filter, [index, other])
        assert (caught.value.field, caught.value.value) == unknown


def test_a_long_unknown_name_is_shown_up_to_60_characters(index: Index) -> None:
    for length, shown in ((60, "x" * 60), (61, "x" * 59 + "…")):
        for part in ("sections", "tags"):
            with pytest.raises(UnknownValueError, match=f"'{shown}'"):
                found(index, **{part: ["x" * length]})


def test_a_condition_is_a_clause_or_nothing(index: Index) -> None:
    assert (Condition().where, Condition().and_, Condition().values) == ("", "", ())
    condition = compile_filter(Filter(kinds=["tool"]), index)
    assert (condition.where, condition.and_) == ("WHERE (kind IN (?))", "AND (kind IN (?))")
    assert condition.values == ("tool",)
