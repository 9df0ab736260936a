"""Recognizes licenses, next to an entry or in a license section."""

import re

from mlcat.importing.documents.text import word_set

_SPDX = word_set(
    """
    MIT MIT-0 Apache-2.0 GPL-2.0 GPL-3.0 LGPL-2.1 LGPL-3.0 AGPL-3.0 MPL-2.0 BSD-2-Clause BSD-3-Clause
    BSD-3-Clause-Clear ISC Unlicense CC0-1.0 CC-BY-4.0 CC-BY-SA-4.0 CC-BY-SA-3.0 CC-BY-3.0 CC-BY-NC-4.0
    CC-BY-NC-SA-4.0 CC-BY-NC-SA-3.0 CC-BY-ND-4.0 BSL-1.0 EPL-1.0 EPL-2.0 EUPL-1.2 WTFPL Zlib 0BSD GPL-2.0-only
    GPL-3.0-only GPL-2.0-or-later GPL-3.0-or-later AGPL-3.0-only AGPL-3.0-or-later LGPL-2.1-only LGPL-3.0-only
    LGPL-3.0-or-later Artistic-2.0 ECL-2.0 OSL-3.0 CECILL-2.1 CDDL-1.0 PostgreSQL Python-2.0 NCSA MS-PL AFL-3.0
    UPL-1.0 Sleepycat OFL-1.1
    """
)
_LICENSES = {name.lower(): name for name in _SPDX} | {
    "apache-2": "Apache-2.0", "apache 2": "Apache-2.0", "apache 2.0": "Apache-2.0", "apache2": "Apache-2.0",
    "apache license 2.0": "Apache-2.0", "gplv3": "GPL-3.0", "gpl-3": "GPL-3.0", "gplv2": "GPL-2.0", "gpl-2": "GPL-2.0",
    "agplv3": "AGPL-3.0", "agpl-3": "AGPL-3.0", "lgplv3": "LGPL-3.0", "lgpl-3": "LGPL-3.0", "mpl-2": "MPL-2.0",
    "bsd-3": "BSD-3-Clause", "bsd-2": "BSD-2-Clause", "cc0": "CC0-1.0", "cc0 1.0": "CC0-1.0", "cc by 4.0": "CC-BY-4.0",
    "mit license": "MIT", "boost": "BSL-1.0", "the unlicense": "Unlicense",
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
_WORD = re.compile(r"\w[\w.+-]*")


def license_of(text: str) -> str | None:
    """The SPDX identifier if `text` is the name of a license; else None."""
    return _LICENSES.get(text.strip().casefold())


def license_of_section(text: str, addresses: list[str]) -> str | None:
    """The license in a license section: that of an address, or the only license in its text."""
    for address in addresses:
        for part, name in _ADDRESSES:
            if part in address.casefold():
                return name
    names = {license_of(word.strip(".")) for word in _WORD.findall(text[:2000])} - {None}
    return names.pop() if len(names) == 1 else None
