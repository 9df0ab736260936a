"""Headings that are entries."""

from importing.lists.support import links, read, titles


def test_a_heading_with_a_link_is_an_entry_described_by_the_text_below_it() -> None:
    reading = read("""
        # Ships

        ## Sailing

        ### [Sloop](https://a.org)

        > One mast.

        ```
        pip install sloop
        ```

        ### [Cutter](https://e.org)

        Also one.

        ### [Brig](https://b.org)

        Two masts.

        - [Ketch](https://c.org) - A list goes on.
        - [Yawl](https://d.org) - With another.
    """)
    found = [(entry.title, entry.description, entry.path) for entry in reading.entries]
    assert found == [
        ("Sloop", "One mast.", ("Sailing",)),
        ("Cutter", "Also one.", ("Sailing",)),
        ("Brig", "Two masts.", ("Sailing",)),
        ("Ketch", "A list goes on.", ("Sailing",)),
        ("Yawl", "With another.", ("Sailing",)),
    ]
    assert reading.entries[0].install == "pip install sloop"


def test_headings_below_a_heading_entry_are_labels() -> None:
    body = "\n\n### Category\nOffice, Home\n\n### Links\n- [Founder](https://x.org/{0})\n- [Web](https://y.org/{0})\n\n"
    text = "# L\n\n# Open\n\n" + "".join(f"## [N{n}](https://a.org/{n})\nHelps.{body.format(n)}" for n in range(3))
    entries = read(text).entries
    assert [(entry.title, entry.description, entry.tags) for entry in entries] == [
        (f"N{n}", "Helps.", ("Office", "Home")) for n in range(3)
    ]
    assert links(entries[0]) == {"Founder": "https://x.org/0", "website": "https://y.org/0"}


def test_a_plain_heading_above_labeled_links_is_an_entry() -> None:
    reading = read(
        "# L\n\n## Tools\n\n### Shears\n\n- Website: https://a.org\n- License: MIT\n\n### Saw\n\n[Website](https://b.org)\n\nCuts.\n"
    )
    assert [(entry.title, entry.url, entry.license) for entry in reading.entries] == [
        ("Shears", "https://a.org", "MIT"),
        ("Saw", "https://b.org", None),
    ]


def test_a_heading_above_a_list_of_links_is_a_section_with_or_without_a_link() -> None:
    first = "# L\n\n## [A](https://a.org)\n\n- [S](https://s.org)\n- [T](https://t.org)\n\n"
    assert titles(first + "## B\n\n- [U](https://u.org)\n- [V](https://v.org)\n") == ["S", "T", "U", "V"]
