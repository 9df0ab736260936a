"""When two addresses lead to the same thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.text.addresses import canonical_address

SAME = [
    ("https://github.com/a/b", "http://github.com/a/b"),
    ("https://github.com/a/b", "https://www.github.com/a/b"),
    ("https://github.com/a/b", "https://GitHub.com/a/b"),
    ("https://github.com/a/b", "https://github.com/a/b/"),
    ("https://github.com/a/b", "https://github.com/a/b.git"),
    ("https://github.com/a/b", "https://github.com/a/b.git/"),
    ("https://github.com/a/b", "https://github.com:443/a/b#readme"),
    ("http://x.org/a", "http://x.org:80/a"),
    ("https://x.org", "https://x.org/"),
    ("https://x.org/a?q=1", "https://x.org/a?utm_source=x&q=1&utm_medium=y"),
    ("https://x.org/a", "https://x.org/a?utm_source=x"),
    ("https://arxiv.org/abs/1703.07737", "http://arxiv.org/pdf/1703.07737v2.pdf"),
    ("https://arxiv.org/abs/1703.07737", "https://export.arxiv.org/abs/1703.07737v1"),
    ("https://arxiv.org/abs/cs/0112017", "https://arxiv.org/pdf/cs/0112017"),
    ("https://doi.org/10.1000/ABC", "http://dx.doi.org/10.1000/abc"),
]
DIFFERENT = [
    ("https://github.com/a/b", "https://github.com/a/c"),
    ("https://x.org/a", "https://y.org/a"),
    ("https://x.org/a", "https://x.org:8080/a"),
    ("https://x.org:80/a", "https://x.org/a"),
    ("https://x.org/a?q=1", "https://x.org/a?q=2"),
    ("https://x.org/a?q=1", "https://x.org/a"),
    ("https://x.org/A", "https://x.org/a"),
    ("https://arxiv.org/abs/1703.07737", "https://arxiv.org/abs/1703.07738"),
    ("https://x.org/abs/1703.07737", "https://x.org/pdf/1703.07737"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_equivalent_addresses_have_the_same_canonical_form(one: str, other: str) -> None:
    assert canonical_address(one) == canonical_address(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_addresses_have_different_canonical_forms(one: str, other: str) -> None:
    assert canonical_address(one) != canonical_address(other)


@given(st.text(st.sampled_from("htps:/.aw0v#?&=_utm") | st.characters()))
def test_any_text_has_a_canonical_form(text: str) -> None:
    assert canonical_address(text) == canonical_address(f"{text}#fragment")
