"""Lists made at random in every format, cut, damaged, or of bytes alone, imported as a user imports them.

An import ends with a catalog that passes validation and can be read and searched, or with an error of a line or two;
never with a traceback, and within the limit of time.
"""

import io
import json
import random
import shutil
import tempfile
from pathlib import Path

from hostile.attacks.processor_time import limited
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal
from mlcat.text.safety import is_clean

SECONDS = 40.0  # seconds of processor time; a list of this size takes a tenth
MARKDOWN = (
    "# ", "## ", "- ", "  - ", "1. ", "\n", "\n\n", "[", "](", ")", "https://a.org/x", "http://b.example", "<div>",
    "</div>", "<span>", "<!--", "-->", '<a href="https://c.org">', "</a>", "**", "*", "`", "|", "---|---", "![",
    "<img src=x alt=", "<details><summary>", "</summary>", "\t", " - ", ": ", "：", "（", "）", "⭐", "(2020)",
    "arXiv:2001.00001", "ARXIV:1609.08144V2", "&lt;", "&#0;", "\\", "word ", "Ünï ", "距離 ",
    "\u0628\u200c\u0628 ", "\u200b", "\x1b[31m",
    "\u3164", "\U0001f468\u200d", "\u2b50\ufe0f", "word " * 40, "> ", "```\n", "<br>", "~~", "::",
    "<table><tr><td>", "[x]: https://d.org\n", "<h2>", "</h2>",
)  # fmt: skip
PIECES: dict[str, tuple[str, ...]] = {
    "md": MARKDOWN,
    "html": (
        "<!doctype html><body>", *MARKDOWN, "<ul><li>", "</ul>", "<dl><dt>", "<dd>", "<p>", "</p>", "<svg>",
        "<template>", "<b>", "</b>", "<select>", "<frameset>", "<plaintext>", "<script>", "</script>",
    ),
    "rst": (
        "Title\n=====\n", "* ", "`A <https://a.org>`_", "\n\n", ".. include:: /etc/passwd\n",
        ".. raw:: html\n\n   <b>\n", "::\n\n  x\n", "|s|", "`", "*", "**", "+--+\n|a |\n+--+\n", "[1]_",
        ".. _x: https://b.org\n", "    ", "word ",
    ),
    "adoc": (
        "= T\n", "== S\n", "* ", "https://a.org[A]", "link:b.org[B]", "\n", "\n\n", "|===\n", "|a |b\n", "----\n",
        "include::/etc/passwd[]\n", "{x}", ":x: y\n", "ifdef::x[]\n", "<<a>>", "term:: ", "+\n", "word ",
    ),
    "org": (
        "* S\n", "** T\n", "- ", "[[https://a.org][A]]", "\n", "#+BEGIN_SRC\n", "#+END_SRC\n", "| a | b |\n",
        "|--+--|\n", ":PROPERTIES:\n", "#+INCLUDE: /etc/passwd\n", "TODO ", "<2020-01-01>", "- [ ] ", "term :: ",
        "word ",
    ),
    "csv": (
        "title,url,text\n", "A,https://a.org,[B](https://b.org/^x)\n", '"', ",", "\n", "\r\n", ";", "\t", "x",
        "https://b.org", "'", "\x00",
        "=cmd()",
    ),
    "tsv": (
        "title\turl\n", "A\thttps://a.org\n", "\t", "\n", '"', "x", "https://b.org",
    ),
    "yaml": (
        "- title: A\n  url: https://a.org\n", "  text: '[B](https://\"b\".org)'\n", "- ", "  ", "\n", "&a ",
        "*a ", "!!python/object:os.system ", "{", "}",
        "[", "]", ": ", "<<: *a\n", "|\n", "'", '"', "? ", "1e999", "0o7", "2020-01-01", "~",
    ),
    "json": (
        "[", "]", "{", "}", '"title":"A"', '"url":"https://a.org"', ",", ":", '"x"', "1", "9" * 5000, "1e999", "NaN",
        "null", "true", '"\\ud800"', '"\\u0000"', '{"title":"B","url":"https://b.org"}', " ",
    ),
    "ndjson": (
        '{"title":"A","url":"https://a.org","section":"S"}\n',
        '{"name":"n","title":"N","sections":[{"id":"s","title":"S","parent":"s"}]}\n', "\n", "{", "}",
        '{"id":"x","title":"","url":"javascript:x","section":"S"}\n', '"', ",",
        '{"title":"C","url":"https://c.org","section":"S","tags":["\\u202e"]}\n',
        '{"title":"D","url":"https://d.org","section":"S","year":99999999999}\n', "\x00",
    ),
}  # fmt: skip


