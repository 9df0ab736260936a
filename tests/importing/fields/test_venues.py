"""Venues: known abbreviations, journals with volumes and pages, abbreviations next to a year."""

import pytest

from mlcat.importing.fields.venues import VenueAndYear, venue_and_year_of, venue_name


@pytest.mark.parametrize(
    ("text", "venue", "year"),
    [
        ("ROOTS 2018.", "ROOTS", 2018),
        ("CVPR'14", "CVPR", 2014),
        ("[TREES' 14]", "TREES", 2014),
        ("Journal of Soil 12.3 (2015): 10-20.", "Journal of Soil", 2015),
        ("arXiv preprint arXiv:1207.0580 (2012).", "arXiv preprint", 2012),
        ("CoRR, abs/1510.00149 2 (2015).", "CoRR", 2015),
        ("ICML (3) 28 (2013): 1139-1147.", "ICML", 2013),
        ("In NeurIPS, 2016", "NeurIPS", 2016),
        ("Nature 521.7553 (2015): 436-444.", "Nature", 2015),
        ("Advances in Soil Systems. 2014.", "Advances in Soil Systems", 2014),
        ("An MIT Press book. (2015).", "An MIT Press book", 2015),
        ("Preprint.", "Preprint", None),
        ("ACM Comput. Surv. 2021", "ACM Comput. Surv.", 2021),
        ("J. Mach. Learn. Res. (2020)", "J. Mach. Learn. Res.", 2020),
        ("Comput. Harbors, 2020", "Comput. Harbors", 2020),
        ("Nature Graph 2020", "Nature Graph", 2020),
        ("(2015)", None, 2015),
        ("``````2015", None, 2015),
        ("arXiv: cs/0101", "arXiv", None),
        ("TreeConf 2014", "TreeConf", 2014),
        ("Xi Workshop 2015", "Xi Workshop", 2015),
        ("XIV", "XIV", None),
        ("MM", "MM", None),
        ("ECML-ABCD", "ECML-ABCD", None),
        ("ABCD+ECML", "ABCD+ECML", None),
        ("ICML b c d e-f", "ICML b c d e-f", None),
        ("Journal" + " of" * 17, "Journal" + " of" * 17, None),
    ],
)
def test_a_venue_is_read_without_volume_and_pages(text: str, venue: str | None, year: int | None) -> None:
    assert venue_and_year_of(text) == VenueAndYear(venue, year)


@pytest.mark.parametrize(
    "text",
    [
        "A gentle start",
        "Fast r-cnn",
        "fast",
        "a cell in nature",
        "",
        "Sloop",
        "Yard 1999",
        "'",
        "`" * 8 + "2015",
        "NASA",
        "ICML b c d e-f g",
        "Journal" + " of" * 18,
        "x" * 161 + " ICML",
    ],
)
def test_other_texts_are_not_venues(text: str) -> None:
    assert venue_and_year_of(text) is None


def test_a_labeled_text_is_a_venue() -> None:
    assert venue_and_year_of("Yard 1999", is_venue=True) == VenueAndYear("Yard", 1999)


def test_a_venue_has_at_most_160_characters() -> None:
    name = "Journal of " + "x" * 149
    assert venue_and_year_of(name) == VenueAndYear(name, None)
    assert venue_and_year_of(f"{name}x") is None
    assert venue_name("x" * 321) == "x" * 320


def test_at_most_six_numbers_are_removed_from_a_venue() -> None:
    assert venue_name("Soil 1, 2, 3, 4, 5, 6, 7") == "Soil 1"


@pytest.mark.parametrize(
    ("text", "venue", "year"),
    [("SIGIR20", "SIGIR", 2020), ("ACL 19", "ACL", 2019), ("NAACL99", "NAACL", 1999), ("EMNLP20 Short", "EMNLP", 2020)],
)
def test_a_known_abbreviation_may_end_with_two_digits_of_the_year(text: str, venue: str, year: int) -> None:
    assert venue_and_year_of(text) == VenueAndYear(venue, year)


@pytest.mark.parametrize("text", ["RESNET50", "OAKS20", "ACL190", "acl19"])
def test_two_digits_behind_other_letters_are_no_year(text: str) -> None:
    assert venue_and_year_of(text) is None


def test_the_tracks_of_a_known_conference_may_be_joined_to_its_name() -> None:
    assert venue_and_year_of("2018-ICLR_W") == VenueAndYear("ICLR_W", 2018)
