"""The link that an item starts with, and what may precede it."""

import pytest

from importing.lists.support import links, only, read, reasons
from mlcat.importing.documents.tree import BLOCK_END, TEXT, Inline
from mlcat.importing.lists.links import leading_link
from mlcat.importing.lists.links.leading_link import find_leading_link


@pytest.mark.parametrize(
    "front",
    ["(1)", "3/27 -", "12.3.24 –", "#12.", "1234:", "\\[12\\]", "[X] 12)", "12.)", "—" * 400],
    ids=lambda front: front[:8],
)
def test_a_number_or_marks_may_precede_the_link(front: str) -> None:
    assert only(f"- {front} [Sloop](https://a.org)".replace("— ", "—")).title == "Sloop"


@pytest.mark.parametrize("front", ["12345:", "12", "1a.", "—" * 401], ids=lambda front: front[:8])
def test_other_numbers_and_too_many_marks_count_as_words_before_the_link(front: str) -> None:
    assert reasons(read(f"- {front} [Sloop](https://a.org)".replace("— ", "—"))) == {"no link in front": 1}


@pytest.mark.parametrize(
    ("front", "tags", "license"),
    [("`Go`", ("Go",), None), ("`Go` ⭐ `Wood`", ("Go", "Wood"), None), ("`MIT`", (), "MIT")],
)
def test_code_spans_before_the_link_are_tags_and_licenses(
    front: str, tags: tuple[str, ...], license: str | None
) -> None:
    entry = only(f"- {front} [Sloop](https://a.org) - One mast. `Sail`")
    assert (entry.title, entry.tags, entry.license) == ("Sloop", (*tags, "Sail"), license)
    assert entry.description == "One mast."


@pytest.mark.parametrize(
    ("pair", "title"), [("()", "S"), ("[]", "S"), ("{}", "S"), ("«»", "S"), ("“”", "S"), ('""', "S"), ("''", "S")]
)
def test_brackets_and_quotes_around_the_link_are_removed(pair: str, title: str) -> None:
    entry = only(f"- {pair[0]}[S](https://a.org){pair[1]} One mast.")
    assert (entry.title, entry.description) == (title, "One mast.")


def test_an_unmatched_bracket_after_the_link_is_kept() -> None:
    assert only("- ( [Sloop](https://a.org) » one").description == "» one"
    assert only("- ([Sloop](https://a.org) (fast)").description == "(fast)"


@pytest.mark.parametrize(
    ("text", "url", "description"),
    [
        ("https://a.org/x", "https://a.org/x", ""),
        ("http://a.org/x, a fast ship.", "http://a.org/x", "a fast ship."),
        ("https://a.org/x. Fast.", "https://a.org/x", "Fast."),
        ("https://a.org/x! Fast. [more](https://b.org)", "https://a.org/x", "! Fast. more"),
        ("`Go` https://a.org/x", "https://a.org/x", ""),
    ],
)
def test_a_bare_address_is_its_own_title_without_trailing_punctuation(text: str, url: str, description: str) -> None:
    entry = only(f"- {text}")
    assert (entry.title, entry.url, entry.description) == (url, url, description)


def test_a_bare_address_after_words_is_not_an_entry() -> None:
    assert read("- See https://a.org/x").entries == ()


@pytest.mark.parametrize(("opened", "closed"), ["《》", "【】", "（）", "「」", "『』", "〈〉", "［］"])
def test_brackets_of_any_script_around_the_link_are_removed(opened: str, closed: str) -> None:
    entry = only(f"- {opened}[Sloop](https://a.org){closed} - 一桅。")
    assert (entry.title, entry.description) == ("Sloop", "一桅。")


@pytest.mark.parametrize(
    ("front", "year", "authors"),
    [
        ("2016 - ", 2016, ()), ("(2016) ", 2016, ()), ("Moss et al. ", None, ("Moss",)), ("Book: ", None, ()),
        ("**New!** ", None, ()),
    ],
)  # fmt: skip
def test_a_year_authors_or_a_label_may_precede_the_link(front: str, year: int | None, authors: tuple[str, ...]) -> None:
    entry = only(f"- {front}[Hedges](https://a.org) - Fresh.")
    assert (entry.title, entry.year, entry.authors) == ("Hedges", year, authors)


def test_the_alternative_text_of_a_linked_picture_is_the_title() -> None:
    entry = only("## A\n\n- [![Anvil logo](https://i.org/a.png)](https://a.org) - Holds still.")
    assert (entry.title, entry.url, entry.description) == ("Anvil", "https://a.org", "Holds still.")


