"""Odd environments: variables, locales, flags of Python, folders that are not there, limits of resources.

Each command ends with a documented code, without a traceback, and writes into the user's folders only.
"""

import json
import os
import random
import resource
import tempfile
from pathlib import Path

from hostile.attacks.processes import Ended, ended, environ_of

COMMANDS = ("list --plain -n 3", "search clip --plain -n 1", "search clip -n 2", "show faiss", "list --json -n 2",
            "catalogs",
            "search 距離学習 ünï", "--help", "search --help", "nosuch", "catalogs --json", "tags", "completion bash",
            "__complete 2 mlcat show fa", "import {list} --name made --force", "import {list} --dry-run",
            "open faiss --print", "random --seed 3", "cite faiss --format ris")  # fmt: skip
FOLDERS = (None, "", "relative", "/nonexistent/deep", "/dev/null", "/", "~", "\udcff", "/proc/self", "a\nb", "$HOME")
VARIABLES: dict[str, tuple[str | None, ...]] = {
    "HOME": FOLDERS, "XDG_DATA_HOME": FOLDERS, "XDG_CACHE_HOME": FOLDERS, "XDG_STATE_HOME": FOLDERS,
    "TMPDIR": FOLDERS, "SQLITE_TMPDIR": FOLDERS,
    "LANG": ("C", "POSIX", "de_DE.UTF-8", "xx_YY.zz", "\udcff", "", "tr_TR.UTF-8"),
    "LC_ALL": ("C", "C.UTF-8", "nosuch", "\udcff", ""), "LC_CTYPE": ("C", "en_US.ISO-8859-1"),
    "PYTHONUTF8": ("0", "1"), "PYTHONCOERCECLOCALE": ("0", "warn"),
    "PYTHONIOENCODING": ("ascii", "latin-1", "utf-16", "cp1252", "utf-8:surrogateescape", "ascii:strict"),
    "PYTHONHASHSEED": ("0", "1"), "PYTHONWARNINGS": ("error", "default"), "PYTHONOPTIMIZE": ("1", "2"),
    "COLUMNS": ("1", "0", "-5", str(10**9), "9" * 400, "x", "", "\u0663"), "LINES": ("1", "0", str(10**9), "x"),
    "TERM": ("dumb", "", "xterm", "\x1b[31m", "nosuch", "a" * 5000), "NO_COLOR": ("", "1"),
    "FORCE_COLOR": ("", "0", "\x1b"), "COLORTERM": ("truecolor", "x"), "TTY_COMPATIBLE": ("1", "0"),
    "PAGER": ("", "false", "nosuch", "$(touch pwned)", "cat; touch pwned", "'"), "MLCAT_PAGER": ("", "nosuch"),
    "BROWSER": ("nosuch", "%s", "false:true", "$(touch pwned)"), "TZ": ("Nosuch/Place", "UTC", "\udcff"),
    "MLCAT_CATALOG": ("", "nosuch", "all", "metric-learning", "../x", "\x1b[31m", "\udcff", "a" * 5000),
    "HTTPS_PROXY": ("nosuch://x", "http://[", "\x1b"), "SSL_CERT_FILE": ("/nonexistent",), "PATH": ("", "/nonexistent"),
    "GITHUB_TOKEN": ("", "a\nb"),
}  # fmt: skip
FLAGS = ((), (), (), ("-O",), ("-OO",), ("-I",), ("-E",), ("-bb",), ("-W", "error"), ("-X", "dev"), ("-u",), ("-B",))
LIMITS = (
    None, None, None, (resource.RLIMIT_NOFILE, 10), (resource.RLIMIT_NOFILE, 16), (resource.RLIMIT_FSIZE, 0),
    (resource.RLIMIT_FSIZE, 50_000), (resource.RLIMIT_AS, 200 << 20), (resource.RLIMIT_AS, 400 << 20),
    (resource.RLIMIT_STACK, 256 << 10), (resource.RLIMIT_CORE, 0),
)  # fmt: skip
_LIST = "# T\n\n## Größen\n\n- [Añejo 距離](https://a.org) - one.\n- [B](https://b.org)\n"
_STARTS = 100 << 20  # bytes of address space without which Python itself does not start


def attack(chance: random.Random) -> str:
    """One command in one environment; returns what was odd. Raises `AssertionError` if an invariant is violated."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder, "work")
        work.mkdir()
        Path(folder, "list.md").write_text(_LIST, encoding="utf-8")
        environ: dict[str, str] = environ_of(folder)
        names = chance.sample(sorted(VARIABLES), chance.randrange(1, 5))
        for name in names:
            value = chance.choice(VARIABLES[name])
            environ.pop(name, None)
            if value is not None:
                environ[name] = value
        line, flags, limit = chance.choice(COMMANDS), chance.choice(FLAGS), chance.choice(LIMITS)
        words = [word.replace("{list}", f"{folder}/list.md") for word in line.split()]
        result = ended(words, environ, flags=flags, limit=limit, cwd=str(work))
        given = {name: environ.get(name) for name in names}
        check(result, f"{line} with {json.dumps(given)} {flags} {limit}", colored="FORCE_COLOR" in given)
        left = sorted(os.listdir(work))
        assert left == [], f"{line} with {given}: wrote {left} into the current folder"
    return names[0]


def check(got: Ended, said: str, *, colored: bool) -> None:
    """Raises `AssertionError` for a traceback, another code, or a character that controls a terminal."""
    if colored:  # then color is used
        got = got._replace(out=got.out.replace(b"\x1b[", b"").replace(b"\x1b]8;", b"").replace(b"\x1b\\", b""))
    if b"utf-16" in said.encode("utf-8", "replace"):  # every other byte is NUL
        got = got._replace(out=b"", err=b"")
    got.check(said)
