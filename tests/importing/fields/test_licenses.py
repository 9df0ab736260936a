"""Licenses and programming languages, as lists write them."""

import pytest

from mlcat.importing.fields.languages import language_of
from mlcat.importing.fields.licenses import license_of, license_of_section


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MIT", "MIT"), (" mit ", "MIT"), ("apache-2.0", "Apache-2.0"), ("GPLv3", "GPL-3.0"), ("0bsd", "0BSD"),
        ("The Unlicense", "Unlicense"), ("free", None), ("", None), ("BSD", None),
        ("❗️LGPL-2.1", "LGPL-2.1"), ("GNU GPL v3.0", "GPL-3.0"), ("GPLv2+", "GPL-2.0"), ("AGPL-3", "AGPL-3.0"),
        ("GPL-3.0-or-later", "GPL-3.0-or-later"), ("GPL", None), ("GPL-9", None),
        ("Apache License, Version 2.0", "Apache-2.0"), ("Apache 2.0[^14]", "Apache-2.0"), ("MIT License", "MIT"),
        ("CC BY-NC-SA 4.0", "CC-BY-NC-SA-4.0"), ("CC BY-SA 3.0 DEED", "CC-BY-SA-3.0"), ("CC BY 9.0", None),
        ("3-Clause BSD License", "BSD-3-Clause"), ("The New BSD", "BSD-3-Clause"), ("MIT for " + "x" * 80, None),
        ("The MIT" + " " * 73, "MIT"), ("The MIT" + " " * 74, None),
    ],
)  # fmt: skip
def test_a_license_is_recognized_by_its_spdx_identifier_or_a_usual_name(text: str, name: str | None) -> None:
    assert license_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MIT or ISC", "MIT OR ISC"), ("MIT/Apache-2.0", "MIT OR Apache-2.0"), ("MIT / GPLv3 / MIT", "MIT OR GPL-3.0"),
        ("MIT/MIT", "MIT"), ("MIT/Docker", None),
        ("MIT/ISC/0BSD/Zlib/NCSA/WTFPL", "MIT OR ISC OR 0BSD OR Zlib OR NCSA OR WTFPL"),
        ("MIT/ISC/0BSD/Zlib/NCSA/WTFPL/MIT", None), ("MIT and others", None), ("/", None), ("MIT/", None),
    ],
)  # fmt: skip
def test_a_choice_of_licenses_is_an_spdx_expression(text: str, name: str | None) -> None:
    assert license_of(text) == name


@pytest.mark.parametrize(
    ("text", "addresses", "name"),
    [
        ("Under MIT.", [], "MIT"),
        ("MIT, that is MIT", [], "MIT"),
        ("MIT or ISC", [], None),
        ("none", [], None),
        ("x" * 1999 + " MIT", [], None),
        (" " * 1997 + "MIT", [], "MIT"),
        (" " * 1998 + "MIT", [], None),
        ("Under MITX or XMIT.", [], None),
        ("MIT", ["https://a.org", "https://www.apache.org/licenses/LICENSE-2.0"], "Apache-2.0"),
        ("", ["https://creativecommons.org/licenses/by-nc-sa/4.0/"], "CC-BY-NC-SA-4.0"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_section_names_a_license_by_an_address_or_as_the_only_one(
    text: str, addresses: list[str], name: str | None
) -> None:
    assert license_of_section(text, addresses) == name


@pytest.mark.parametrize(("text", "name"), [("python", "Python"), (" C# ", "C#"), ("German", None), ("", None)])
def test_a_programming_language_is_recognized_by_its_name(text: str, name: str | None) -> None:
    assert language_of(text) == name
