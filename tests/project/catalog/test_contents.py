"""The bundled catalog is complete and follows its rules of style."""

import re
import subprocess
from datetime import date

from mlcat.publications import author_name
from mlcat.text.normalize import name_key
from project.bundled import CATALOG, REPOSITORY, every_entry


def first_commit_day() -> str | None:
    """The day of the first commit of the catalog; None without a checkout with its complete history."""
    git = ["git", "-C", str(REPOSITORY)]
    try:
        ask = [*git, "rev-parse", "--is-shallow-repository"]
        shallow = subprocess.run(ask, capture_output=True, text=True, check=False)
        log = [*git, "log", "--reverse", "--date=short", "--format=%cd", "--", "catalog/metric-learning.json"]
        days = subprocess.run(log, capture_output=True, text=True, check=False).stdout.split()
    except OSError:
        return None
    return days[0] if days and shallow.stdout.strip() == "false" else None


def test_the_catalog_has_63_entries():
    assert len(CATALOG.entries) == 63


def test_each_day_of_addition_is_between_the_first_commit_and_today():
    first = first_commit_day() or "2026-11-21"
    assert [entry.id for entry in CATALOG.entries if not first <= (entry.added or "") <= date.today().isoformat()] == []
    assert min(entry.added or "" for entry in CATALOG.entries) == first


@every_entry
def test_an_entry_was_checked_in_the_month_of_its_addition_or_later(entry):
    assert entry.added
    assert entry.added[:7] <= entry.checked


def test_the_catalog_has_the_eight_sections_of_the_listing_in_their_order():
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


def test_every_section_and_the_catalog_have_a_description():
    assert all(section.description for section in CATALOG.sections)
    assert CATALOG.description
    assert (CATALOG.name, CATALOG.license) == ("metric-learning", "CC0-1.0")
    assert CATALOG.homepage == "https://github.com/qdrant/awesome-metric-learning"


def test_no_two_entries_share_a_title_or_an_address():
    for key in ("title", "url"):
        values = [getattr(entry, key).casefold() for entry in CATALOG.entries]
        assert [value for value in values if values.count(value) > 1] == []


@every_entry
def test_a_summary_is_one_short_line_without_a_period(entry):
    assert entry.summary
    assert len(entry.summary) <= 90
    assert not entry.summary.endswith((".", "!", "…"))


@every_entry
def test_a_description_has_two_to_four_sentences(entry):
    sentences = re.findall(r"[.!?][\"”)]*(?=\s+[\"“(]?[A-Z0-9]|\s*$)", entry.description)
    assert 2 <= len(sentences) <= 4
    assert entry.description.endswith((".", '."', ".)"))


@every_entry
def test_an_entry_has_six_to_fifteen_different_topics(entry):
    assert 6 <= len(entry.topics) <= 15
    assert len({topic.casefold() for topic in entry.topics}) == len(entry.topics)


@every_entry
def test_an_entry_has_a_kind_and_a_status_only_with_its_month(entry):
    assert entry.kind
    assert not entry.status or entry.last_activity


@every_entry
def test_an_alias_is_not_the_name_of_another_entry(entry):
    """An alias that is the title or id of another entry would be ambiguous."""
    others = {
        name_key(name): other.id for other in CATALOG.entries if other is not entry for name in (other.id, other.title)
    }
    assert {alias: others[name_key(alias)] for alias in entry.aliases if name_key(alias) in others} == {}
    assert len(set(entry.aliases)) == len(entry.aliases)


@every_entry
def test_tags_are_among_the_four_domains(entry):
    assert set(entry.tags) <= {"NLP", "CV", "Audio", "RecSys"}
    assert len(set(entry.tags)) == len(entry.tags)


@every_entry
def test_an_entry_has_no_duplicate_link(entry):
    links = [(link.label, link.url) for link in entry.links]
    assert len(set(links)) == len(links)


@every_entry
def test_a_paper_has_year_and_authors_of_its_first_publication(entry):
    if entry.kind in ("paper", "survey"):
        first = entry.publications[0]
        assert (entry.year, list(entry.authors)) == (first.year, [author_name(author) for author in first.authors])


@every_entry
def test_papers_and_articles_have_no_license_and_only_they_and_datasets_a_code_license(entry):
    if entry.kind in ("paper", "survey", "article"):
        assert entry.license is None
    assert not entry.code_license or entry.kind in ("paper", "survey", "article", "dataset")
    assert entry.kind != "dataset" or not (entry.status or entry.language)
    assert entry.checked


@every_entry
def test_the_status_follows_from_the_month_of_the_last_activity(entry):
    """An active entry changed within the 24 months before it was checked."""
    if entry.status:
        year, month = map(int, entry.last_activity.split("-"))
        checked_year, checked_month = map(int, entry.checked.split("-"))
        age = 12 * (checked_year - year) + checked_month - month
        assert entry.status == ("active" if age <= 24 else "dormant")
