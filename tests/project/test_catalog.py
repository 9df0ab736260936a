"""The bundled catalog: complete, correct against the listing it follows, and written as it should be."""

import json
import re
import subprocess
import sys
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from mlcat import catalogs, constraints
from mlcat.publications import author_name
from mlcat.text.normalize import name_key
from mlcat.validation import json_schema, read_catalog

REPOSITORY = Path(__file__).parents[2]
FOLDER = REPOSITORY / "catalog"
LISTS = REPOSITORY.parent / "shared" / "lists"

CATALOG = read_catalog(Path(catalogs.bundled_catalog().path))
ENTRIES = {entry.id: entry for entry in CATALOG.entries}

# What the listing writes, and what is right.
CORRECTED = {
    "DUration: Deep Unsupervised Representation for Heterogeneous Recommendation":
        "DURation: Deep Unified Representation for Heterogeneous Recommendation",
    "Deep Neural Networks for Youtube Recommendations": "Deep Neural Networks for YouTube Recommendations",
    "DasyRec": "DaisyRec",
    "Google's SCANN": "Google's ScaNN",
}  # fmt: skip

# What was verified first and corrected since, from the logs of the repositories: the last change to code.
CORRECTED_FACTS = {
    ("clip", "status"): "dormant",
    ("clip", "last_activity"): "2024-06",
    ("clip-paper", "status"): "dormant",
    ("clip-paper", "last_activity"): "2024-06",
    ("sense2vec", "status"): "dormant",
    ("sense2vec", "last_activity"): "2023-04",
    ("duch", "status"): "dormant",  # of the mirror
    ("duch", "last_activity"): "2022-06",
}

every_entry = pytest.mark.parametrize("entry", CATALOG.entries, ids=lambda entry: entry.id)


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
    """What was verified of each entry of the listing, in order."""
    path = LISTS.parent / "facts.json"
    if not path.exists():
        pytest.skip("the verified facts do not lie next to the repository")
    return json.loads(path.read_text(encoding="utf-8"))


def first_day() -> str | None:
    """The day of the first commit of the catalog; None where this is no checkout with its whole history."""
    git = ["git", "-C", str(REPOSITORY)]
    try:
        ask = [*git, "rev-parse", "--is-shallow-repository"]
        shallow = subprocess.run(ask, capture_output=True, text=True, check=False)
        log = [*git, "log", "--reverse", "--date=short", "--format=%cd", "--", "catalog/metric-learning.json"]
        days = subprocess.run(log, capture_output=True, text=True, check=False).stdout.split()
    except OSError:
        return None
    return days[0] if days and shallow.stdout.strip() == "false" else None


# --- The whole -----------------------------------------------------------------------------------------------------


def test_it_has_63_entries():
    assert len(CATALOG.entries) == 63


def test_each_entry_was_added_on_a_day_between_the_first_commit_and_now():
    first = first_day() or "2026-11-21"
    assert [entry.id for entry in CATALOG.entries if not first <= (entry.added or "") <= date.today().isoformat()] == []
    assert min(entry.added or "" for entry in CATALOG.entries) == first


@every_entry
def test_an_entry_was_not_added_after_the_month_in_which_it_was_checked(entry):
    assert entry.added
    assert entry.added[:7] <= entry.checked


def test_it_has_eight_sections_in_the_listings_order():
    counts = {section.id: sum(entry.section == section.id for entry in CATALOG.entries) for section in CATALOG.sections}
    assert [(section.title, section.parent, counts[section.id]) for section in CATALOG.sections] == [
        ("Surveys", None, 5),
        ("Applications", None, 15),
        ("Case Studies", None, 4),
        ("Libraries", None, 12),
        ("Tools", None, 3),
        ("Approximate Nearest Neighbors", "tools", 4),
        ("Papers", None, 14),
        ("Datasets", None, 6),
    ]


def test_every_section_and_the_catalog_say_what_they_hold():
    assert all(section.description for section in CATALOG.sections)
    assert CATALOG.description
    assert (CATALOG.name, CATALOG.license) == ("metric-learning", "CC0-1.0")
    assert CATALOG.homepage == "https://github.com/qdrant/awesome-metric-learning"