def test_pictures_before_a_link_are_icons_and_links() -> None:
    icon = "[![Open Source](o.svg)](https://code.org/{0})"
    text = "".join(f"- {icon.format(n)} ![Swift icon](s.svg) [{n}](https://{n}.org) - x\n" for n in "abc")
    entry = read(text).entries[0]
    assert (entry.title, entry.tags, links(entry)) == (
        "a",
        ("Open Source", "Swift"),
        {"Open Source": "https://code.org/a"},
    )


@pytest.mark.parametrize(
    ("sign", "label"),
    [("📄", "paper"), (":octocat:", "code"), ("▶️", "video"), (":orange_book:", "link"), ("🟠", "link")],
)
def test_an_emoji_is_the_label_of_a_link(sign: str, label: str) -> None:
    entry = only(f"- [Sloop](https://a.org) - One mast. [{sign}](https://a.org/x)")
    assert (entry.description, links(entry)) == ("One mast.", {label: "https://a.org/x"})


def test_a_picture_without_words_is_not_a_link() -> None:
    assert only("- [Sloop](https://a.org) - One mast. [![](x.svg)](https://a.org/x)").links == ()


def test_links_of_emoji_may_follow_a_plain_title() -> None:
    text = "* 12.21 - Rigs of {0} ([:x:](https://arxiv.org/abs/{0})), ([:house:](https://a.org/{0})), ([GS](https://g.org/{0}))\n"
    entry = read("".join(text.format(f"2101.0000{n}") for n in range(3))).entries[0]
    assert (entry.title, entry.url) == ("Rigs of 2101.00000", "https://arxiv.org/abs/2101.00000")
    assert (entry.description, [link.label for link in entry.links]) == ("", ["website", "GS"])


def test_the_text_before_the_link_is_analyzed_only_when_it_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks without text, such as nested details, would otherwise take a time that grows with their square."""
    analyzed: list[str] = []

    def has_no_words(text: str) -> bool:
        analyzed.append(text)
        return False

    monkeypatch.setattr(leading_link, "has_words", has_no_words)
    ends = [Inline(BLOCK_END, "")] * 500
    assert find_leading_link([Inline(TEXT, "-"), *ends, Inline(TEXT, "-"), *ends]) is None
    assert analyzed == ["-", "--"]


@pytest.mark.parametrize(
    "link",
    [
        "[Sloop] (https://a.org/x)",
        "[Sloop]( https://a.org/x )",
        "✅ [Sloop]  (https://a.org/x)",
        "1. [Sloop]\n  (https://a.org/x)",
    ],
)
def test_a_link_with_blanks_around_its_address_is_a_link(link: str) -> None:
    entry = only(f"- {link} - One mast.\n- no (https://b.org) link\n")
    assert (entry.title, entry.url, entry.description) == ("Sloop", "https://a.org/x", "One mast.")


def test_the_address_of_a_link_with_a_blank_may_have_brackets() -> None:
    assert only("- [Sloop] (https://a.org/x_(y)z) One mast.").url == "https://a.org/x_(y)z"


@pytest.mark.parametrize("text", ["[Sloop] fast (https://a.org)", "[Sloop] (a.org)", "(Sloop) (https://a.org)"])
def test_other_words_in_brackets_before_an_address_are_no_link(text: str) -> None:
    assert read(f"- {text} - One mast.").entries == ()


@pytest.mark.parametrize(
    ("front", "aliases", "authors"),
    [
        ("【RTS】Ada Moss, Ben Reed.", ("RTS",), ("Ada Moss", "Ben Reed")),
        ("[RTS 2] Ada Moss, Ben Reed et al. .", ("RTS 2",), ("Ada Moss", "Ben Reed")),
        ("Ada Moss.", (), ("Ada Moss",)),
        ("Ada Moss .", (), ("Ada Moss",)),
    ],
)
def test_a_short_name_and_authors_may_precede_the_link(
    front: str, aliases: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    entry = only(f"- {front} [How the trees drink](https://arxiv.org/abs/1)")
    assert (entry.title, entry.aliases, entry.authors) == ("How the trees drink", aliases, authors)


@pytest.mark.parametrize(
    "text",
    [
        "【RTS】 see [How the trees drink](https://a.org)",
        "Ada Moss [How the trees drink](https://a.org)",
        "Ada Moss: [How the trees drink](https://a.org)",
        "Ada Moss. [How trees drink](https://a.org)",
    ],
)
def test_other_words_before_the_link_are_no_authors(text: str) -> None:
    assert reasons(read(f"- {text}")) == {"no link in front": 1}
