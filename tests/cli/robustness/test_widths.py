"""Invalid, huge and very small terminal widths."""

import pytest

from cli.conftest import Mlcat


@pytest.mark.parametrize("columns", ["0", "abc", "-5", "", "1e3", "٩٠"])
@pytest.mark.parametrize("line", ["", "list", "search faiss", "show faiss", "tags", "search -h"])
def test_an_invalid_width_is_ignored(mlcat: Mlcat, line: str, columns: str) -> None:
    usual, answer = mlcat(line), mlcat(line, COLUMNS=columns)

    assert answer == usual


@pytest.mark.parametrize("line", ["", "list", "search faiss", "show faiss", "tags", "search -h"])
def test_a_huge_width_omits_no_word(mlcat: Mlcat, line: str) -> None:
    usual, answer = mlcat(line), mlcat(line, COLUMNS="9" * 30)

    assert answer.code == 0
    assert {word for word in answer.out.split() if word.isalnum()} == {
        word for word in usual.out.split() if word.isalnum()
    }


@pytest.mark.parametrize("columns", ["1", "3", "20"])
@pytest.mark.parametrize("line", ["", "list -s tools", "search faiss -n 1", "show faiss", "sections", "search -h"])
def test_a_narrow_terminal_omits_no_name(mlcat: Mlcat, line: str, columns: str) -> None:
    wide = mlcat(line, terminal=True, COLUMNS="100", TERM="dumb")
    narrow = mlcat(line, terminal=True, COLUMNS=columns, TERM="dumb")

    assert narrow.code == wide.code == 0
    assert all(len(row) <= 40 for row in narrow.out.splitlines()) or line == ""
    letters = "".join(char for char in narrow.out if char.isalnum())
    missing = [word for word in ("FAISS", "tools", "mlcat") if word in wide.out and word not in letters]
    assert not missing