def test_no_two_entries_share_a_title_or_an_address():
    for key in ("title", "url"):
        values = [getattr(entry, key).casefold() for entry in CATALOG.entries]
        assert [value for value in values if values.count(value) > 1] == []


# --- Each entry ----------------------------------------------------------------------------------------------------


@every_entry
def test_the_summary_is_one_short_line_without_a_full_stop(entry):
    assert entry.summary
    assert len(entry.summary) <= 90
    assert not entry.summary.endswith((".", "!", "…"))


@every_entry
def test_the_description_has_two_to_four_sentences(entry):
    sentences = re.findall(r"[.!?][\"”)]*(?=\s+[\"“(]?[A-Z0-9]|\s*$)", entry.description)
    assert 2 <= len(sentences) <= 4
    assert entry.description.endswith((".", '."', ".)"))


@every_entry
def test_six_to_fifteen_topics_each_of_them_once(entry):
    assert 6 <= len(entry.topics) <= 15
    assert len({topic.casefold() for topic in entry.topics}) == len(entry.topics)


@every_entry
def test_it_has_a_kind_and_a_status_never_stands_without_its_month(entry):
    assert entry.kind
    assert not entry.status or entry.last_activity


@every_entry
def test_its_aliases_are_its_own(entry):
    """An alias that is another entry's title or id would lead to the wrong one, or to a question."""
    others = {
        name_key(name): other.id for other in CATALOG.entries if other is not entry for name in (other.id, other.title)
    }
    assert {alias: others[name_key(alias)] for alias in entry.aliases if name_key(alias) in others} == {}
    assert len(set(entry.aliases)) == len(entry.aliases)


@every_entry
def test_its_tags_are_of_the_four_domains(entry):
    assert set(entry.tags) <= {"NLP", "CV", "Audio", "RecSys"}
    assert len(set(entry.tags)) == len(entry.tags)


@every_entry
def test_no_link_is_given_twice(entry):
    links = [(link.label, link.url) for link in entry.links]
    assert len(set(links)) == len(links)


# --- Against the listing -------------------------------------------------------------------------------------------


def test_the_titles_are_the_listings_but_for_its_errors(listed):
    assert [CORRECTED.get(one["title"], one["title"]) for one in listed] == [entry.title for entry in CATALOG.entries]


def test_every_entry_is_in_its_section(listed):
    titles = {section.id: section.title for section in CATALOG.sections}
    ours = [titles[entry.section] for entry in CATALOG.entries]
    assert [re.sub(r"[^A-Za-z ]", "", one["section"]).strip() for one in listed] == ours


def test_every_listed_tag_is_there(listed):
    missing = {
        entry.id: tags
        for one, entry in zip(listed, CATALOG.entries, strict=True)
        if (tags := set(one.get("tags", ())) - set(entry.tags))
    }
    assert missing == {}


def test_the_listed_tags_are_those_that_the_listing_writes(listing, listed):
    written = re.findall(r"<code>(\w+)</code>", listing)
    assert sorted(written) == sorted(chain.from_iterable(one.get("tags", ()) for one in listed))


def test_the_address_that_the_list_gave_is_kept_with_its_entry(listed):
    missing = {
        entry.id: one["url"]
        for one, entry in zip(listed, CATALOG.entries, strict=True)
        if entry.url != one["url"] and ("listed", one["url"]) not in [(link.label, link.url) for link in entry.links]
    }
    assert missing == {}


def test_every_further_link_of_the_listing_is_kept_with_its_entry(listing, listed):
    lines = listing.splitlines()
    starts = [one["line"] - 1 for one in listed]
    missing = {}
    for entry, start, end in zip(CATALOG.entries, starts, [*starts[1:], len(lines)], strict=True):
        text = "\n".join(lines[start:end]).partition("</details>")[0]
        found = set(re.findall(r"href=[\"'](http[^\"']+)", text)) | set(re.findall(r"\]\((http[^)\s]+)\)", text))
        if lost := found - {entry.url} - {link.url for link in entry.links}:
            missing[entry.id] = lost
    assert missing == {}


def test_no_sentence_of_the_listing_is_copied(listing):
    prose = name_key(listing)
    for entry in CATALOG.entries:
        for sentence in re.split(r"(?<=[.!?])\s", f"{entry.summary}. {entry.description}"):
            if len(sentence.split()) >= 5:
                assert name_key(sentence) not in prose, (entry.id, sentence)


