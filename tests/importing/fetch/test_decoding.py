"""From bytes to text: byte-order marks, declared charsets, and guesses."""

import codecs

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.decoding import _CODECS, decode


@pytest.mark.parametrize(
    "data",
    ["# Übung\n- a\n".encode(), "\ufeff# Übung\n- a\n".encode(), "# Übung\r\n- a\r\n".encode(),
    "# Übung\n- a\n".encode("cp1252"),
     "# Übung\n- a\n".encode("utf-16"), b"\xfe\xff" + "# Übung\n- a\n".encode("utf-16-be"),
     "# Übung\r- a\r".encode()],
)  # fmt: skip
def test_any_usual_encoding_and_line_end_is_understood(data: bytes) -> None:
    assert decode(data, "x") == "# Übung\n- a\n"


JAPANESE = "# 言葉です\n- 船\n"


@pytest.mark.parametrize(
    ("charset", "codec", "text"),
    [
        ("Shift_JIS", "shift_jis", JAPANESE),
        ("euc-jp", "euc_jp", JAPANESE),
        ("ISO-2022-JP", "iso2022_jp", JAPANESE),
        ("GB2312", "gb2312", "# 列表\n"),
        ("big5", "big5", "# 列表\n"),
        ("EUC-KR", "euc_kr", "# 목록\n"),
        ("KOI8-R", "koi8_r", "# Список\n"),
        ("windows-1251", "cp1251", "# Список\n"),
        ("ISO-8859-2", "iso8859_2", "# Łódź\n"),
        ("iso-8859-15", "iso8859_15", "# 5 €\n"),
        ("utf-16le", "utf-16-le", "# Łódź\n"),
    ],
)
def test_a_declared_charset_is_honored(charset: str, codec: str, text: str) -> None:
    assert decode(text.encode(codec), "x", charset) == text


def test_the_charset_may_be_declared_in_the_page() -> None:
    page = f'<html><head><meta charset="Shift_JIS"></head><p>{JAPANESE}</p>'
    assert decode(page.encode("shift_jis"), "x") == page
    assert decode(page.encode(), "x") == page  # UTF-8 in any case


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "us-ascii", "ISO-8859-1", "windows-1252", ""])
def test_the_default_charset_of_servers_is_ignored(charset: str) -> None:
    assert decode("# Übung\n".encode(), "x", charset) == "# Übung\n"
    assert decode("# Übung\n".encode("cp1252"), "x", charset) == "# Übung\n"


@pytest.mark.parametrize("charset", ["rot13", "hex", "unicode_escape", "idna", "utf-7", "x-unknown", "\x1b[31m"])
def test_the_error_for_an_unknown_charset_names_it(charset: str) -> None:
    with pytest.raises(ImportFailedError, match="which mlcat does not know") as caught:
        decode(b"abc", "a.md", charset)
    assert "\x1b" not in str(caught.value)


def test_the_name_of_a_charset_is_shown_up_to_40_characters() -> None:
    for length, shown in ((40, "x" * 40), (41, "x" * 39 + "…")):
        with pytest.raises(ImportFailedError, match=f"in the charset '{shown}', which"):
            decode(b"abc", "a.md", "x" * length)


def test_every_known_charset_has_a_codec() -> None:
    assert all(codecs.lookup(codec) for codec in _CODECS.values())
    with pytest.raises(ImportFailedError, match="does not know"):
        decode(b"abc", "a.md", "iso-8859-12")


def test_text_that_is_invalid_in_its_charset_is_rejected() -> None:
    with pytest.raises(ImportFailedError, match="is declared to be in the charset 'euc-jp', but is not"):
        decode(b"# \xff\xff\n", "a.md", "euc-jp")


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        *((f"iso-8859-{number}", f"iso8859_{number}") for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        ("iso-8859-9", "cp1254"),
        ("iso-8859-11", "cp874"),
        *((f"windows-125{digit}", f"cp125{digit}") for digit in "01345678"),
    ],
)
def test_every_charset_of_the_web_is_known(charset: str, codec: str) -> None:
    data = bytes(range(0xE0, 0xE3))
    assert decode(data, "x", charset) == data.decode(codec)


def test_invalid_bytes_are_replaced_if_the_charset_is_certain() -> None:
    assert decode(b"\xff\xfea\x00b", "x") == "a\ufffd"
    assert decode(b"\x81", "x") == "\ufffd"


@pytest.mark.parametrize("invalid", [b"\xff", b"\xfc", b"\xe6\x97", b"\xf0\x9f\x98"])
@pytest.mark.parametrize("valid", ["ü", "船", "🐛", "\ufffd"])
def test_text_is_utf_8_if_at_least_half_of_its_characters_beyond_ascii_are_valid(valid: str, invalid: bytes) -> None:
    pieces = [valid.encode(), b"a\n", invalid, b" b", *[b"\n", valid.encode()] * 2]
    replaced = [valid, "a\n", "\ufffd", " b", "\n", valid, "\n", valid]
    assert decode(b"".join(pieces), "x") == "".join(replaced)
    assert decode(b"".join(reversed(pieces)), "x") == "".join(reversed(replaced))
    assert decode(b"".join(pieces[:3]), "x") == "".join(replaced[:3])


@pytest.mark.parametrize("umlaut", ["ü", "ÄÖ", "é"])
@pytest.mark.parametrize("valid", ["", "Ã¼", "â‚¬"])
def test_other_text_is_windows_1252_however_few_bytes_are_beyond_ascii(valid: str, umlaut: str) -> None:
    parts = [valid, "a\nb", umlaut, "\n", "a list\n" * 1000, umlaut, "\n"]
    for text in ("".join(parts), "".join(reversed(parts)), f"a{umlaut}"):
        assert decode(text.encode("cp1252"), "x") == text


def test_a_byte_order_mark_is_removed_in_every_charset() -> None:
    assert decode("\ufeffa".encode("gb18030"), "x", "gb18030") == "a"


def test_a_page_declares_its_charset_in_its_first_1024_bytes() -> None:
    declared = b"<meta charset=k>"
    with pytest.raises(ImportFailedError, match="in the charset 'k'"):
        decode(b" " * 1009 + declared + b"\xf7", "x")
    assert decode(b" " * 1010 + declared + b"\xf7", "x").endswith("<meta charset=k>÷")


@pytest.mark.parametrize(
    ("data", "charset", "message", "hint"),
    [
        (b"a\0", "", "'x' is not text.", "Give the list itself: Markdown, JSON or NDJSON."),
        (b"a", "y-z", "'x' is in the charset 'y-z', which mlcat does not know.",
         "Convert it to UTF-8, and import the file."),
        (b"\xff", "euc-jp", "'x' is declared to be in the charset 'euc-jp', but is not.",
         "Convert it to UTF-8, and import the file."),
    ],
)  # fmt: skip
def test_an_unsupported_document_is_an_error_with_a_next_step(
    data: bytes, charset: str, message: str, hint: str
) -> None:
    with pytest.raises(ImportFailedError) as caught:
        decode(data, "x", charset)
    assert (caught.value.message, caught.value.hint) == (message, hint)
