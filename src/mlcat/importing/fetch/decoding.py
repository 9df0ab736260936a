"""Decodes the bytes of a list to text."""

from __future__ import annotations

import re

from mlcat.errors import ImportFailedError
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.text.safety import shorten

_META_CHARSET = lazy_compile(rb"""<meta[^<>]{0,200}charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_REPLACEMENT = "\ufffd"
_HEAD_SIZE = 1024  # bytes of a page that are searched for the charset, as in the HTML standard
_UNRELIABLE_CHARSETS = {"", "utf8", "ascii", "usascii", "iso88591", "latin1", "windows1252", "cp1252"}
"""Charsets that servers often declare by default, by name without punctuation. Valid UTF-8 is decoded as UTF-8 in spite
of them."""
_CODECS = {
    "shiftjis": "cp932", "sjis": "cp932", "xsjis": "cp932", "windows31j": "cp932", "eucjp": "euc_jp",
    "iso2022jp": "iso2022_jp", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs",
    "big5hkscs": "big5hkscs", "euckr": "cp949", "ksc56011987": "cp949", "koi8r": "koi8_r", "koi8u": "koi8_u",
    "ibm866": "cp866", "cp866": "cp866", "macintosh": "mac_roman", "tis620": "cp874", "windows874": "cp874",
    "utf16": "utf-16", "utf16le": "utf-16-le", "utf16be": "utf-16-be",
    **{f"iso8859{number}": f"iso8859_{number}" for number in range(2, 17) if number != 12},
    "iso88599": "cp1254", "iso885911": "cp874", **{f"windows125{digit}": f"cp125{digit}" for digit in "01345678"},
}  # fmt: skip
"""Python's codec for each other charset of the web, by name without punctuation. As in browsers, it may be a superset
of the charset (https://encoding.spec.whatwg.org/)."""


def decode(data: bytes, source: str, charset: str = "") -> str:
    """Decodes `data`, and ends its lines with line feeds.

    The encoding is the first of these:
    - UTF-16, if there is a byte-order mark;
    - the charset in the response of the server, except a usual default (`_UNRELIABLE_CHARSETS`);
    - UTF-8, if the bytes are valid;
    - the charset in the page, with the same exception;
    - UTF-8 with replacements, if at least half of the characters beyond ASCII are valid;
    - Windows-1252.

    `source` names the text in errors. Raises `ImportFailedError` for binary data, for an unknown charset, and if the
    bytes are invalid in the declared charset.
    """
    name = re.sub(r"[^a-z0-9]", "", charset.casefold())
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    elif name not in _UNRELIABLE_CHARSETS:
        text = _decode_as(data, source, charset, name)
    elif b"\0" in data:
        problem = f"'{shorten(source, 200)}' is not text."
        raise ImportFailedError(problem, "Give the list itself: Markdown, JSON or NDJSON.")
    else:
        text = _decode_guessed(data.removeprefix(b"\xef\xbb\xbf"), source)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_as(data: bytes, source: str, charset: str, name: str) -> str:
    """`data` decoded in a charset; `name` is its name without punctuation."""
    short = shorten(charset, 40)
    if name not in _CODECS:
        problem = f"'{shorten(source, 200)}' is in the charset '{short}', which mlcat does not know."
        raise ImportFailedError(problem, "Convert it to UTF-8, and import the file.")
    try:
        return data.decode(_CODECS[name]).removeprefix("\ufeff")
    except UnicodeDecodeError:
        problem = f"'{shorten(source, 200)}' is declared to be in the charset '{short}', but is not."
        raise ImportFailedError(problem, "Convert it to UTF-8, and import the file.") from None


def _decode_guessed(data: bytes, source: str) -> str:
    """Decodes data for which the server declares no reliable charset."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _META_CHARSET.search(data[:_HEAD_SIZE])
        charset = declared[1].decode() if declared else ""
        name = re.sub(r"[^a-z0-9]", "", charset.casefold())
        if name not in _UNRELIABLE_CHARSETS:
            return _decode_as(data, source, charset, name)
        text = data.decode("utf-8", errors="replace")
        return text if _is_mostly_valid(data, text) else data.decode("cp1252", errors="replace")


def _is_mostly_valid(data: bytes, text: str) -> bool:
    """Whether at least half of the characters beyond ASCII in `text`, which is `data` decoded as UTF-8, are valid.

    In Windows-1252, letters beyond ASCII hardly ever form valid UTF-8.
    """
    invalid_count = text.count(_REPLACEMENT) - data.count(_REPLACEMENT.encode())
    count = len(text) - len(text.encode("ascii", errors="ignore"))
    return 2 * invalid_count <= count
