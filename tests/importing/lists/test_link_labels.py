"""Labels of links."""

import pytest

from mlcat.importing.lists.link_labels import emoji_link_label, is_link_label, link_label


@pytest.mark.parametrize(
    ("text", "label"),
    [(":octocat:", "code"), ("◯", "link"), ("⭐️", "link"), (":unknown_emoji:", "link"), ("⭐X", ""), ("X⭐", ""),
     ("a", ""), ("", ""), (":a b:", "")],
)  # fmt: skip
def test_an_emoji_alone_is_a_label(text: str, label: str) -> None:
    assert emoji_link_label(text) == label


@pytest.mark.parametrize(
    ("text", "label"), [("PDF", "paper"), ("Screenshot 12", "screenshot"), ("Sloop 12", "Sloop 12"), ("X", "X")]
)
def test_a_known_label_has_its_usual_name(text: str, label: str) -> None:
    assert link_label(text) == label
    assert is_link_label(text) is (label != text)