@pytest.mark.parametrize("field", ["kind", "year", "license", "language", "status", "last_activity"])
def test_what_was_verified_is_what_is_said(facts, field):
    """A fact may be left out; one that stands there is the verified one."""
    wrong = {}
    for fact, entry in zip(facts, CATALOG.entries, strict=True):
        verified = CORRECTED_FACTS.get((entry.id, field), fact[field])
        said = getattr(entry, field)
        if field not in fact["unverified"] and said is not None and said != verified:
            wrong[entry.id] = f"{said!r} for {verified!r}"
    assert wrong == {}


# --- Publications ---------------------------------------------------------------------------------------------------

BIBLIOGRAPHY = {
    "volume": "volume", "number": "number", "pages": "pages", "publisher": "publisher", "series": "series",
    "isbn": "isbn", "issn": "issn", "doi": "doi", "arxiv": "arxiv", "arxiv_class": "arxiv_primary_class",
    "url": "url", "version": "version", "year": "year", "title": "title", "day": "day",
}  # fmt: skip
"""Fields of a publication, and the keys of the records that were checked against sources."""

UNVERIFIED = {("embedding-projector", "arxiv_class")}


@pytest.fixture(scope="module")
def bibliography() -> dict[str, Any]:
    """What was found of every entry's publications, with sources."""
    path = LISTS.parent / "bibliography.json"
    if not path.exists():
        pytest.skip("the bibliography does not lie next to the repository")
    records: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return records


@pytest.mark.parametrize("field", BIBLIOGRAPHY)
def test_every_publication_says_what_the_bibliography_says(bibliography, field):
    wrong = {}
    for entry in CATALOG.entries:
        for one, record in zip(entry.publications, bibliography[entry.id]["records"], strict=True):
            if (entry.id, field) not in UNVERIFIED and getattr(one, field) != record.get(BIBLIOGRAPHY[field]):
                wrong[entry.id] = f"{getattr(one, field)!r} for {record.get(BIBLIOGRAPHY[field])!r}"
    assert wrong == {}


def test_every_author_and_container_is_that_of_the_bibliography(bibliography):
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


@every_entry
def test_of_a_paper_the_first_publication_is_the_entry(entry):
    if entry.kind in ("paper", "survey"):
        first = entry.publications[0]
        assert (entry.year, list(entry.authors)) == (first.year, [author_name(author) for author in first.authors])


@every_entry
def test_a_license_is_of_what_the_entry_leads_to(entry):
    if entry.kind in ("paper", "survey", "article"):
        assert entry.license is None
    assert not entry.code_license or entry.kind in ("paper", "survey", "article", "dataset")
    assert entry.kind != "dataset" or not (entry.status or entry.language)
    assert entry.checked


@every_entry
def test_the_status_follows_from_the_month_of_the_last_change(entry):
    """Active is what changed within the 24 months before it was checked."""
    if entry.status:
        year, month = map(int, entry.last_activity.split("-"))
        checked_year, checked_month = map(int, entry.checked.split("-"))
        age = 12 * (checked_year - year) + checked_month - month
        assert entry.status == ("active" if age <= 24 else "dormant")


# --- What stands twice, and is held together here ------------------------------------------------------------------


def test_the_json_schema_is_fresh():
    written = json.loads((FOLDER / "schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(json_schema())), "run `python scripts/write_schema.py`"


def test_the_script_writes_the_schema_byte_by_byte():
    code = "import runpy, sys; sys.stdout.buffer.write(runpy.run_path('scripts/write_schema.py')['text']().encode())"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, timeout=60, check=True
    ).stdout
    assert told == (FOLDER / "schema.json").read_bytes(), "run `python scripts/write_schema.py`"


def test_the_json_schema_refuses_what_we_refuse():
    entry = json_schema()["$defs"]["Entry"]
    assert entry["additionalProperties"] is False
    assert entry["required"] == ["title", "url", "section"]
    assert entry["properties"]["url"]["pattern"].startswith("^[hH]")
    assert entry["properties"]["kind"]["anyOf"][0]["enum"] == list(constraints.KINDS)
    assert entry["properties"]["year"]["anyOf"][0] == {"type": "integer", "minimum": 1600, "maximum": 2200}
