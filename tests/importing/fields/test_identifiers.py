"""Identifiers of publications in addresses and texts."""

import pytest

from mlcat.importing.fields.identifiers import arxiv_in, is_dataset, is_paper


@pytest.mark.parametrize(
    ("url", "paper"),
    [
        ("https://arxiv.org/abs/2101.00001", True), ("https://arxiv.org/", False), ("https://a.org/x.PDF", True),
        ("https://www.aclweb.org/anthology/P1", True), ("https://a.org/pdf", False), ("http://[bad", False),
    ],
)  # fmt: skip
def test_an_address_of_a_paper_is_known(url: str, paper: bool) -> None:
    assert is_paper(url) == paper


def test_numbers_in_texts_and_data_sets_are_known() -> None:
    assert arxiv_in("CoRR, arXiv:1207.0580 (2012)") == "1207.0580"
    assert arxiv_in("arXiv 2012") is None
    assert is_dataset("https://huggingface.co/datasets/x/y") and not is_dataset("https://huggingface.co/x/y")
