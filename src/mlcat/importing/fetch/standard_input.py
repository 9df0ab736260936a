"""Reads standard input; its first line, which shows the format, is read ahead."""

from __future__ import annotations

import json
from typing import BinaryIO

from mlcat.constraints import MAX_LINE_BYTES

_MAX_BLANK = 1 << 16  # bytes of leading blank lines that are read


class PeekedStream:
    """A stream with its first non-blank line read ahead. `read` still returns the whole stream."""

    def __init__(self, stream: BinaryIO) -> None:
        """Waits for the whole first line, up to the maximum length of a line."""
        self._stream = stream
        self._ahead = b""
        line = b""
        while len(self._ahead) < _MAX_BLANK and (line := stream.readline(MAX_LINE_BYTES + 1)):
            self._ahead += line
            if line.removeprefix(b"\xef\xbb\xbf").strip():
                break
        self.line = line
        """The first non-blank line. If there is none: b"", or the last blank line that was read."""
        self.is_object = _is_object(line)
        """Whether `line` is a whole JSON object, as in NDJSON."""

    def read(self, size: int) -> bytes:
        """The next bytes, at most `size`. Fewer at the end of the stream, and at the end of what was read ahead."""
        if self._ahead:
            data, self._ahead = self._ahead[:size], self._ahead[size:]
            return data
        return self._stream.read(size)

    def read_all(self, limit: int) -> bytes:
        """The rest of the stream, at most `limit` bytes."""
        ahead, self._ahead = self._ahead[:limit], b""
        return ahead + self._stream.read(limit - len(ahead))


def _is_object(line: bytes) -> bool:
    line = line.removeprefix(b"\xef\xbb\xbf").strip()
    if not line.startswith(b"{"):
        return False
    try:
        json.loads(line)
    except RecursionError:
        return True  # so that the NDJSON parser reports the error
    except ValueError:
        return False
    return True
