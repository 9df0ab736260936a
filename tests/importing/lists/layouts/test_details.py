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


def test_details_blocks_with_several_entries_are_sections() -> None:
    parsed = read(
        """
        ## Ships

        <details><summary><b>Small</b> <kbd>2 boats</kbd></summary>

        - [Sloop](https://a.org/1)
        - [Dinghy](https://a.org/2)

        #### Tiny

        - [Raft](https://a.org/3)

        </details>
        <details><summary>Large (2)</summary>

        [Brig](https://b.org/1)

        [Bark](https://b.org/2)

        </details>
        <details><summary>Fast</summary>

        | Name |
        |---|
        | [Clipper](https://c.org) |

        </details>

        ## Old rafts

        <details><summary>old rafts</summary>

        - [Kon-Tiki](https://d.org)
        - [Ra](https://d.org/ra)

        </details>
        """
    )
    assert [(entry.title, entry.path) for entry in parsed.entries] == [
        ("Sloop", ("Ships", "Small")),
        ("Dinghy", ("Ships", "Small")),
        ("Raft", ("Ships", "Small", "Tiny")),
        ("Brig", ("Ships", "Large")),
        ("Bark", ("Ships", "Large")),
        ("Clipper", ("Ships", "Fast")),
        ("Kon-Tiki", ("Old rafts",)),
        ("Ra", ("Old rafts",)),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Show 12 more", "Show 7 more"),
        ("Details", "Description"),
        ("See https://s.org", '<a href="#top">Top</a>'),
        ("x" * 101, "⭐"),
    ],
)
def test_the_labels_of_details_blocks_are_no_sections(first: str, second: str) -> None:
    blocks = "".join(
        f"<details><summary>{summary}</summary>\n\n- [Sloop](https://{name}.org/1)\n- [Brig](https://{name}.org/2)\n\n"
        "</details>\n"
        for name, summary in (("a", first), ("b", second))
    )
    assert {entry.path for entry in read(f"## Ships\n\n- [Raft](https://r.org)\n\n{blocks}").entries} == {("Ships",)}


def test_a_details_block_with_one_entry_or_below_an_entry_is_no_section() -> None:
    parsed = read(
        """
        <details><summary>Small</summary>

        - [Sloop](https://a.org/1)

        </details>

        - [Brig](https://b.org)
          <details><summary>Sails</summary><ul><li><a href="https://c.org">a</a></li><li><a href="https://d.org">b</a></li></ul></details>
        """
    )
    assert {entry.path for entry in parsed.entries} == {()}


def test_headings_in_a_section_are_below_its_summary() -> None:
    block = "<details><summary>\n\n### {0}\n\n</summary>\n\n### Sails\n\n- [a](https://{0}.org)\n\n#### Big\n\n- [b](https://{0}.org/b)\n\n</details>\n\n"
    paths = [entry.path for entry in read("## Boats\n\n" + "".join(map(block.format, ("Brigs", "Sloops")))).entries]
    sections = [("Boats", name, "Sails") for name in ("Brigs", "Sloops")]
    assert paths == [path for section in sections for path in (section, (*section, "Big"))]
