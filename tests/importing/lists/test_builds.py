"""Habits of writing that lists have: separators, signs, tables and headings of other languages and other tastes."""

import pytest

from importing.lists.support import links, only, read, titles

# --- Separators and brackets --------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", ["：", "，", "、", "｜", "～", " － ", "・", " => ", " ⟶ ", " ➜ ", " ⇒ "])
def test_separators_of_every_script_are_no_part_of_the_description(separator: str) -> None:
    entry = only(f"- [Sloop](https://a.org){separator}一桅。第二句。")
    assert entry.description == "一桅。第二句。"


@pytest.mark.parametrize(("opened", "closed"), ["《》", "【】", "（）", "「」", "『』", "〈〉", "［］"])
def test_brackets_of_every_script_around_the_link_close_behind_it(opened: str, closed: str) -> None:
    entry = only(f"- {opened}[Sloop](https://a.org){closed} - 一桅。")
    assert (entry.title, entry.description) == ("Sloop", "一桅。")


def test_a_bracket_that_was_not_opened_in_front_belongs_to_the_text() -> None:
    assert only("- [Sloop](https://a.org) - 【新】一桅。").description == "【新】一桅。"


# --- Signs between title and separator ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sign", ["<sup>2</sup>", "<sup>⭐</sup>", " 🐍 🏠", " [1023⭐]", " (★ 12.5k)", " ⭐", " ![n](https://a.org/n.svg)"]
)
def test_signs_between_the_title_and_the_separator_say_nothing(sign: str) -> None:
    assert only(f"- [Sloop](https://a.org){sign} - One mast.").description == "One mast."


def test_code_spans_there_are_tags_and_licenses_as_they_are_at_the_end() -> None:
    entry = only("- [Sloop](https://a.org) `Go` `MIT` - One mast.")
    assert (entry.description, entry.tags, entry.license) == ("One mast.", ("Go",), "MIT")


@pytest.mark.parametrize(
    "text", ["2 masts - fast.", "One mast - fast.", "3.11 - fast.", "(2024) - fast.", "`pip install sloop` - fast."]
)
def test_words_there_stay(text: str) -> None:
    assert only(f"- [Sloop](https://a.org) {text}").description == text.replace("`", "")


# --- What stands behind the text ------------------------------------------------------------------------------------


def test_links_back_to_the_top_and_marks_of_footnotes_are_no_text() -> None:
    assert only("- [Sloop](https://a.org) - One mast. [⬆ back to top](#list)").description == "One mast."
    assert only("- [Sloop](https://a.org) - One mast[^1] in all.").description == "One mast in all."


# --- Tables ---------------------------------------------------------------------------------------------------------


def table(head: str, *rows: str) -> str:
    return "\n".join([f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in rows)])


@pytest.mark.parametrize(
    ("head", "row", "title", "description"),
    [
        ("Name | Description | Links", "Sloop | One mast. | [Hugging Face](https://a.org)", "Sloop", "One mast."),
        ("Name | About | Links", "Sloop | One. | [Blog](https://a.org) [Face](https://b.org)", "Sloop", "One."),
        ("Name | About | URL", "Sloop | One. | 1. [Face](https://a.org)<br>2. [Moon](https://b.org)", "Sloop", "One."),
        ("Name | Paper", "Sloop | [Sloops: one mast](https://a.org)", "Sloops: one mast", "Sloop"),
        ("Title | Yard | Link", "**Sloop** | ICLR | [arXiv:2101.00001](https://a.org)", "Sloop", "ICLR"),
        ("名称 | 说明 | 链接", "通义 | 阿里模型。 | [官网](https://a.org)", "通义", "阿里模型。"),
        ("名称 | 描述 | 免费/付费", "[通义](https://a.org) | 阿里模型。 | 免费", "通义", "阿里模型。"),
        ("名前 | 説明 | 備考欄", "[帆船](https://a.org) | 一本。 | 有料", "帆船", "一本。"),
        ("Название | Описание | Цена", "[Шлюп](https://a.org) | Одна мачта. | 5", "Шлюп", "Одна мачта."),
        ("Date | Paper", "2020-01 | [Of Sloops](https://a.org)", "Of Sloops", ""),
        ("Company | Name", "Harbor | [Sloop](https://a.org)", "Sloop", "Harbor"),
    ],
)  # fmt: skip
def test_the_column_that_names_the_entry_names_it(head: str, row: str, title: str, description: str) -> None:
    entry = only(table(head, row))
    assert (entry.title, entry.url, entry.description) == (title, "https://a.org", description)


