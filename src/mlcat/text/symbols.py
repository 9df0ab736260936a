"""Names that contain symbols, such as C++ and .NET."""

import re

SYMBOL = re.compile(r"(?<![^\W_])(?:c\+\+|[cf]#|\.net)(?![0-9A-Za-z])", re.IGNORECASE)
SYMBOL_NAMES = {"c++": "cpp", "c#": "csharp", "f#": "fsharp", ".net": "dotnet"}
"""The spelling in letters of each match of `SYMBOL`, which is in lower case here."""
