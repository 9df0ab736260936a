"""Previews an import, for `import --dry-run`."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from mlcat.cli.importing.storing import ImportSummary
from mlcat.importing.stream import ImportStream

_EXAMPLES = 3  # entries that a preview shows


class Preview(NamedTuple):
    """The result of an import, before anything is written."""

    summary: ImportSummary
    counts: Counter[str]
    """The number of entries by section, in order of first use."""
    examples: list[tuple[str, str]]
    """The titles and addresses of the first three entries."""


def preview_import(stream: ImportStream, *, skip_invalid: bool) -> Preview:
    """Reads the stream without writing anything. Raises the same errors as `write_catalog`."""
    summary = ImportSummary(stream.source, skip_invalid)
    counts: Counter[str] = Counter()
    examples: list[tuple[str, str]] = []
    for batch in stream.batches:
        summary.add(batch)
        counts.update(document.section for document in batch.documents)
        examples += [(document.title, document.url) for document in batch.documents[: _EXAMPLES - len(examples)]]
    summary.require_entries()
    return Preview(summary, counts, examples)
