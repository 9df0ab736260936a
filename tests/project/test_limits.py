"""docs/security.md states the limits that the code has."""

import re

import pytest
from support.documents import ROOT

from mlcat import constraints
from mlcat.cli.mcp_tools import answers
from mlcat.importing import stream
from mlcat.importing.documents import deadline, nesting, parsing, rst, text
from mlcat.importing.fetch import http, sources
from mlcat.importing.fetch.limits import Limits
from mlcat.importing.records import data_rows
from mlcat.importing.updates.git_history import HistoryLimits
from mlcat.index import cache, conditions
from mlcat.mcp import messages
from mlcat.search import weights

_TEXT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
_ROWS = re.findall(r"^\| (?!Limit |---)(.*?) \| (.*?) \| .*\|$", _TEXT, re.MULTILINE)
"""Limit and number, in the rows of all tables with three columns."""
_FETCH, _HISTORY = Limits(), HistoryLimits()
_PER_100_000 = round(deadline._SECONDS_PER_CHARACTER * 100_000)
NUMBERS = {
    "Size of a document, before and after decompression": f"{_FETCH.size >> 20} MiB",
    "Time for a whole fetch, redirects included": f"{_FETCH.total_seconds} s",
    "Time to connect": f"{_FETCH.connect_seconds} s",
    "Time without a byte": f"{_FETCH.read_seconds} s",
    "Minimum rate": f"{_FETCH.min_rate:,} bytes a second, over {_FETCH.rate_seconds} s",
    "Redirects, to https only": str(http._MAX_REDIRECTS),
    "History of a clone (`--dates-from-git`): time, size of all changes, addresses":
        f"{_HISTORY.seconds} s, {_HISTORY.size >> 30} GiB, {_HISTORY.addresses:,}",
    "A file that is read as a whole (Markdown, CSV ...)": f"{sources.MAX_SIZE >> 20} MiB",
    "A JSON file": f"{stream._MAX_JSON >> 20} MiB",
    "YAML": f"{data_rows._MAX_YAML >> 20} Mi characters, {data_rows._MAX_NODES:,} values, "
            f"{data_rows._MAX_DEPTH} deep",
    "reStructuredText": f"{rst._MAX_SIZE >> 20} Mi characters",
    "NDJSON": "none: it is read as a stream",
    "A line of NDJSON: an entry, or the header of the catalog with its sections":
        f"{constraints.MAX_LINE_BYTES >> 20} MiB",
    "A field of one line; a paragraph; an address":
        f"{constraints.MAX_LINE}; {constraints.MAX_PARAGRAPH:,}; {constraints.MAX_URL:,} characters",
    "Items of a list in an entry (tags, links, aliases, topics, authors)": f"{constraints.MAX_ITEMS:,}",
    "Nested sections": str(constraints.MAX_SECTION_DEPTH),
    "A document: Markdown, HTML, AsciiDoc, Org":
        f"{parsing.MAX_CHARACTERS // 10**6} million characters, for which reading takes about 750 MB",
    "A paragraph of a list": f"{text.MAX_PARAGRAPH_LENGTH:,} characters",
    "Nested HTML elements": f"a sum of depths over all tags of {nesting._MAX_COST:,}, and 20 for each tag",
    "Formatting elements of HTML (`<b>`) that stay open across blocks":
        f"a sum over all tags of {nesting._MAX_REOPENED:,}, and one for each tag",
    "Reading a list, in processor time": f"{deadline._SECONDS:g} s and {_PER_100_000} s for each 100,000 characters",
}  # fmt: skip
SENTENCES = (
    f"A message is at most {messages.MAX_MESSAGE >> 20} MiB, an answer below {answers.MAX_ANSWER:,} bytes.",
    f"the checksums (CRC-32) of the blocks of {cache.BLOCK_SIZE >> 10} KiB of the database",
    f"An index of up to {cache._MAX_CHECKED_BLOCKS * cache.BLOCK_SIZE >> 20} MiB is verified as a whole",
    f"A statement of more than {cache._MAX_STEPS} million steps, "
    f"plus {cache._STEPS_PER_ENTRY * 10**6:,.0f} for each entry, is aborted.",
    f"A filter has at most {conditions.MAX_VALUES} values, and a query {weights.MAX_QUERY_LENGTH} characters",
)


@pytest.mark.parametrize(("limit", "number"), _ROWS, ids=[limit for limit, _ in _ROWS])
def test_each_number_of_a_table_is_that_of_the_code(limit: str, number: str) -> None:
    assert number == NUMBERS[limit]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_number_of_a_sentence_is_that_of_the_code(sentence: str) -> None:
    assert sentence in " ".join(_TEXT.split())


def test_every_limit_is_in_a_table() -> None:
    assert {limit for limit, _ in _ROWS} == NUMBERS.keys()
