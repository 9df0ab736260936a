"""The bundled catalog and a difficult made-up one, with all names of their entries.

A name is an id, a title or an alias. Its *plain* form lacks case, accents, blanks and punctuation; two names with the
same plain form are one name. A name means the entries that have it as their id, else as their title, else as an alias.
"""

import random
import unicodedata
from collections.abc import Iterable
from functools import cache

import pytest
from rapidfuzz.distance import OSA

from mlcat.index.reader import Index
from mlcat.model import Entry

from ..conftest import BUNDLED, entry, ids, index_of

_SYLLABLES = "ba bri co cu da del fa fin go gra hu jor ka kel lo mi mon na nex or pra qui ro sa sten tu val wex yo zi"


def _made_up_name(rng: random.Random) -> str:
    words = ["".join(rng.sample(_SYLLABLES.split(), rng.randint(2, 4))) for _ in range(rng.choice((1, 1, 2, 3)))]
    return rng.choice((" ", "-", "")).join(word.title() for word in words)


def _difficult() -> list[Entry]:
    """Names that look like something else, and a hundred made-up ones; each description mentions other names."""
    listed = [
        entry("Tools"),
        entry("Tool"),  # the singular of the name before it
        entry("Image Search"),
        entry("Search Image"),  # the same words
        entry("C"),
        entry("C++", id="cpp-language"),
        entry("C#", id="c-sharp"),
        entry(".NET", id="dotnet-platform"),
        entry("R"),
        entry("Go", aliases=("golang",)),
        entry("The Who"),  # nothing but stop words
        entry("It"),
        entry("Best of All"),  # nothing but stop words and light ones
        entry("3D"),
        entry("2006"),
        entry("Fashionable MNIST Extended"),
        entry("Fashion", aliases=("mode", "La Mode")),
        entry("Lumen Library", aliases=("lumen",)),
        entry("Lumen", id="lumen-tool"),
        entry("Light of the North", id="lumen"),  # id, title and alias of three entries
        entry("Kestrel Alpha", aliases=("kestrelium",)),
        entry("Kestrel Beta", aliases=("Kestrelium",)),  # an alias of two entries
        entry("Wav2CLIP"),
        entry("CLIP"),
        entry("clipper"),
        entry("Word2Vec", aliases=("w2v", "word to vec")),
        entry("doc2vec"),
        entry("socket.io"),
        entry("Node.js"),
        entry("scikit-learn", aliases=("sklearn", "scikit-learn/scikit-learn")),
        entry("Self-Supervised Vision"),
        entry("Don't Panic"),
        entry("O’Reilly Search"),
        entry("Ångström", id="angstrom"),
        entry("Łódź Mapper"),
        entry("İstanbul Straße Atlas", id="istanbul"),
        entry("Σίσυφος", id="sisyphos"),
        entry("Привет Поиск", id="privet"),
        entry("日本語形態素解析器", id="morphology"),
        entry("हिन्दी खोज", id="hindi"),
        entry("한국어 검색 도구", id="korean"),
        entry("🚀 Rocket Index"),
        entry("x² Kernel", id="x2-kernel"),
        entry("Neighbours of Colour"),
        entry("Analyses in Theses"),
        entry("A " + " ".join(f"Very{'y' * (n % 7)} Long Title" for n in range(22)), id="long-title"),
        entry("NOT AND OR NEAR", id="operators"),
        entry('title: "quoted" * ^', id="syntax"),
    ]
    rng = random.Random("a hundred names")
    listed += [entry(name, aliases=(_made_up_name(rng),)) for name in sorted({_made_up_name(rng) for _ in range(100)})]
    titles = [item.title for item in listed]
    return [
        entry(
            item.title,
            id=item.id,
            aliases=item.aliases,
            topics=(f"instead of {rng.choice(titles)}"[:390], "search images by text"),
            description=f"Compare it with {rng.choice(titles)} and with {rng.choice(titles)}.",
        )
        for item in listed
    ]


class NamedCatalog:
    """A catalog with the names of its entries and all its words."""

    def __init__(self, entries: Iterable[Entry], index: Index) -> None:
        self.index = index
        self.words = set(index.vocabulary.all())
        self.names: dict[str, None] = {}
        self._entries: dict[str, dict[int, set[str]]] = {}
        for item in entries:
            for rank, group in enumerate(((item.id,), (item.title,), item.aliases)):
                for name in group:
                    if plain(name):
                        self.names[name] = None
                        self._entries.setdefault(plain(name), {}).setdefault(rank, set()).add(item.id)

    def is_name(self, typed: str) -> bool:
        """Whether this is a name of an entry."""
        return plain(typed) in self._entries

    def entries_named(self, name: str) -> set[str]:
        """The ids of the entries that a name means."""
        ranks = self._entries[plain(name)]
        return ranks[min(ranks)]

    def near(self, typed: str) -> set[str]:
        """The ids of the entries with a name one edit away."""
        edits = ((name, OSA.distance(plain(name), plain(typed), score_cutoff=1)) for name in self.names)
        return {id for name, distance in edits if distance == 1 for id in self.entries_named(name)}

    def first(self, typed: str) -> str | None:
        """The id of the first hit."""
        return next(iter(ids(self.index, typed, limit=1)), None)


def plain(name: str) -> str:
    """Letters and digits without case and accents; `+` and `#` are letters of C++ and C#."""
    letters = unicodedata.normalize("NFKD", name.casefold()).replace("ł", "l")
    return "".join(char for char in letters if char.isalnum() or char in "+#")


@cache
def named_catalog(name: str) -> NamedCatalog:
    """The catalog "bundled" or "difficult"."""
    entries = BUNDLED.entries if name == "bundled" else _difficult()
    return NamedCatalog(entries, index_of(entries, BUNDLED.sections if name == "bundled" else ()))


each_catalog = pytest.mark.parametrize("catalog", ["bundled", "difficult"], indirect=True)
"""Runs a test with each of them, which its parameter `catalog` then is."""
