"""A tree that is built line by line: what opens, continues and ends lists."""

from support.shapes import shape

from mlcat.importing.documents.tree import TEXT, Block, Inline
from mlcat.importing.documents.tree_builder import TreeBuilder


def row(text: str) -> list[Inline]:
    return [Inline(TEXT, text)]


def item(line: int, text: str, *rest: object) -> tuple[object, ...]:
    return ("item", line, [("loose text", line, text), *rest])


def shapes(builder: TreeBuilder) -> list[object]:
    return [shape(block) for block in builder.root.children]


def test_a_heading_has_a_level_from_one_to_six_and_ends_all_lists() -> None:
    builder = TreeBuilder()
    for level in (0, 1, 6, 7):
        builder.add_heading(level, row("A"), 3)
    assert [block.level for block in builder.root.children] == [1, 1, 6, 6]
    builder.add_item("-", row("a"), 4)
    builder.add_heading(1, row("B"), 5)
    builder.add_item("-", row("b"), 6)
    assert shapes(builder)[4:] == [("list", 4, [item(4, "a")]), ("heading", 5, 1, "B"), ("list", 6, [item(6, "b")])]


def test_an_item_continues_the_list_of_its_marker_or_opens_a_nested_one() -> None:
    builder = TreeBuilder()
    for line, key in enumerate("ababca", start=1):
        builder.add_item(key, row(key), line)
    assert shapes(builder) == [
        ("list", 1, [
            item(1, "a", ("list", 2, [item(2, "b")])),
            item(3, "a", ("list", 4, [item(4, "b", ("list", 5, [item(5, "c")]))])),
            item(6, "a"),
        ])
    ]  # fmt: skip


def test_paragraphs_and_code_belong_to_the_preceding_item_only_if_attached() -> None:
    builder = TreeBuilder()
    builder.add_item("-", row("a"), 1)
    builder.add_paragraph(row("b"), 2, in_item=True)
    builder.add_code("c", 3, in_item=True)
    assert builder.in_list
    builder.add_paragraph([], 4)
    assert not builder.in_list
    inner = item(1, "a", ("paragraph", 2, "b"), ("code block", 3, "c"))
    assert shapes(builder) == [("list", 1, [inner])]
    builder.add_item("-", row("d"), 5)
    builder.add_code("e", 6)
    assert not builder.in_list
    builder.add_item("-", row("f"), 7)
    builder.add_paragraph(row("g"), 8)
    assert shapes(builder)[1:] == [
        ("list", 5, [item(5, "d")]), ("code block", 6, "e"), ("list", 7, [item(7, "f")]), ("paragraph", 8, "g"),
    ]  # fmt: skip


def test_terms_definitions_and_tables_end_all_lists() -> None:
    builder = TreeBuilder()
    for add in (builder.add_term, builder.add_definition, lambda cells, line: builder.add_table([[cells]], 0, line)):
        builder.add_item("-", row("a"), 1)
        add(row("b"), 2)
        assert not builder.in_list
    assert [block.kind for block in builder.root.children] == ["list", "term", "list", "definition", "list", "table"]


def test_lists_that_are_indented_deeper_are_closed() -> None:
    builder = TreeBuilder()
    for indent in (0, 2, 4):
        builder.add_item(indent, row("a"), 1)
    builder.close_deeper(2)
    builder.add_paragraph(row("b"), 2, in_item=True)
    inner = ("list", 1, [item(1, "a", ("list", 1, [item(1, "a")]), ("paragraph", 2, "b"))])
    assert shapes(builder) == [("list", 1, [item(1, "a", inner)])]
    builder.close_deeper(-1)
    assert not builder.in_list
    builder.add_item("-", row("c"), 3)
    builder.close_deeper(-1)
    assert builder.in_list


def test_the_first_rows_of_a_table_name_its_columns_and_an_empty_cell_has_no_block() -> None:
    builder = TreeBuilder()
    builder.add_table([[row("a"), []], [row("b")], [row("c")]], 2, 7)
    (table,) = builder.root.children
    cells = [[(cell.line, cell.level, len(cell.children)) for cell in line.children] for line in table.children]
    assert cells == [[(7, 1, 1), (7, 1, 0)], [(8, 1, 1)], [(9, 0, 1)]]
    assert [(line.line, line.children[0].children[0].line) for line in table.children] == [(7, 7), (8, 8), (9, 9)]


def test_lists_are_nested_fifty_deep_and_no_deeper() -> None:
    def depth(block: Block) -> int:
        return (block.kind == "list") + max(map(depth, block.children), default=0)

    builder = TreeBuilder()
    for key in range(50):
        builder.add_item(key, row("a"), 1)
    assert depth(builder.root) == 50
    builder.add_item(50, row("b"), 2)
    assert depth(builder.root) == 50
