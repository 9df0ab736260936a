"""Regular expressions that are compiled when they are first used.

An import has more than 150 patterns, and a list needs half of them. To compile all of them takes as long as to read
200 entries.
"""

import re
from typing import Any, AnyStr, cast

_ATTRIBUTES = tuple(name for name in dir(re.Pattern) if not name.startswith("_"))


class _CompiledPattern:
    """Has the attributes of a compiled pattern as its own. Unlike those of a class with `__getattr__`, they are found
    about as fast as those of the compiled pattern."""


class _LazyPattern:
    """Compiles its pattern when an attribute is first used, and then becomes a `_CompiledPattern`."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._arguments = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Called for an attribute that is not set yet."""
        compiled = re.compile(*self._arguments)
        self.__dict__.update((attribute, getattr(compiled, attribute)) for attribute in _ATTRIBUTES)
        cast(Any, self).__class__ = _CompiledPattern
        return getattr(compiled, name)


def lazy_compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Like `re.compile`, but an invalid pattern raises `re.error` when it is first used."""
    return cast(re.Pattern[AnyStr], _LazyPattern(pattern, flags))
