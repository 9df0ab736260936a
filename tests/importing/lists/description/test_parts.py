"""Parts of a description: a bracket around it, and labels at the end of its paragraphs."""

import pytest

from importing.lists.support import only

CODE = "[code](https://a.org/c)"


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("[One mast]", "One mast"),
        (" - [One mast] ", "One mast"),
        ("[One] mast]", "[One] mast]"),
        ("[One] [mast]", "[One] [mast]"),
        ("[One] mast", "[One] mast"),
        ("One [mast]", "One [mast]"),
        ("[461👍]", ""),
    ],
)
def test_brackets_around_the_whole_description_are_removed(text: str, description: str) -> None:
    assert only(f"- https://a.org {text}").description == description


def test_labels_at_the_end_of_each_paragraph_are_no_text() -> None:
    paper = f"**Rich trees.**\n\n  *Ada Moss, Ben Reed.* ROOTS 2018. [paper](https://a.org) {CODE}"
    entry = only(f"- {paper}\n\n  > One mast. {CODE}")
    assert (entry.description, entry.venue) == ("One mast.", "ROOTS")
    assert only(f"- [Sloop](https://a.org) - One mast. {CODE}\n\n  Two sails.").description == "One mast. Two sails."
