"""Labels of links."""

import pytest

from mlcat.importing.lists.link_labels import is_label, label_of, label_of_emoji


@pytest.mark.parametrize(
    ("text", "label"),
    [(":octocat:", "code"), ("◯", "link"), ("⭐️", "link"), (":unknown_emoji:", "link"), ("⭐X", ""), ("X⭐", ""),
     ("a", ""), ("", ""), (":a b:", "")],
)  # fmt: skip
def test_an_emoji_alone_is_a_label(text: str, label: str) -> None:
    assert label_of_emoji(text) == label


@pytest.mark.parametrize(
    ("text", "label"), [("PDF", "paper"), ("Screenshot 12", "screenshot"), ("Sloop 12", "Sloop 12"), ("X", "X")]
)
def test_a_known_label_has_its_usual_name(text: str, label: str) -> None:
    assert label_of(text) == label
    assert is_label(text) is (label != text)
