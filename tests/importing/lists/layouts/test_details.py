"""Details blocks: one entry, or a part of the page."""

import pytest

from importing.lists.support import links, only, read


def test_a_details_block_whose_summary_starts_with_a_link_is_one_entry() -> None:
    entry = only("""
        <details>
        <summary><b><a href="https://a.org">Sloop</a></b> - A ship
        of one mast. <code>Wood</code> <code>Sail</code></summary>

        > Fast. See the [demo](https://a.org/d).

        - [Yard](https://a.org/y) (1920):
          ```
          build sloop
          ```
        </details>
    """)
    assert (entry.title, entry.tags) == ("Sloop", ("Wood", "Sail"))
    assert entry.description == "A ship of one mast. Fast. See the demo."
    assert links(entry) == {"demo": "https://a.org/d", "Yard": "https://a.org/y"}


def test_entries_inside_other_details_blocks_are_found() -> None:
    text = """
        ## Ships
        <details><summary><h3>Small</h3></summary>

        - [Sloop](https://a.org/1)

        </details>
        <details><summary>More</summary>
        <ul><li><a href="https://a.org/2">Brig</a> - Two masts.</li></ul>
        </details>
    """
    assert [(entry.title, entry.path) for entry in read(text).entries] == [
        ("Sloop", ("Ships", "Small")),
        ("Brig", ("Ships", "Small")),
    ]


@pytest.mark.parametrize("summary", ["[Abs]", "Abstract", "TL;DR", "Paper"])
def test_a_summary_that_is_only_a_label_is_not_part_of_the_text(summary: str) -> None:
    entry = only(f"- [Rich trees](https://a.org) <details><summary>{summary}</summary> Trees of oak. </details>")
    assert entry.description == "Trees of oak."
