"""The bundled catalog has what its sources say: the listing, the verified facts and the bibliography."""

import json
import re
from itertools import chain
from typing import Any

import pytest

from mlcat.text.normalize import name_key
from project.bundled import CATALOG, LISTS

# Errors of the listing, and the right titles.
CORRECTED = {
    "DUration: Deep Unsupervised Representation for Heterogeneous Recommendation":
        "DURation: Deep Unified Representation for Heterogeneous Recommendation",
    "Deep Neural Networks for Youtube Recommendations": "Deep Neural Networks for YouTube Recommendations",
    "DasyRec": "DaisyRec",
    "Google's SCANN": "Google's ScaNN",
}  # fmt: skip


# Corrections of verified facts, from the logs of the repositories: the last change to code.
CORRECTED_FACTS = {
    ("clip", "status"): "dormant",
    ("clip", "last_activity"): "2024-06",
    ("clip-paper", "status"): "dormant",
    ("clip-paper", "last_activity"): "2024-06",
    ("sense2vec", "status"): "dormant",
    ("sense2vec", "last_activity"): "2023-04",
    ("duch", "status"): "dormant",  # the facts of the mirror
    ("duch", "last_activity"): "2022-06",
}


@pytest.fixture(scope="module")
def listing() -> str:
    """The awesome-metric-learning list, which is not part of this repository."""
    path = LISTS / "qdrant__awesome-metric-learning.md"
    if not path.exists():
        pytest.skip("the listing does not lie next to the repository")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def listed(listing) -> Any:
    """Its entries, in order."""
    path = LISTS / "qdrant__awesome-metric-learning.expected.json"
    return json.loads(path.read_text(encoding="utf-8"))["entries"]


@pytest.fixture(scope="module")
def facts() -> Any:
    """The verified facts of each entry of the listing, in order."""
    path = LISTS.parent / "facts.json"
    if not path.exists():
        pytest.skip("the verified facts do not lie next to the repository")
    return json.loads(path.read_text(encoding="utf-8"))


def test_titles_are_those_of_the_listing_except_for_its_errors(listed):
    assert [CORRECTED.get(entry["title"], entry["title"]) for entry in listed] == [
        entry.title for entry in CATALOG.entries
    ]


def test_each_entry_is_in_the_section_of_the_listing(listed):
    titles = {section.id: section.title for section in CATALOG.sections}
    ours = [titles[entry.section] for entry in CATALOG.entries]
    assert [re.sub(r"[^A-Za-z ]", "", entry["section"]).strip() for entry in listed] == ours


def test_each_entry_has_the_tags_of_the_listing(listed):
    missing = {
        entry.id: tags
        for one, entry in zip(listed, CATALOG.entries, strict=True)
        if (tags := set(one.get("tags", ())) - set(entry.tags))
    }
    assert missing == {}


def test_the_expected_tags_are_those_of_the_listing(listing, listed):
    written = re.findall(r"<code>(\w+)</code>", listing)
    assert sorted(written) == sorted(chain.from_iterable(entry.get("tags", ()) for entry in listed))


def test_each_entry_has_the_address_of_the_listing_as_address_or_link(listed):
    missing = {
        entry.id: one["url"]
        for one, entry in zip(listed, CATALOG.entries, strict=True)
        if entry.url != one["url"] and ("listed", one["url"]) not in [(link.label, link.url) for link in entry.links]
    }
    assert missing == {}


def test_each_entry_has_all_links_of_the_listing(listing, listed):
    lines = listing.splitlines()
    starts = [listed_item["line"] - 1 for listed_item in listed]
    missing = {}
    for entry, start, end in zip(CATALOG.entries, starts, [*starts[1:], len(lines)], strict=True):
        text = "\n".join(lines[start:end]).partition("</details>")[0]
        addresses = set(re.findall(r"href=[\"'](http[^\"']+)", text)) | set(re.findall(r"\]\((http[^)\s]+)\)", text))
        if lost := addresses - {entry.url} - {link.url for link in entry.links}:
            missing[entry.id] = lost
    assert missing == {}


def test_no_sentence_of_the_listing_is_copied(listing):
    prose = name_key(listing)
    for entry in CATALOG.entries:
        for sentence in re.split(r"(?<=[.!?])\s", f"{entry.summary}. {entry.description}"):
            if len(sentence.split()) >= 5:
                assert name_key(sentence) not in prose, (entry.id, sentence)


@pytest.mark.parametrize("field", ["kind", "year", "license", "language", "status", "last_activity"])
def test_facts_are_the_verified_ones(facts, field):
    """A fact may be missing, but not differ from the verified one."""
    wrong = {}
    for fact, entry in zip(facts, CATALOG.entries, strict=True):
        verified = CORRECTED_FACTS.get((entry.id, field), fact[field])
        stated = getattr(entry, field)
        if field not in fact["unverified"] and stated is not None and stated != verified:
            wrong[entry.id] = f"{stated!r} for {verified!r}"
    assert wrong == {}


BIBLIOGRAPHY = {
    "volume": "volume", "number": "number", "pages": "pages", "publisher": "publisher", "series": "series",
    "isbn": "isbn", "issn": "issn", "doi": "doi", "arxiv": "arxiv", "arxiv_class": "arxiv_primary_class",
    "url": "url", "version": "version", "year": "year", "title": "title", "day": "day",
}  # fmt: skip
"""Fields of a publication, and the keys of the records that were checked against sources."""


UNVERIFIED = {("embedding-projector", "arxiv_class")}


@pytest.fixture(scope="module")
def bibliography() -> dict[str, Any]:
    """The publications of each entry, with sources."""
    path = LISTS.parent / "bibliography.json"
    if not path.exists():
        pytest.skip("the bibliography does not lie next to the repository")
    records: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return records


@pytest.mark.parametrize("field", BIBLIOGRAPHY)
def test_publications_are_those_of_the_bibliography(bibliography, field):
    wrong = {}
    for entry in CATALOG.entries:
        for one, record in zip(entry.publications, bibliography[entry.id]["records"], strict=True):
            if (entry.id, field) not in UNVERIFIED and getattr(one, field) != record.get(BIBLIOGRAPHY[field]):
                wrong[entry.id] = f"{getattr(one, field)!r} for {record.get(BIBLIOGRAPHY[field])!r}"
    assert wrong == {}


def test_authors_and_containers_are_those_of_the_bibliography(bibliography):
    for entry in CATALOG.entries:
        for one, record in zip(entry.publications, bibliography[entry.id]["records"], strict=True):
            names = [(a.get("given"), a.get("family"), a.get("literal")) for a in record["authors"]]
            listed = [name for name in names if name[2] != "et al."]
            assert [(author.given, author.family, author.literal) for author in one.authors] == listed
            assert one.et_al == ((None, None, "et al.") in names)
            assert one.container == (record.get("journal") or record.get("booktitle"))
            assert [editor.family for editor in one.editors] == [e["family"] for e in record.get("editors", ())]
            keys = [record.get(key) for key in ("official_key", "official_key_pmlr", "official_key_acl")]
            assert one.key == next(filter(None, keys), None)
