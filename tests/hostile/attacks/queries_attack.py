"""Queries and options of any characters: filters half written, quotation marks left open, all of Unicode, long runs.

Each ends with a documented code, in a few seconds at most, without a traceback and without an unsafe character; the
output of a format for programs can be read by one.
"""

import atexit
import io
import json
import random
import shutil
import tempfile
from functools import cache

from hostile.attacks.processor_time import limited
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal
from mlcat.text.safety import is_clean

SECONDS = 10.0  # seconds of processor time
WORDS = (
    "clip", "metric learning", "faiss", "距離学習", "ünï", "ﷺ", "\u0628\u200c\u0628", "👨\u200d👩\u200d👧",
    "e\u0301" * 9, "\u202e", "\x1b[31m", "\udcff", "\x00", "\u3164", "\U0010ffff", "İ", "ß", "ſ", "Ǆ", "\u0345", "ﬁ",
    "½", "Ⅷ", "a-", "a.b.c", "c++", "C#", ".net", "%", "_", "*", "NEAR(a b)", "title:x", "OR", "AND NOT", "^", "(", ")",
    '"', "'", "tag:", "tag:NLP", "-tag:NLP", "year:", "year:2020-", "year:..", "year:٣", "kind:paper", "section:",
    'section:"', "author:a", "license:", "catalog:", "catalog:nosuch", "-clip", "--", "-", "!x", '"a b',
    "https://github.com/facebookresearch/faiss", "10.1000/x", "arXiv:2103.00020", "owner/name", "x" * 300,
    "1a" * 300, "\\",
)  # fmt: skip
OPTIONS = (
    "--plain", "--json", "--explain", "-n 1", "-n 0", "-n 9999999999999", "-t", "-s", "-k paper", "--year",
    "--author", "--language", "--license", "--sort", "--count", "--format csv", "--format nosuch",
    "--fields id,nosuch", "-c all", "-c",
)  # fmt: skip
COMMANDS = (
    "search", "search", "search", "show", "open --print", "list", "cite", "tags", "sections", "random",
    "__complete zsh search", "__complete fish list", "__complete zsh show",
)  # fmt: skip


class Stream(io.StringIO):
    """A stream of this process that a command writes to."""

    encoding = "utf-8"


@cache
def home() -> str:
    """A folder with an index of the bundled catalog."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def attack(chance: random.Random) -> str:
    """One command line; returns its command. Raises `AssertionError` if an invariant is violated."""
    words = chance.choice(COMMANDS).split()
    first = words[0]
    for _ in range(chance.randrange(1, 4)):
        words += option(chance) if chance.random() < 0.4 else [word(chance)]
    environ = {"XDG_DATA_HOME": f"{home()}/data", "XDG_CACHE_HOME": f"{home()}/cache", "HOME": home(), "PATH": ""}
    out, err = Stream(), Stream()
    with limited(SECONDS, ascii(words)):
        code = run(words, Terminal(environ, out, err))
    message = f"{words!a}: {code} {out.getvalue()[:300]!a} {err.getvalue()!a}"
    assert code in (0, 1, 2), message
    for line in (out.getvalue() + err.getvalue()).replace("\t", "\n").replace("\r\n", "\n").split("\n"):
        assert is_clean(line), message
    assert len(err.getvalue()) < 5000, message
    if code == 0 and "--json" in words and words[0] != "__complete" and "--" not in words:
        json.loads(out.getvalue())
    return first


def option(chance: random.Random) -> list[str]:
    """An option, with a value where it needs one."""
    words = chance.choice(OPTIONS).split(" ")
    takes_value = words[0] in ("-t", "-s", "--year", "--author", "--language", "--license", "--sort", "-c")
    return [*words, word(chance)] if takes_value and len(words) == 1 else words


def word(chance: random.Random) -> str:
    """A word, some words, a run of one, or characters from all of Unicode."""
    kind = chance.randrange(5)
    if kind == 0:
        return " ".join(chance.choices(WORDS, k=chance.randrange(1, 6)))
    if kind == 1:
        return chance.choice(WORDS) * chance.choice((2, 10, 200))
    if kind == 2:
        return "".join(chr(chance.choice((chance.randrange(0x110000), chance.randrange(0x3000)))) for _ in range(12))
    return chance.choice(WORDS)
