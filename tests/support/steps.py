"""Counts the work of Python code: unlike the time it takes, the count is the same on every machine and every run."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(call: Callable[[], object]) -> int:
    """The number of lines that the interpreter executes during `call`, each call and return counted as one more.

    Work inside one built-in function is not seen: a regular expression counts as nothing.
    """
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()  # the trace function of a debugger or of coverage
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count
