"""Names that contain symbols, such as C++ and .NET."""

import re

SYMBOL = re.compile(r"(?<![^\W_])(?:c\+\+|[cf]#|\.net)(?![0-9A-Za-z])", re.IGNORECASE)
SYMBOL_NAMES = {"c++": "cpp", "c#": "csharp", "f#": "fsharp", ".net": "dotnet"}
"""How each match of `SYMBOL`, in lower case, is spelled in letters."""
