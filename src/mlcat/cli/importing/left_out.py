"""Reports what an import left out: line by line, or as counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mlcat.importing.stream import ImportStream


def report_lines(stream: ImportStream) -> Iterator[str]:
    """Yields a line for each item that was left out and each address that was not read: `line 12: contents list:
    Boats`."""
    for reason, line, text in (*stream.left_out, *stream.unread):
        location = f"line {line}: " if line else ""
        yield f"{location}{reason}: {text}" if text else f"{location}{reason}"


def left_out_note(stream: ImportStream) -> str:
    """A note on what was left out (`left out: contents list 25, badges 40; not read: 2 links, the first at line 7`); ""
    if nothing was left out."""
    counts = Counter(item.reason for item in stream.left_out)
    reasons = ", ".join(f"{reason} {count:,}" for reason, count in counts.most_common())
    notes = [f"left out: {reasons}"] if reasons else []
    if stream.unread:
        count = len(stream.unread)
        line = next((item.line for item in stream.unread if item.line), 0)
        first = f", the first at line {line}" if line and count > 1 else f" at line {line}" if line else ""
        notes.append(f"not read: {count:,} {'link' if count == 1 else 'links'}{first}")
    return "; ".join(notes)
