"""Regular expressions that are compiled when they are first used.

An import has more than 150 patterns, and a list needs half of them. To compile all of them takes as long as to read
200 entries.
"""

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


class _LazyPattern:
    """Compiles its pattern when an attribute is first used, and then has the methods of the compiled pattern."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._arguments = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Called for an attribute that is not set yet."""
        compiled = re.compile(*self._arguments)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def lazy_compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Like `re.compile`, but an invalid pattern raises `re.error` when it is first used."""
    return cast(re.Pattern[AnyStr], _LazyPattern(pattern, flags))
