"""Identifiers of publications in addresses and texts."""

import pytest

from mlcat.importing.fields.identifiers import arxiv_in, arxiv_of, doi_of, is_dataset, is_paper


@pytest.mark.parametrize(
    ("url", "paper"),
    [
        ("https://arxiv.org/abs/2101.00001", True), ("https://arxiv.org/", False), ("https://arxiv.org/x", True),
        ("https://a.org/x.PDF", True),
        ("https://www.aclweb.org/anthology/P1", True), ("https://a.org/pdf", False), ("http://[bad", False),
        ("HTTPS://WWW.JMLR.ORG/papers", True), ("https://ada@jmlr.org:443/papers", True),
        ("https://jmlr.org?x=/a", False),
        ("https://jmlr.org/#top", False), ("https://a.org/x.pdf?page=1#2", True), ("https://a.org/x?to=y.pdf", False),
        ("https://jmlr.org.example/papers", False), ("//jmlr.org/papers", True), ("jmlr.org/papers", False),
    ],
)  # fmt: skip
def test_addresses_of_papers_are_recognized(url: str, paper: bool) -> None:
    assert is_paper(url) == paper


def test_numbers_in_texts_and_datasets_are_recognized() -> None:
    assert arxiv_in("CoRR, arXiv:1207.0580 (2012)") == "1207.0580"
    assert arxiv_in("arXiv 2012") is None
    assert arxiv_in("ARXIV:1609.08144v2") == "1609.08144v2"
    assert arxiv_in("ARXIV:1609.08144V2") == "1609.08144"  # no number has a version in upper case
    assert is_dataset("https://huggingface.co/datasets/x/y") and not is_dataset("https://huggingface.co/x/y")
    assert not is_dataset("https://a.org/datasets/x/y") and not is_dataset("https://huggingface.co/x/datasets/y")


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://arxiv.org/abs/2101.00001v2", "2101.00001v2"),
        ("http://ArXiv.org:80/pdf/2101.00001.pdf", "2101.00001"),
        ("https://export.arxiv.org/abs/2101.00001", "2101.00001"),
        ("https://a.org/abs/2101.00001", None), ("https://a.org/arxiv.org/abs/2101.00001", None),
    ],
)  # fmt: skip
def test_the_arxiv_number_of_an_address_is_read(url: str, number: str | None) -> None:
    assert arxiv_of(url) == number


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://DOI.org/10.1000/ab%2Fc", "10.1000/ab/c"), ("https://dx.doi.org/10.1000/x?y#z", "10.1000/x"),
        ("https://a.org/doi/10.1000/x", None),
    ],
)  # fmt: skip
def test_the_doi_of_an_address_is_read(url: str, doi: str | None) -> None:
    assert doi_of(url) == doi
