"""Generates a synthetic catalog of any size, with text like that of a package registry. Each run gives the same text.

    python benchmarks/_synthetic.py N FILE.ndjson FILE.texts

writes the entries as NDJSON and, for other engines, their searchable text, a line per entry: `title<TAB>the rest`. It
is a process of its own, so that its memory is not measured.

Words follow Zipf's law: a few are very frequent, most are rare. About half of the names have a word that no other entry
has. As in real catalogs, a few summaries have a misspelled word.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import accumulate
from random import Random
from typing import Any

# The most frequent first. The queries of scale.py use some of them.
_WORDS = """
python library learning data simple model tool api client fast web server file json framework plugin command line
image text network test package async interface management django machine generator wrapper analysis database utility
code automation deep python3 cloud config parser search system time build training event language format project
object stream template type cache request user storage service graph metric dataset video sql agent schema schedule
pipeline query log neural vector embedding recommendation classification monitoring terminal container message queue
token auth session cluster distance retrieval sparse index document audio speech translation detection segmentation
collection large find duplicate picture similar nearest neighbor hash filter sort merge diff patch version release
deploy docker kubernetes aws azure lambda function typed validation serialization binary protocol socket http rest
graphql grpc stub mock fixture coverage lint style theme color chart plot map geometry matrix tensor array numeric
statistics probability bayesian optimization solver simulation physics chemistry biology genome protein medical finance
trading market crypto wallet blockchain contract game engine robot sensor device driver serial usb bluetooth camera
print pdf excel csv xml yaml markdown html css javascript typescript rust golang java kotlin swift android ios desktop
window menu icon font keyboard mouse clipboard calendar date clock timezone currency country address phone email sms
chat bot slack telegram discord social feed news blog wiki forum comment rating review survey form quiz course school
triplet contrastive siamese hashing quantization reranking similarity sentence transformer tokenizer corpus benchmark
""".split()
_ONSETS = "b c d f g h j k l m n p r s t v w z br cl dr fl gr kr pl pr sk sl st tr qu sh th".split()
_NUCLEI = "a e i o u ai ea ee io ou".split()
_CODAS = ("", "", "", "n", "r", "s", "l", "x", "m", "t", "ck")
_SECTIONS = (
    """
Machine Learning|Web|Utilities|Databases|Developer Tools|Testing|Networking|Scientific Computing|Text Processing|
Multimedia|Security|System|Games|Finance|Education|Office|Communication|Hardware|Visualization|Bioinformatics
""".replace("\n", "")
    .lower()
    .replace(" ", "-")
    .split("|")
)
_TAGS = "cli async typing numpy pytorch tensorflow flask fastapi pytest jupyter gpu linux windows parser orm".split()
_LICENSES = ("MIT", "Apache-2.0", "BSD-3-Clause", "GPL-3.0-only")
_SUMMARIES = (
    "A {} {} for {} and {}",
    "{} {} {} for {}",
    "Simple {} of {} {} with {} support",
    "{} bindings for {} {}",
    "The {} {} that makes {} {} easy",
    "Tools to {} and {} your {} {} in {}",
    "{} {} {} {} {} {}",
    "An implementation of {} {} for {} {}",
)
FAMOUS = ("faiss", "clip", "numpy", "requests", "sentence-transformers", "pytorch-metric-learning", "annoy", "bert")
"""Names for queries. Their entries are spread evenly over the catalog."""

_MADE_UP_WORDS = 20_000  # made-up words in summaries, in addition to the real ones
_MISSPELLED_SHARE = 0.002  # share of the summaries with a misspelled word


class EntryGenerator:
    """Generates entries one by one. The same seed gives the same entries."""

    def __init__(self, seed: int = 63) -> None:
        self._random = Random(seed)
        self._words = [*_WORDS, *(self._made_up_word() for _ in range(_MADE_UP_WORDS))]
        self._weights = list(accumulate((rank + 8) ** -1.2 for rank in range(len(self._words))))
        self._taken: set[str] = set(FAMOUS)
        self._owners: list[str] = []

    def entries(self, count: int) -> Iterator[dict[str, Any]]:
        """Yields `count` entries, including those named in FAMOUS."""
        step = max(count // (len(FAMOUS) + 1), 1)
        famous = {step * (index + 1): name for index, name in enumerate(FAMOUS)}
        for number in range(count):
            yield self._entry(famous.get(number) or self._name())

    def _entry(self, name: str) -> dict[str, Any]:
        chance = self._random.random
        owner = self._owner()
        entry: dict[str, Any] = {
            "title": name,
            "url": f"https://github.com/{owner}/{name}",
            "section": _SECTIONS[min(int(self._random.expovariate(0.2)), len(_SECTIONS) - 1)],
            "summary": self._sentence(),
        }
        if chance() < 0.4:
            entry["tags"] = self._random.sample(_TAGS, 1 + (chance() < 0.3))
        if chance() < 0.3:
            entry["authors"] = [f"{self._owner().title()} {owner.title()}"]
        if chance() < 0.5:
            entry["license"] = _LICENSES[int(4 * chance() ** 2)]
        if chance() < 0.3:
            entry["year"] = 2025 - int(self._random.expovariate(0.25)) % 20
        if chance() < 0.15:
            entry["description"] = f"{self._sentence()}. {self._sentence()}."
        return entry

    def _owner(self) -> str:
        """An owner: usually one of the previous ones, else a new one."""
        if not self._owners or self._random.random() < 0.15:
            self._owners.append(self._made_up_word())
        return self._random.choice(self._owners)

    def _name(self) -> str:
        while True:
            form = self._random.random()
            if form < 0.35:
                name = self._made_up_word() + self._random.choice(("", "", "py", "2", "kit"))
            elif form < 0.55:
                name = f"{self._draw_words(1)[0]}-{self._made_up_word()}"
            elif form < 0.92:
                name = "-".join(self._draw_words(3 if form < 0.75 else 2))
            else:
                name = "".join(word.title() for word in self._draw_words(3))
            if name not in self._taken:
                self._taken.add(name)
                return name

    def _sentence(self) -> str:
        template = self._random.choice(_SUMMARIES)
        text = template.format(*self._draw_words(template.count("{}")))
        if self._random.random() < _MISSPELLED_SHARE:
            position = self._random.randrange(len(text) - 1)
            text = text[:position] + text[position + 1] + text[position] + text[position + 2 :]
        return text[0].upper() + text[1:]

    def _draw_words(self, count: int) -> list[str]:
        return self._random.choices(self._words, cum_weights=self._weights, k=count)

    def _made_up_word(self) -> str:
        choice = self._random.choice
        return "".join(choice(_ONSETS) + choice(_NUCLEI) for _ in range(choice((2, 2, 3, 3)))) + choice(_CODAS)


def main(argv: list[str]) -> None:
    """Writes the entries and their texts. `argv` has the number of entries and both paths."""
    count, entries, texts = argv
    with open(entries, "w", encoding="utf-8") as lines, open(texts, "w", encoding="utf-8") as plain:
        for entry in EntryGenerator().entries(int(count)):
            lines.write(json.dumps(entry) + "\n")
            plain.write(text_of(entry) + "\n")


def text_of(entry: dict[str, Any]) -> str:
    """The searchable text of an entry as one line: `title<TAB>the rest`."""
    rest: list[str] = []
    for key in ("aliases", "topics", "authors", "organization", "tags", "section", "summary", "description"):
        value = entry.get(key)
        rest += value if isinstance(value, list) else [value] if value else []
    return f"{entry['title']}\t{' '.join(rest)}"


if __name__ == "__main__":
    main(sys.argv[1:])
