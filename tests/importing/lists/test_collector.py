"""Candidates that are dropped because of the rest of the list."""

import pytest

from importing.lists.support import read, reasons, titles


def items(*names: str) -> str:
    """A bullet list of links to things of these names."""
    return "".join(f"- [{name}](https://{name.lower()}.org)\n" for name in names)


ABOUT = [
    "- [Issues](https://a.org/i)\n",
    "- [Guide](CONTRIBUTING.md)\n",
    "- [Terms](LICENSE)\n",
    "- [Discussions](https://a.org/d)\n",
]


@pytest.mark.parametrize(("about", "others", "is_dropped"), [(1, 1, False), (2, 1, True), (2, 2, False), (3, 2, True)])
def test_a_list_is_dropped_if_more_than_half_of_it_is_about_the_list_itself(
    about: int, others: int, is_dropped: bool
) -> None:
    names = ["Sloop", "Brig"][:others]
    parsed = read("".join(ABOUT[:about]) + items(*names) + "\n## Other\n\n" + items("Ketch"))
    titles_found = [entry.title for entry in parsed.entries]
    assert (titles_found == ["Ketch"]) == is_dropped
    assert set(titles_found) >= {"Ketch"} | (set() if is_dropped else set(names))


def test_each_list_is_judged_separately() -> None:
    parsed = read("## A\n\n" + "".join(ABOUT[:3]) + items("Sloop") + "\n## B\n\n" + ABOUT[0] + items("Brig", "Ketch"))
    assert [entry.title for entry in parsed.entries] == ["Issues", "Brig", "Ketch"]


def test_lines_of_paragraphs_are_not_judged_as_a_list() -> None:
    text = "## A\n\n[Issues](https://a.org/i) - Faults.\n\n[Discussions](https://a.org/d) - Talk.\n"
    assert titles(text + "\n## B\n\n[Sloop](https://b.org) - One mast.") == ["Issues", "Discussions", "Sloop"]


@pytest.mark.parametrize(("others", "expected"), [(1, ["Sloop", "Brig", "Ketch"]), (2, ["Ketch", "Yawl"])])
def test_a_contents_list_of_pages_is_dropped_if_half_of_the_entries_are_elsewhere(
    others: int, expected: list[str]
) -> None:
    text = "# L\n\n## Contents\n\n" + items("Sloop", "Brig") + "\n## Ships\n\n" + items(*["Ketch", "Yawl"][:others])
    parsed = read(text)
    assert [entry.title for entry in parsed.entries] == expected
    assert reasons(parsed) == ({"contents list": 2} if others == 2 else {})


LABELED = "- Sloop [[pdf]](https://sloop.org)\n- Brig [[pdf]](https://brig.org)\n"


@pytest.mark.parametrize(("others", "is_kept"), [(1, True), (2, True), (3, False)])
def test_labeled_items_are_entries_if_half_of_the_items_in_their_list_are(others: int, is_kept: bool) -> None:
    parsed = read("## A\n\n" + LABELED + items(*["Ketch", "Yawl", "Hulk"][:others]))
    titles_found = [entry.title for entry in parsed.entries]
    assert [title for title in titles_found if title in ("Sloop", "Brig")] == (["Sloop", "Brig"] if is_kept else [])
    assert reasons(parsed) == ({} if is_kept else {"no link in front": 2})


# --- Introductions ------------------------------------------------------------------------------------------------

LINE = "[{0}](https://{1}.org) - Something.\n\n"


def line(name: str) -> str:
    """A line of a paragraph that starts with a link."""
    return LINE.format(name, name.lower())


def test_lines_above_the_first_section_are_counted_as_an_introduction() -> None:
    parsed = read("# L\n\n" + line("Blog") + line("Forum") + "## Ships\n\n" + line("Sloop") + line("Brig"))
    assert [entry.title for entry in parsed.entries] == ["Sloop", "Brig"]
    assert reasons(parsed) == {"introduction": 2}


def test_items_above_the_first_section_are_entries() -> None:
    assert titles("# L\n\n" + items("Sloop") + "\n## Ships\n\n" + items("Brig")) == ["Sloop", "Brig"]


def test_lines_of_a_list_without_sections_are_entries() -> None:
    assert titles("# L\n\n" + line("Sloop") + line("Brig")) == ["Sloop", "Brig"]
    assert titles(line("Sloop") + line("Brig")) == ["Sloop", "Brig"]


@pytest.mark.parametrize(("number", "expected"), [(1, ["Ketch", "Yawl"]), (2, ["Ketch", "Yawl"]), (3, None)])
def test_lines_before_the_first_item_are_an_introduction_if_half_of_the_entries_are_items(
    number: int, expected: list[str] | None
) -> None:
    names = ["Sloop", "Brig", "Hulk"][:number]
    text = "## Others\n\n" + "".join(map(line, names)) + "## Ships\n\n" + items("Ketch", "Yawl")
    assert titles(text) == (expected or [*names, "Ketch", "Yawl"])


