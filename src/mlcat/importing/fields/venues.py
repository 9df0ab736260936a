"""Recognizes venues of publications: conferences, journals, publishers, preprint servers."""

import re
from functools import lru_cache
from typing import NamedTuple

from mlcat.importing.documents.text import word_set
from mlcat.importing.fields.years import without_year, year_in, year_of, year_of_two_digits
from mlcat.importing.lazy_patterns import lazy_compile


class VenueAndYear(NamedTuple):
    """The venue and the year of a publication."""

    venue: str | None = None
    year: int | None = None


_ABBREVIATIONS = word_set(
    """
    3dv aaai aamas accv acl acm acml acs aistats apsipa arxiv asru bioinformatics biorxiv bmvc cacm cav ccs cell chi
    cikm coling colm conll corl corr cscw cvpr cvprw dac date distill dsn eacl eccv eccvw ecir ecml ecmlpkdd elife
    elsevier embc emnlp esec fast focs fpga fse gecco globecom hotnets hpca hpdc icassp iccad iccv iccvw icdar icdcs
    icde icdm icip iclr icme icml icmr icpr icra icse icsme ieee ijcai ijcb ijcnn ijcv infocom interspeech ipdps
    iros isbi isca ismir isscc issta iswc jair jmlr kdd lrec mass medrxiv miccai micro midl mlsys mm mobicom mobisys
    msr naacl nature ndss neurips nips nsdi oopsla openreview osdi pakdd pami pldi plos pmlr pnas podc popl ppopp
    ppsn preprint recsys rss sac science sensys sigcomm siggraph sigir sigkdd sigmetrics sigmod sosp spaa springer
    ssrn stoc tacl tcsvt techrxiv tip tkde tmi tmlr tnnls tog tpami tse uai uist usenix vldb wacv wiley wmt wsdm www
    xiv
    """
)
_NAMES = word_set(
    "arxiv biorxiv medrxiv techrxiv nature science cell preprint springer wiley elsevier distill bioinformatics "
    "openreview interspeech"
)
ABBREVIATIONS_IN_JOURNALS = word_set(
    """
    annu. anal. appl. artif. autom. bioinform. biol. bull. commun. comput. conf. discov. electron. eng. graph. hum. ind.
    inf. inform. int. intell. interact. knowl. lang. learn. lett. mach. manag. math. med. multim. nat. netw. neurosci.
    phys. proc. process. psychol. recognit. res. rev. robot. sci. secur. softw. stat. surv. symp. syst. technol. theor.
    trans. vis.
    """
)
"""Words that the abbreviated name of a journal may have, in lower case: "ACM Comput. Surv."."""

_VENUE_WORDS = lazy_compile(
    r"\b(?:journal|proceedings|proc\.|conference|conf\.|transactions|trans\.|workshop|symposium|letters|magazine|press|"
    r"advances in|lecture notes|lectures on|preprint|annual|review|reviews|computation|publishers?|thesis|dissertation|"
    r"tech(?:nical)?\.? report|university|findings of|communications of|annals|bulletin|archives|science|reports)\b",
    re.IGNORECASE,
)
_BETWEEN_WORDS = lazy_compile(r"[\s/+-]+")
_CAPITALS = lazy_compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]{0,8}|[A-Z]{2,}(?:[-/+&][A-Z]{2,})*")
_SHORT_YEAR = lazy_compile(r"([A-Z][A-Za-z]{1,14})[ -]?(\d\d)(?: [A-Z][a-z]{1,12})?")  # SIGIR20, ACL19 Short
_NUMBERS = lazy_compile(
    r"[\s,;:(]{1,4}(?:vol(?:ume)?\.?|no\.?|pp?\.?|pages?|abs/)?\s?\(?\d[\d.:/–-]{0,24}\)?[.,]?$", re.IGNORECASE
)
_PREFIX = lazy_compile(
    r"^(?:in|at|to appear in|accepted (?:to|by|at)|published in|presented at|from)[:\s]+", re.IGNORECASE
)
_ARXIV = lazy_compile(r"(?:(?<!\s)\s+)?(?:(?:arxiv(?::\s*|\s+)|abs/)[^\s\d]{0,200}\d\S*|abs/\S+)", re.IGNORECASE)
_MAX_VENUE = 160  # characters
_MAX_VENUE_WORDS = 18
_MAX_ABBREVIATION_WORDS = 6  # words of a venue with a known abbreviation
_MAX_YEAR = 11  # characters of a text with a year and no venue
_MAX_NUMBERS = 6  # numbers of volume, issue and pages that are removed, one after the other


