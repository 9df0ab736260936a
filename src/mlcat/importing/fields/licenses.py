"""Recognizes licenses, beside an entry or in a license section."""

import re
from functools import lru_cache

from mlcat.importing.documents.text import word_set
from mlcat.importing.lazy_patterns import lazy_compile

_SPDX = word_set(
    """
    MIT MIT-0 Apache-1.1 Apache-2.0 GPL-1.0 GPL-2.0 GPL-3.0 LGPL-2.0 LGPL-2.1 LGPL-3.0 AGPL-1.0 AGPL-3.0 MPL-1.0 MPL-1.1
    MPL-2.0 BSD-1-Clause BSD-2-Clause BSD-2-Clause-Patent BSD-3-Clause BSD-3-Clause-Attribution BSD-3-Clause-Clear
    BSD-3-Clause-LBNL BSD-4-Clause 0BSD ISC Unlicense CC0-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-4.0 CC-BY-SA-2.0
    CC-BY-SA-3.0 CC-BY-SA-4.0 CC-BY-NC-2.0 CC-BY-NC-3.0 CC-BY-NC-4.0 CC-BY-NC-SA-2.0 CC-BY-NC-SA-3.0 CC-BY-NC-SA-4.0
    CC-BY-ND-3.0 CC-BY-ND-4.0 CC-BY-NC-ND-3.0 CC-BY-NC-ND-4.0 BSL-1.0 BUSL-1.1 EPL-1.0 EPL-2.0 EUPL-1.1 EUPL-1.2 WTFPL
    Zlib Artistic-1.0 Artistic-2.0 ECL-1.0 ECL-2.0 OSL-3.0 CECILL-2.0 CECILL-2.1 CECILL-B CECILL-C CDDL-1.0 CDDL-1.1
    PostgreSQL Python-2.0 NCSA MS-PL MS-RL AFL-2.1 AFL-3.0 UPL-1.0 Sleepycat OFL-1.1 AAL APL-1.0 APSL-2.0 Beerware
    BlueOak-1.0.0 CAL-1.0 CPAL-1.0 CPL-1.0 Elastic-2.0 GFDL-1.1 GFDL-1.2 GFDL-1.3 HPND IPL-1.0 LPPL-1.3c MirOS
    MulanPSL-2.0 NPOSL-3.0 ODbL-1.0 ODC-By-1.0 PDDL-1.0 PHP-3.01 QPL-1.0 RPL-1.5 RPSL-1.0 SSPL-1.0
    ZPL-2.0 ZPL-2.1
    """
)
_FAMILIES = ("GPL", "LGPL", "AGPL", "GFDL")
_LICENSES = {name.lower(): name for name in _SPDX}
_LICENSES |= {
    f"{name.lower()}-{suffix}": f"{name}-{suffix}"
    for name in _SPDX
    if name.startswith(_FAMILIES)
    for suffix in ("only", "or-later")
}
_LICENSES |= {
    "apache-2": "Apache-2.0", "apache2": "Apache-2.0", "apache2.0": "Apache-2.0", "asl-2.0": "Apache-2.0",
    "mpl-2": "MPL-2.0", "mpl2": "MPL-2.0", "bsd-3": "BSD-3-Clause", "bsd3": "BSD-3-Clause",
    "3-clause-bsd": "BSD-3-Clause",
    "new-bsd": "BSD-3-Clause", "bsd-2": "BSD-2-Clause", "bsd2": "BSD-2-Clause", "2-clause-bsd": "BSD-2-Clause",
    "simplified-bsd": "BSD-2-Clause", "cc0": "CC0-1.0", "boost": "BSL-1.0", "boost-1.0": "BSL-1.0",
    "mozilla-2.0": "MPL-2.0",
}  # fmt: skip
_ADDRESSES = (
    ("creativecommons.org/publicdomain/zero", "CC0-1.0"),
    ("creativecommons.org/licenses/by-nc-sa/4.0", "CC-BY-NC-SA-4.0"),
    ("creativecommons.org/licenses/by-sa/4.0", "CC-BY-SA-4.0"),
    ("creativecommons.org/licenses/by-sa/3.0", "CC-BY-SA-3.0"),
    ("creativecommons.org/licenses/by-nc/4.0", "CC-BY-NC-4.0"),
    ("creativecommons.org/licenses/by/4.0", "CC-BY-4.0"),
    ("creativecommons.org/licenses/by/3.0", "CC-BY-3.0"),
    ("opensource.org/licenses/mit", "MIT"),
    ("opensource.org/license/mit", "MIT"),
    ("apache.org/licenses/license-2.0", "Apache-2.0"),
    ("unlicense.org", "Unlicense"),
)
_WORD = lazy_compile(r"\w[\w.+-]*")


_LICENSE_HINT = lazy_compile(
    r"bsd|mit|apache|\bcc|mozilla|licen|boost|isc\b|zlib|[a-z]pl|creative|[a-z]-\d", re.IGNORECASE
)
_LEADING_MARK = lazy_compile(r"^[^\w.(]+")
_NOISE = lazy_compile(r"\b(?:the|gnu|license|licence|licensed|version|software|public domain)\b|,|(?<=\d)\+|\[\^\w+\]")
_GNU = lazy_compile(r"(l|a)?gpl-?v?\.?-?(\d)(?:\.(\d))?(?:\.0)?(-only|-or-later)?")
_CREATIVE_COMMONS = lazy_compile(r"(?:creative-commons-|cc-?)(by(?:-(?:nc|sa|nd)){0,2})-v?(\d)(?:\.(\d))?(?:-.{0,20})?")
_ALTERNATIVES = lazy_compile(r"[/|]|\s(?:or|OR)\s")
_MAX_TEXT = 80  # characters of the name of a license
_MAX_ALTERNATIVES = 6


@lru_cache(maxsize=256)  # the entries of a list share few licenses
def license_of(text: str) -> str | None:
    """The SPDX expression if `text` is only the name of a license, or of alternatives; else None.

    Examples: "GPL v3", "❗️MIT", "MIT/Apache-2.0".
    """
    name = _LICENSES.get(text.strip().casefold())
    if name or len(text) > _MAX_TEXT or not _LICENSE_HINT.search(text):
        return name
    single_license = _license_name(text)
    if single_license:
        return single_license
    names = dict.fromkeys(map(_license_name, _ALTERNATIVES.split(text.strip(), _MAX_ALTERNATIVES - 1)))
    return None if None in names else " OR ".join(filter(None, names))


def _license_name(text: str) -> str | None:
    """The SPDX identifier of the license that `text` names; None for any other text."""
    words = _NOISE.sub(" ", _LEADING_MARK.sub("", text.casefold())).split()
    key = "-".join(words).strip("-")
    if key in _LICENSES:
        return _LICENSES[key]
    if gnu := _GNU.fullmatch(key):
        family, major, minor, suffix = gnu.groups()
        name = f"{family or ''}gpl-{major}.{minor or 0}{suffix or ''}"
        return _LICENSES.get(name)
    if commons := _CREATIVE_COMMONS.fullmatch(key):
        terms, major, minor = commons.groups()
        return _LICENSES.get(f"cc-{terms}-{major}.{minor or 0}")
    return None


def license_of_section(text: str, addresses: list[str]) -> str | None:
    """The SPDX identifier of the license in a license section; None if it names none, or several without an address.

    The first known address decides, else the only license that the text names.
    """
    for address in addresses:
        for part, name in _ADDRESSES:
            if part in address.casefold():
                return name
    names = {license_of(word.strip(".")) for word in _WORD.findall(text[:2000])} - {None}
    return names.pop() if len(names) == 1 else None