def test_lines_after_the_first_item_are_entries() -> None:
    assert titles("## A\n\n" + items("Sloop", "Brig") + "\n## B\n\n" + line("Ketch")) == ["Sloop", "Brig", "Ketch"]


def test_a_line_that_repeats_its_section_title_is_dropped_if_the_section_has_items() -> None:
    text = "## A\n\n" + items("Sloop") + "\n## Small Sails\n\n" + line("Sails")
    assert titles(text + items("Brig")) == ["Sloop", "Brig"]
    assert titles(text + line("Brig")) == ["Sloop", "Sails", "Brig"]
    assert titles(text.replace("[Sails]", "[Big Sails]") + items("Brig")) == ["Sloop", "Big Sails", "Brig"]


# --- Duplicates ---------------------------------------------------------------------------------------------------


def test_an_entry_with_the_same_title_address_and_section_is_a_duplicate() -> None:
    parsed = read(
        "## A\n\n- [Sloop](https://a.org)\n- [Sloop](https://a.org)\n- [Sloop](https://b.org)\n- [Brig](https://a.org)\n"
        "- [Sloop](https://a.org)\n"
    )
    assert [(entry.title, entry.url) for entry in parsed.entries] == [
        ("Sloop", "https://a.org"),
        ("Sloop", "https://b.org"),
        ("Brig", "https://a.org"),
    ]
    assert reasons(parsed) == {"duplicate": 2}


def test_contents_badges_sponsors_contributing_and_license_sections_have_no_entries() -> None:
    parsed = read("""
        # Ships
        [![Build](https://b.org/b.svg)](https://b.org)

        ## Contents
        - [Sail](#sail)
          - [Small](#small)
        - [Contributing](#contributing)

        ## Sponsors
        - [Rich Co](https://rich.org)

        ## Get involved
        * [Contributing Guide](CONTRIBUTING.md)
        * [Issues](https://github.com/o/r/issues)
        * [LICENSE](LICENSE)

        ## Sail
        - [Sloop](https://a.org/1)
        - [Contributing](https://github.com/o/r/blob/main/CONTRIBUTING.md)
        - [Sloop](https://a.org/1)

        ## Contributing
        1. [Fork](https://b.org/fork) it.

        ## License
        [MIT](https://opensource.org/licenses/MIT) - see there.
    """)
    assert [entry.title for entry in parsed.entries] == ["Sloop"]
    assert reasons(parsed) == {"contents list": 3, "sponsor": 1, "contributing": 4, "license": 2, "duplicate": 1}
    assert parsed.license == "MIT"


def test_links_to_sponsors_and_repository_files_are_not_entries() -> None:
    parsed = read("""
        - [Help us](https://github.com/sponsors/me)
        - [Our terms](https://github.com/o/r/blob/main/LICENSE.txt)
        - [Our rules](docs/code-of-conduct.md)
        - [:star:](https://a.org)
    """)
    assert not parsed.entries
    assert reasons(parsed) == {"sponsor": 1, "license": 1, "contributing": 1}


def test_links_about_the_list_itself_are_not_entries() -> None:
    text = """
        ## Learn more
        * [Contributing Guide](CONTRIBUTING.md)
        * [Issues](https://github.com/o/r/issues)
        * [Our site](https://a.org)

        ## Sail
        * [Sloop](https://a.org/1)
    """
    assert titles(text) == ["Sloop"]


def test_an_entry_listed_in_two_sections_is_in_both() -> None:
    text = "## A\n- [Sloop](https://a.org)\n## B\n- [Sloop](https://a.org)"
    assert [entry.path for entry in read(text).entries] == [("A",), ("B",)]


@pytest.mark.parametrize(
    "heading",
    ["贡献", "贡献指南", "赞助商", "鸣谢", "许可证", "ライセンス", "Лицензия", "Lizenz", "Mitwirken", "Licencia"],
)
def test_sections_about_the_list_are_recognized_in_other_languages(heading: str) -> None:
    assert titles(f"# L\n\n## A\n\n- [Sloop](https://a.org)\n\n## {heading}\n\n- [X](https://b.org) - y.") == ["Sloop"]


def test_a_contents_section_of_links_to_pages_is_dropped_if_other_sections_have_entries() -> None:
    text = "# L\n\n## Contents\n\n- [Models](https://a.org/m)\n- [S](#s)\n\n## S\n\n- [Sloop](https://a.org)\n- [B](https://b.org)"
    parsed = read(text)
    assert [entry.title for entry in parsed.entries] == ["Sloop", "B"]
    assert reasons(parsed)["contents list"] == 2
    assert titles("# L\n\n## Contents\n\n- [Sloop](https://a.org)\n- [B](https://b.org)") == ["Sloop", "B"]
