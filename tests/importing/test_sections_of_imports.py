"""The sections of an import: found by id, title or path, and added with ids of their own."""

from search.conftest import entry

from mlcat.importing.batches import SectionRegistry
from mlcat.model import Section

DECLARED = (
    Section(id="sail", title="Sail"),
    Section(id="small", title="Small", parent="sail"),
    Section(id="motor", title="Motor"),
    Section(id="motor-small", title="Small", parent="motor"),
)


def test_a_name_is_an_id_before_it_is_a_title_in_any_case() -> None:
    registry = SectionRegistry((*DECLARED, Section(id="x", title="motor")))
    assert registry.resolve(["motor", "SAIL", "small", "Small", "MOTOR"]) == [
        "motor",
        "sail",
        "small",
        "small",
        "motor",
    ]
    assert registry.added_since(0) == [*DECLARED, Section(id="x", title="motor")]
    assert registry.added_since(5) == []


def test_an_unknown_name_is_a_section_with_a_free_id() -> None:
    registry = SectionRegistry(DECLARED)
    assert registry.resolve(["Steam", "Motor!", "steam"]) == ["steam", "motor-2", "steam"]
    assert registry.added_since(4) == [Section(id="steam", title="Steam"), Section(id="motor-2", title="Motor!")]


def test_a_path_is_found_or_added_below_its_parents() -> None:
    registry = SectionRegistry(DECLARED)
    assert registry.resolve([("Sail", "Small"), ("motor", "SMALL"), ("Sail",)]) == ["small", "motor-small", "sail"]
    (deep,) = registry.resolve([("Sail", "Small", "Tiny")])
    assert registry.all[deep] == Section(id=deep, title="Tiny", parent="small")
    (other,) = registry.resolve([("Small",)])
    assert registry.all[other] == Section(id=other, title="Small")
    assert other not in {section.id for section in DECLARED}


def test_a_new_section_may_have_the_id_that_is_the_title_of_another() -> None:
    registry = SectionRegistry([Section(id="a", title="New")])
    assert registry.resolve(["new", "New!", "new"]) == ["a", "new", "new"]


def test_a_copy_is_independent_and_knows_what_is_taken() -> None:
    registry = SectionRegistry(DECLARED)
    copy = registry.copy()
    assert copy.resolve(["Sail!", "small", ("Motor", "Small")]) == ["sail-2", "small", "motor-small"]
    assert list(registry.all) == [section.id for section in DECLARED]
    assert registry.resolve(["Steam"]) == ["steam"]
    assert "steam" not in copy.all


def test_the_titles_above_an_entry_are_words_of_its_document() -> None:
    entries = [entry("A", section="motor-small"), entry("B", section="sail")]
    _, (document, other) = SectionRegistry(DECLARED).serialize(entries)
    assert set(document.tokens.split("\n")[4].split()) == {"motor", "small"}
    assert other.tokens.split("\n")[4].split() == ["sail"]
