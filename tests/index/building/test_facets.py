"""The words of sections and tags that a query may ask for as such."""

from search.conftest import entry, index_of

from mlcat.model import Section


def test_the_words_of_a_thousand_sections_and_of_as_many_tags_are_stored() -> None:
    sections = [Section(id=f"s{number}", title=f"word{number}") for number in range(1001)]
    entries = [entry("A", section=f"s{number}", tags=(f"tag{number}",)) for number in range(1001)]
    index = index_of(entries, sections)
    stems = index.vocabulary.facet_stems()
    for word in ("word", "tag"):  # a compound of letters and digits has its parts too
        assert sum(stem.startswith(word) for stem in stems - {word}) == 1000


def test_a_stop_word_counts_only_as_a_whole_section_or_tag() -> None:
    index = index_of([entry("A", section="go", tags=("The boat", "to"))], [Section(id="go", title="Go")])
    assert index.vocabulary.facet_stems() & {"go", "the", "boat", "to"} == {"go", "boat", "to"}
