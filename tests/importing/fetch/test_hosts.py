"""Addresses copied from a browser, and what they mean."""

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.hosts import is_repository, locate, readme_locations, split_credentials

RAW = "https://raw.githubusercontent.com/o/r"
PAGE = "https://github.com/o/r"


@pytest.mark.parametrize(
    ("address", "raw", "base"),
    [
        (f"{PAGE}/blob/main/README.md", f"{RAW}/main/README.md", f"{PAGE}/blob/main/README.md"),
        (f"{PAGE}/raw/main/README.md", f"{RAW}/main/README.md", f"{PAGE}/blob/main/README.md"),
        (f"{PAGE}.git/blob/main/a/b.md", f"{RAW}/main/a/b.md", f"{PAGE}/blob/main/a/b.md"),
        (f"{PAGE}/blob/main/docs/x.md?plain=1#top", f"{RAW}/main/docs/x.md", f"{PAGE}/blob/main/docs/x.md"),
        ("https://www.github.com/o/r/blob/main/x.md", f"{RAW}/main/x.md", f"{PAGE}/blob/main/x.md"),
        ("https://gitlab.com/o/r/-/blob/main/x.md", "https://gitlab.com/o/r/-/raw/main/x.md", None),
        ("https://gitlab.com/o/blob/-/blob/x/blob/y.md", "https://gitlab.com/o/raw/-/blob/x/blob/y.md", None),
        (f"{RAW}/main/x.md", f"{RAW}/main/x.md", f"{PAGE}/blob/main/x.md"),
        (f"{RAW}/main", f"{RAW}/main", None),
        ("https://a.org/o/r/blob/main/x.md", "https://a.org/o/r/blob/main/x.md", None),
        ("https://github.com/o", "https://github.com/o", None),
    ],
)
def test_the_page_of_a_file_on_a_code_host_means_the_file(address: str, raw: str, base: str | None) -> None:
    location = locate(address)
    assert (location.raw, location.base) == (raw, base or address)
    assert (location.display_name, location.repository) == (address, "")


@pytest.mark.parametrize("rest", ["", "/", ".git", "/tree/main", "/blob/main", "/issues/4/x", "?tab=readme", "#top"])
def test_any_other_page_of_a_repository_means_its_readme(rest: str) -> None:
    location = locate(PAGE + rest)
    assert (location.repository, location.display_name, location.raw, location.base) == ("o/r", "o/r", PAGE, "")


@pytest.mark.parametrize(
    ("address", "rest", "credentials"),
    [
        ("https://ann:secret@a.org/x?y#z", "https://a.org/x?y#z", "ann:secret"),
        ("https://ann:p%40ss@a.org", "https://a.org", "ann:p@ss"),
        ("https://ann@b:c@a.org/", "https://a.org/", "ann@b:c"),
        ("https://@a.org/", "https://a.org/", ""),
        ("https://aXX:X@a.org/X", "https://a.org/X", "aXX:X"),
        ("https://a.org/@ann", "https://a.org/@ann", ""),
        ("https://a.org?by=@ann", "https://a.org?by=@ann", ""),
        ("https://a.org#@ann", "https://a.org#@ann", ""),
        ("ann@a.org", "ann@a.org", ""),
        ("ann:secret@a.org/x", "ann:secret@a.org/x", ""),
        ("https://a.org", "https://a.org", ""),
        ("", "", ""),
    ],
)
def test_user_and_password_are_split_from_an_address(address: str, rest: str, credentials: str) -> None:
    assert split_credentials(address) == (rest, credentials)


def test_an_address_is_shown_up_to_400_characters() -> None:
    for length, end in ((400, "x"), (401, "…")):
        address = "https://a.org/".ljust(length, "x")
        assert locate(address).display_name == address[:399] + end


def test_an_invalid_address_is_an_error() -> None:
    with pytest.raises(ImportFailedError) as caught:
        locate("https://[x/y")
    assert (caught.value.message, caught.value.hint) == ("'https://[x/y' is not an address.", "Check it.")


def test_an_invalid_repository_is_an_error() -> None:
    with pytest.raises(ImportFailedError) as caught:
        locate("https://github.com/o/%20")
    assert caught.value.message == "'https://github.com/o/%20' is not a repository."
    assert caught.value.hint == "Give owner/repo, or the address of a file."


@pytest.mark.parametrize(
    ("source", "is_one"),
    [
        ("o/r", True), ("o-1/r_2.x", True), ("o" * 39 + "/r", True), ("o/" + "r" * 100, True), ("o/...", True),
        ("o" * 40 + "/r", False), ("o/" + "r" * 101, False), ("-o/r", False), ("o/.", False), ("o/..", False),
        ("o", False), ("o/r/x", False), ("o/", False), ("/r", False), ("o_1/r", False), ("o/r x", False),
    ],
)  # fmt: skip
def test_a_repository_is_owner_and_name(source: str, is_one: bool) -> None:
    assert is_repository(source) == is_one


def test_the_usual_names_of_a_readme_are_tried_on_the_default_branch() -> None:
    locations = list(readme_locations("o/r"))
    assert [location.raw.removeprefix(f"{RAW}/HEAD/") for location in locations] == [
        "README.md", "readme.md", "Readme.md", "README.markdown", "docs/README.md", ".github/README.md", "README",
        "README.MD", "readme.markdown", "ReadMe.md", "README.rst", "README.adoc", "README.org", "README.asciidoc",
        "readme.adoc", "readme.org", "readme.rst", "README.html",
    ]  # fmt: skip
    assert (locations[4].display_name, locations[4].base) == ("o/r", f"{PAGE}/blob/HEAD/docs/README.md")
    assert {location.credentials for location in locations} == {""}
    assert next(readme_locations("o/r", "http://here")).raw == "http://here/o/r/HEAD/README.md"