class Stream(io.StringIO):
    """A stream of this process that a command writes to."""

    encoding = "utf-8"


def attack(chance: random.Random) -> str:
    """One list; returns its format. Raises `AssertionError` if an invariant is violated."""
    suffix = chance.choice(sorted(PIECES))
    data = document(chance, suffix)
    with tempfile.TemporaryDirectory() as home:
        Path(home, f"list.{suffix}").write_bytes(data)
        message = f"{suffix} {data[:300]!r}"
        options = chance.choice((" --skip-invalid", "", " --report"))
        code, _, err = command(home, f"import {home}/list.{suffix} --name made{options}", message)
        if code == 0:
            verify(home, message)
        else:
            assert err.count("\n") <= 12, f"{message}: {err}"
    return suffix


def verify(home: str, said: str) -> None:
    """Asserts that the imported catalog can be read from its file, listed, exported and imported again completely."""
    shutil.rmtree(f"{home}/cache")
    code, out, err = command(home, "list -c made --json", said)
    assert code == 0, f"{said}: {err}"
    entries = json.loads(out)
    assert len({entry["id"] for entry in entries}) == len(entries), said
    Path(home, "again.ndjson").write_text(command(home, "list -c made --format ndjson", said)[1], encoding="utf-8")
    if entries:
        assert command(home, f"import {home}/again.ndjson --name again", said)[0] == 0, said
        assert len(json.loads(command(home, "list -c again --json", said)[1])) == len(entries), said
        Path(home, "q").write_text(entries[0]["title"], encoding="utf-8")
        command(home, "search -c made --plain -- " + entries[0]["title"], said)


def document(chance: random.Random, suffix: str) -> bytes:
    """A list of random pieces; some are truncated, damaged, repeated many times, or in another encoding."""
    pieces = PIECES[suffix]
    text = "".join(chance.choices(pieces, k=chance.choice((3, 20, 100, 400))))
    kind = chance.randrange(8)
    if kind == 0:
        text = chance.choice(pieces) * 3000 + text
    if kind == 1:
        text = (chance.choice(pieces) + chance.choice(pieces)) * 2000
    data = text.encode(chance.choice(("utf-8", "utf-8", "utf-8", "utf-16", "latin-1", "utf-8-sig")), "replace")
    if kind == 2:
        data = data[: chance.randrange(len(data) + 1)]
    if kind == 3 and data:
        place = chance.randrange(len(data))
        data = data[:place] + chance.randbytes(chance.randrange(4)) + data[place + 1 :]
    return data


def command(home: str, line: str, said: str) -> tuple[int, str, str]:
    """Runs a command in this process. Raises `AssertionError` for a traceback or an unsafe character."""
    environ = {"XDG_DATA_HOME": f"{home}/data", "XDG_CACHE_HOME": f"{home}/cache", "XDG_STATE_HOME": f"{home}/state",
               "HOME": home, "PATH": ""}  # fmt: skip
    out, err = Stream(), Stream()
    with limited(SECONDS, said):
        code = run(line.split(), Terminal(environ, out, err))
    text = out.getvalue() + err.getvalue()
    assert code in (0, 1, 2), f"{line}: {said}: {code}"
    assert "Traceback" not in text, f"{line}: {said}"
    assert all(is_clean(part) for part in text.replace("\t", "\n").split("\n")), f"{line}: {said}: {text[:500]!r}"
    return code, out.getvalue(), err.getvalue()
