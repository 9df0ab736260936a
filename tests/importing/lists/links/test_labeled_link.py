"""Labeled links after a title in plain words."""

import pytest

from importing.lists.support import links, read, titles


@pytest.mark.parametrize("label", ["book", "thesis", "论文", "官网", "Hugging Face", "official site"])
def test_words_for_kinds_of_links_are_labels_in_several_languages(label: str) -> None:
    items = [
        f"1. **Sloop.** Harbor 2020. [{label}](https://a.org)",
        "2. **Ketch.** Harbor 2021. [paper](https://b.org)",
    ]
    assert titles("\n".join(items)) == ["Sloop", "Ketch"]


def test_a_bracketed_link_after_a_plain_name_is_a_label_and_not_text() -> None:
    parsed = read("- Knots [[link](https://a.org)] [[slide](https://a.org/s)]\n- Ropes [[Recording](https://b.org)]\n")
    assert [(entry.title, entry.url, entry.description) for entry in parsed.entries] == [
        ("Knots", "https://a.org", ""), ("Ropes", "https://b.org", ""),
    ]  # fmt: skip


OTHER_ITEM = "\n- Brig [[pdf]](https://b.org)"


@pytest.mark.parametrize(
    ("item", "title", "description", "year"),
    [
        ("Sloop (2015), fast [[pdf]](https://a.org)", "Sloop", "fast", 2015),
        ("Sloop (Yard, 1999): fast [[pdf]](https://a.org)", "Sloop", "fast", 1999),
        ("Sloop (old 1875) [[pdf]](https://a.org)", "Sloop (old 1875)", "", None),
        ("Sloop (2115) thing [[pdf]](https://a.org)", "Sloop (2115) thing", "", None),
        ("**Sloop** so fast, 2015 [[pdf]](https://a.org)", "Sloop", "so fast, 2015", None),
        ("**Sloop** so fast (2015) x [[pdf]](https://a.org)", "Sloop", "so fast (2015) x", 2015),
        ("**Sloop** (2015) x [[pdf]](https://a.org)", "Sloop", "x", 2015),
        ("**Sloop.** fast [[pdf]](https://a.org)", "Sloop", "fast", None),
        ("**Sloop?** fast [[pdf]](https://a.org)", "Sloop?", "fast", None),
        ("Sloop. [[pdf]](https://a.org)", "Sloop", "", None),
        ("Sloop - [pdf](https://a.org)", "Sloop", "", None),
        ("Sloop<br>One mast. [pdf](https://a.org)", "Sloop", "One mast.", None),
        ("⭐ **Sloop**, fast [pdf](https://a.org)", "Sloop", "fast", None),
        ("`sloop`<br>fast [pdf](https://a.org)", "sloop", "fast", None),
        ("x" * 400 + " [pdf](https://a.org)", "x" * 400, "", None),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else None,
)
def test_the_title_before_a_label_ends_at_a_year_or_with_the_bold_text(
    item: str, title: str, description: str, year: int | None
) -> None:
    entry = read(f"- {item}{OTHER_ITEM}").entries[0]
    assert (entry.title, entry.url, entry.description, entry.year) == (title, "https://a.org", description, year)


@pytest.mark.parametrize(
    "item", ["x" * 401 + " [pdf](https://a.org)", "Sloop [Harbor](https://a.org)", "Sloop, no link"]
)
def test_a_plain_item_without_a_label_or_with_too_long_a_title_is_not_an_entry(item: str) -> None:
    assert [entry.title for entry in read(f"- {item}{OTHER_ITEM}").entries] == ["Brig"]


def test_words_after_bracketed_labels_are_the_description_and_the_links_are_kept() -> None:
    for opened, closed in ("()", "[]"):
        within = "[pdf](https://a.org), [code](https://a.org/c) and [so on](https://a.org/o)"
        entry = read(f"- Sloop \\{opened}{within}\\{closed}fast.{OTHER_ITEM}").entries[0]
        assert (entry.title, entry.description) == ("Sloop", "fast.")
        assert links(entry) == {"code": "https://a.org/c", "so on": "https://a.org/o"}


def test_words_after_a_label_without_brackets_are_the_description() -> None:
    entry = read("- Sloop - [pdf](https://a.org), [code](https://a.org/c) (fast) ship" + OTHER_ITEM).entries[0]
    assert (entry.title, entry.description) == ("Sloop", "code (fast) ship")


def test_a_number_of_stars_is_a_label_even_if_other_items_begin_with_links() -> None:
    items = ["[Brig](https://b.org)", "[Yawl](https://c.org)", "🟢 Sloop - One mast. [⭐ 12k](https://a.org)"]
    sloop = read("\n".join(f"- {item}" for item in items)).entries[2]
    assert (sloop.title, sloop.url, sloop.description) == ("Sloop", "https://a.org", "One mast.")


@pytest.mark.parametrize(
    ("item", "title", "status"),
    [
        ("Sloop [⭐ 12](https://a.org)", "Sloop", None),
        ("💀 Sloop - One mast. [⭐ 12](https://a.org)", "Sloop", "archived"),
        ("- Sloop [⭐ 12](https://a.org)", "Sloop", None),
    ],
)
def test_a_name_before_a_number_of_stars_may_have_a_status(item: str, title: str, status: str | None) -> None:
    entry = read(f"- [Brig](https://b.org)\n- {item}").entries[1]
    assert (entry.title, entry.status) == (title, status)


@pytest.mark.parametrize(
    ("item", "title", "venue", "year"),
    [
        ("ROOTS 2018, How trees drink, [Website](https://a.org)", "How trees drink", "ROOTS", 2018),
        ("ROOTS 2018, **Sap**: how trees drink, [pdf](https://a.org)", "Sap: how trees drink", "ROOTS", 2018),
        ("ROOTS 2018, Sap: roots, stems, leaves, [pdf](https://a.org)", "Sap: roots, stems, leaves", "ROOTS", 2018),
        ("CVPR 2018 best paper, How so many trees drink [pdf](https://a.org)", "How so many trees drink", "CVPR", 2018),
        ("CVPR 2018 Tutorials, New York City [pdf](https://a.org)", "CVPR 2018 Tutorials, New York City", None, None),
        ("ROOTS 2018, Berlin, [Website](https://a.org)", "ROOTS 2018, Berlin", None, None),
        ("Sap (2018), how trees drink [pdf](https://a.org)", "Sap", None, 2018),
        ("ROOTS 2018, Ada Moss, Ben Reed, **Sap** [pdf](https://a.org)", "Sap", "ROOTS", 2018),
        ('ROOTS 2018, Ada Moss, "How trees drink" [pdf](https://a.org)', "How trees drink", "ROOTS", 2018),
    ],
)
def test_words_after_a_venue_with_its_year_are_the_title(
    item: str, title: str, venue: str | None, year: int | None
) -> None:
    entry = read(f"- {item}{OTHER_ITEM}").entries[0]
    assert (entry.title, entry.venue, entry.year) == (title, venue, year)


@pytest.mark.parametrize(
    ("item", "title", "venue", "description"),
    [
        ("[ROOTS 2018](https://a.org), Sap: how trees drink", "Sap: how trees drink", "ROOTS", ""),
        ("[ROOTS 2018](https://a.org)，Sap: how trees drink", "Sap: how trees drink", "ROOTS", ""),
        ("[website](https://a.org), Sap: how trees drink", "Sap: how trees drink", None, ""),
        ("[website](https://a.org), Tall trees", "Tall trees", None, ""),
        ("[website](https://a.org), Trees", "website", None, "Trees"),
        ("[arXiv 2018.05](https://a.org), Tall trees", "Tall trees", "arXiv", ""),
        ("[website](https://a.org), How `sap` made trees [code](https://b.org)", "How sap made trees", None, ""),
        ("[ROOTS 2018](https://a.org), Berlin", "ROOTS 2018", None, "Berlin"),
        ("[ROOTS 2018](https://a.org), New York City", "ROOTS 2018", None, "New York City"),
        ("[ROOTS 2018](https://a.org), a, b, c, d, e", "ROOTS 2018", None, "a, b, c, d, e"),
        ("[ROOTS 2018](https://a.org) - A conference for trees", "ROOTS 2018", None, "A conference for trees"),
        ("[Sap](https://a.org), how trees drink water", "Sap", None, "how trees drink water"),
    ],
)
def test_words_after_a_linked_venue_or_label_and_a_comma_are_the_title(
    item: str, title: str, venue: str | None, description: str
) -> None:
    entry = read(f"- {item}\n- [Brig](https://c.org)").entries[0]
    assert (entry.title, entry.url, entry.venue, entry.description) == (title, "https://a.org", venue, description)


@pytest.mark.parametrize(
    ("name", "aliases"),
    [
        ("SiamSapX:", ("SiamSapX",)), ("3D-Sap：", ("3D-Sap",)), ("RTS++: ", ("RTS++",)), ("Sap:", ()), ("2016:", ()),
        ("Siam Sap:", ()), ("SiamSap", ()), ("", ()),
    ],
)  # fmt: skip
def test_an_acronym_and_a_colon_before_a_quoted_title_is_an_alias(name: str, aliases: tuple[str, ...]) -> None:
    entry = read(f'- {name} "How trees drink" [pdf](https://a.org){OTHER_ITEM}').entries[0]
    assert (entry.title, entry.aliases) == ("How trees drink", aliases)


@pytest.mark.parametrize(
    ("label", "url", "venue", "year", "kind"),
    [
        ("ROOTS2019", "https://a.org", "ROOTS", 2019, "paper"),
        ("CVPR 2020 Oral", "https://a.org", "CVPR", 2020, "paper"),
        ("TPAMI", "https://a.org", "TPAMI", None, "paper"),
        ("Paper-TPAMI", "https://a.org", "TPAMI", None, "paper"),
        ("Paper-arXiv", "https://a.org", None, None, None),
        ("Paper-arXiv 2019", "https://a.org", "arXiv", 2019, "paper"),
        ("Harbor", "https://dl.acm.org/doi/1", None, None, "paper"),
        ("arXiv 5 Dec 2024", "https://arxiv.org/abs/1", "arXiv", 2024, "paper"),
        ("Soil 2020", "https://dl.acm.org/doi/1", "Soil", 2020, "paper"),
        ("Soil 2020", "https://a.org", None, None, None),
        ("2020", "https://a.org", None, 2020, None),
        ("Moss et al., 2018", "https://a.org", None, 2018, "paper"),
        ("TensorFlow", "https://a.org", None, None, None),
    ],
)
def test_the_label_of_a_link_may_be_a_venue_with_its_year(
    label: str, url: str, venue: str | None, year: int | None, kind: str | None
) -> None:
    entry = read(f"- How trees drink [[{label}]]({url}) [[code]](https://c.org){OTHER_ITEM}").entries[0]
    assert (entry.title, entry.venue, entry.year, entry.kind) == ("How trees drink", venue, year, kind)
    assert [link.url for link in entry.links] == ["https://c.org"]


@pytest.mark.parametrize(
    ("item", "title", "description", "links_found"),
    [
        ("**Sap** - Fast trees. [Android](https://a.org)", "Sap", "Fast trees.", {}),
        (
            "**Sap** – Fast! [Android](https://a.org), [Fire OS](https://b.org)",
            "Sap",
            "Fast!",
            {"Fire OS": "https://b.org"},
        ),
        ("Sap - Fast trees. [Android](https://a.org)", None, "", {}),
        ("**Sap** fast trees. [Android](https://a.org)", None, "", {}),
        ("**Sap** - Fast trees on [Android](https://a.org)", None, "", {}),
        ("**Sap** - Fast trees. [Android](https://a.org) only", None, "", {}),
        ("**Sap** - Fast trees. [On new Android](https://a.org)", None, "", {}),
    ],
)
def test_short_links_after_a_bold_name_and_its_text_are_those_of_an_entry(
    item: str, title: str | None, description: str, links_found: dict[str, str]
) -> None:
    entries = read(
        f"- {item}\n- **Oak** - Slow trees. [Android](https://o.org)\n- **Elm** - Trees. [Web](https://e.org)"
    ).entries
    assert [entry.title for entry in entries] == [*([title] if title else []), "Oak", "Elm"]
    if title:
        assert (entries[0].url, entries[0].description, links(entries[0])) == (
            "https://a.org",
            description,
            links_found,
        )