def test_all_links_of_a_named_row_stay_with_it() -> None:
    entry = only(table("Name | About | Links", "Sloop | One. | [Blog](https://a.org) [Face](https://b.org)"))
    assert links(entry) == {"Face": "https://b.org"}


# --- Headings that hold no entries ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    ["贡献", "贡献指南", "赞助商", "鸣谢", "许可证", "ライセンス", "Лицензия", "Lizenz", "Mitwirken", "Licencia"],
)
def test_what_is_about_the_list_is_so_in_other_languages(heading: str) -> None:
    assert titles(f"# L\n\n## A\n\n- [Sloop](https://a.org)\n\n## {heading}\n\n- [X](https://b.org) - y.") == ["Sloop"]


def test_contents_that_lead_to_other_pages_are_contents_where_other_sections_have_entries() -> None:
    text = "# L\n\n## Contents\n\n- [Models](https://a.org/m)\n- [S](#s)\n\n## S\n\n- [Sloop](https://a.org)\n- [B](https://b.org)"
    reading = read(text)
    assert [entry.title for entry in reading.entries] == ["Sloop", "B"]
    assert reading.left_out["contents list"] == 2
    assert titles("# L\n\n## Contents\n\n- [Sloop](https://a.org)\n- [B](https://b.org)") == ["Sloop", "B"]


# --- Names in words, links under labels -----------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["book", "thesis", "论文", "官网", "Hugging Face", "official site"])
def test_a_link_may_be_called_so(label: str) -> None:
    items = [
        f"1. **Sloop.** Harbor 2020. [{label}](https://a.org)",
        "2. **Ketch.** Harbor 2021. [paper](https://b.org)",
    ]
    assert titles("\n".join(items)) == ["Sloop", "Ketch"]


# --- Titles over lines ------------------------------------------------------------------------------------------------

TITLED = """# Boats

## Papers

**On Sloops: One Mast** \\
*Ada Moss, Ben Reed* \\
ROOTS 2018. [[Paper](https://a.org/sloops)] [[Code](https://a.org/code)] \\
24 Sep 2018

**`Yawl`, Revisited** \\
*Cora Fern* \\
arXiv 2021. [[Paper](https://a.org/yawl)]
"""


def test_a_bold_line_over_authors_and_labeled_links_is_the_title() -> None:
    sloops, yawl = read(TITLED).entries
    assert (sloops.title, sloops.url, sloops.path) == ("On Sloops: One Mast", "https://a.org/sloops", ("Papers",))
    assert (sloops.authors, sloops.venue, sloops.year) == (("Ada Moss", "Ben Reed"), "ROOTS", 2018)
    assert (links(sloops), sloops.description) == ({"code": "https://a.org/code"}, "")
    assert (yawl.title, yawl.authors, yawl.venue, yawl.year) == ("Yawl, Revisited", ("Cora Fern",), "arXiv", 2021)


def test_several_of_them_may_share_a_paragraph() -> None:
    text = TITLED.replace("24 Sep 2018\n\n", "24 Sep 2018 \\\n")
    assert titles(text) == ["On Sloops: One Mast", "Yawl, Revisited"]


def test_a_bold_line_over_a_sentence_with_a_link_is_no_entry() -> None:
    text = "**Good to know** \\\nSee [the guide](https://a.org/guide) first.\n\n- [Sloop](https://a.org)\n- [Brig](https://b.org)\n"
    assert titles(text) == ["Sloop", "Brig"]