@lru_cache(maxsize=256)  # a list of papers repeats few venues
def venue_and_year_of(text: str, is_venue: bool = False) -> VenueAndYear | None:
    """The venue and year if `text` consists of them: "ICML 2013", "Journal of Soil 12.3 (2015): 10-20", "CVPR'14".

    None for any other text. `is_venue` means that the text is known to be a venue, even if its words are not.
    """
    text = _PREFIX.sub("", text.strip(" \t.,;:()[]【】（）|-–—*_/"))
    if not text or len(text) > _MAX_VENUE:
        return None
    short = _SHORT_YEAR.fullmatch(text)
    if short and _is_known_word(short[1]):
        return VenueAndYear(short[1], year_of_two_digits(short[2]))
    year = year_in(text)
    venue = _complete_abbreviation(venue_name(without_year(text)))
    if not venue:
        return VenueAndYear(None, year) if year and len(text) <= _MAX_YEAR else None
    name, _, date = text.partition(" ")
    if " " in date and year_of(date) and _is_known_word(name):
        return VenueAndYear(name, year)
    if is_venue or _is_known_venue(venue) or (year is not None and _CAPITALS.fullmatch(venue.split()[0])):
        return VenueAndYear(venue, year)
    return None


def venue_name(text: str) -> str:
    """The name of a venue, without volume, pages and article numbers."""
    text = text[: 2 * _MAX_VENUE]
    folded = text.casefold()
    if folded.strip().startswith("arxiv:"):
        text = "arXiv"
    elif "arxiv" in folded or "abs/" in folded:
        text = _ARXIV.sub(" ", text)
    text = " ".join(text.split()).strip(" ,.;:()[]|-–—*_'’`")
    name = text
    for _ in range(_MAX_NUMBERS):
        shorter = _NUMBERS.sub("", name).rstrip()
        if shorter == name:
            break
        name = shorter
    return name.strip(" ,.;:()[]|-–—'’`") or text


def _complete_abbreviation(venue: str) -> str:
    """An abbreviated venue with the full stop of its last word."""
    last_word = f"{venue.rpartition(' ')[2].casefold()}."
    return f"{venue}." if "." in venue and last_word in ABBREVIATIONS_IN_JOURNALS else venue


def _is_known_word(word: str) -> bool:
    """Whether a word is a known abbreviation with capitals ("CVPR"), or a known name ("Nature")."""
    bare_word = word.strip("().,:'’")
    key = bare_word.casefold()
    if key in _NAMES:
        return bare_word[:1].isupper() or key == "arxiv"
    parts = key.replace("+", " ").replace("_", " ").replace("-", " ").split()
    return not _ABBREVIATIONS.isdisjoint(parts) and sum(char.isupper() for char in bare_word) > 1


def _is_known_venue(venue: str) -> bool:
    """Whether the name of a venue is a known abbreviation, or has a word like "conference" or "journal"."""
    word_count = len(_BETWEEN_WORDS.split(venue))
    if word_count <= _MAX_ABBREVIATION_WORDS and any(map(_is_known_word, venue.replace("/", " ").split())):
        return True
    if word_count > _MAX_VENUE_WORDS or not venue[:1].isupper():
        return False
    is_abbreviated = not ABBREVIATIONS_IN_JOURNALS.isdisjoint(venue.casefold().split())
    return is_abbreviated or bool(_VENUE_WORDS.search(venue))
