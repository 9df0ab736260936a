"""The retriever by name: finds entries that have the whole query as a name, exactly or up to a few edits."""

from __future__ import annotations

from mlcat.index.schema import NAME_FIELDS, NameKind
from mlcat.search.results import Reason, RowHit, Tier
from mlcat.search.weights import NAME_SCORES, NEAR_NAME_SCORES, SPELLING_VARIANT_PENALTY
from mlcat.text.english import fold
from mlcat.text.normalize import name_key, spaced_name_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.search.query import QueryWords
    from mlcat.search.query_expansion.expansion import ExpandedTerm

_MARKS_OF_IDENTIFIERS = "/.:"


def find_by_identifier(index: Index, text: str) -> list[RowHit] | None:
    """The entries that have `text` as their address, repository, DOI or arXiv number.

    It is not limited to the length of a query: an address may be longer. None if the text is not an identifier, or if
    it may be ordinary words and no entry has it as an identifier.
    """
    in_one_piece = text.strip().replace(": ", ":")  # arXiv: 1801.07698
    if " " in in_one_piece or not any(mark in text for mark in _MARKS_OF_IDENTIFIERS):
        return None
    from mlcat.index.identifiers import entry_identifiers, identifier_key, parse_identifier

    parsed = parse_identifier(text)
    if parsed is None:
        return None
    identifier, is_unambiguous = parsed
    matched_text = identifier.removeprefix("repo:")
    hits = []
    for rowid in index.rowids_with_identifier(identifier_key(identifier)):
        field = entry_identifiers(index.entry(rowid)).get(identifier)
        if field:  # otherwise it is another identifier with the same key
            hits.append(RowHit(rowid, 1.0, [Reason(text, matched_text, field, "identifier", 1.0)], Tier.IDENTIFIER))
    return hits if hits or is_unambiguous else None


def find_by_name(index: Index, query: QueryWords, expansion: list[ExpandedTerm]) -> dict[int, RowHit]:
    """Finds entries with the query as a name and, if it may be misspelled, with a name a few edits away; returns the
    hits by row id."""
    hits = _find_exact(index, query)
    is_name = any(hit.tier < Tier.ACRONYM for hit in hits.values())
    near = _find_more_frequent(index, query, expansion) if is_name else _find_misspelled(index, query, expansion)
    for hit in near:
        hits.setdefault(hit.rowid, hit)
    return hits


def _find_exact(index: Index, query: QueryWords) -> dict[int, RowHit]:
    """Entries with the query as a name; case, punctuation, blanks and the order of words are ignored."""
    hits: dict[int, RowHit] = {}
    typed = _written_form(query.text)
    for kind, rowid, name in index.names.look_up((*query.names, query.sorted_words)):
        if rowid in hits or (kind == NameKind.ACRONYM and (hits or not _may_be_acronym(index, query))):
            continue
        row = index.row(rowid)
        is_typed = kind <= NameKind.TITLE and typed in (_written_form(row.id), _written_form(row.title))
        differences = 0 if is_typed else _differences(kind, is_folded=name != query.names[0])
        score = NAME_SCORES[kind] - SPELLING_VARIANT_PENALTY * differences
        reason = Reason(query.text, name, NAME_FIELDS[kind], _HOW_BY_KIND[kind], score)
        is_other_id = kind == NameKind.ID and not is_typed  # with other punctuation
        hits[rowid] = RowHit(rowid, score, [reason], Tier.OF_KIND[NameKind.TITLE if is_other_id else kind])
    return hits


def _written_form(name: str) -> tuple[str, str]:
    """A name in lower case with a blank for each run of punctuation, and the marks in it that distinguish names, such
    as the pluses of `NeRF++`; marks between words and at the end of a sentence do not."""
    return spaced_name_key(name), "".join(mark for mark in name if mark in _DISTINGUISHING_MARKS)


_DISTINGUISHING_MARKS = "+#*@&$%"

_HOW_BY_KIND = ("name", "name", "name", "name", "reordered", "acronym")
"""The kind of match that a reason names, by `NameKind`."""


def _differences(kind: int, *, is_folded: bool) -> int:
    """The differences between the query and a name that it matches, as `weights.SPELLING_VARIANT_PENALTY` counts them.

    `is_folded` is true if the name matches only after folding (American spelling, singular).
    """
    if kind > NameKind.DERIVED:
        return 0
    return (kind <= NameKind.TITLE) + is_folded


def _may_be_acronym(index: Index, query: QueryWords) -> bool:
    """Whether the query may be an acronym: a single word that is in no name."""
    return len(query.all_words) == 1 and not any(
        row.name_count for row in index.vocabulary.rows(query.all_words).values()
    )


def _find_misspelled(index: Index, query: QueryWords, expansion: list[ExpandedTerm]) -> list[RowHit]:
    """Entries with a name a few edits from the query; none if the catalog has all words of the query and none of them
    may be a typo."""
    known = index.vocabulary.rows(query.all_words)
    if all(word in known for word in query.all_words) and not any(term.may_be_typo for term in expansion):
        return []
    from mlcat.search.query_expansion.corrections import near_names

    near = [near_name for name in query.names for near_name in near_names(index, name)]
    fewest = min((edits for _, edits in near), default=0)
    return _near_hits(index, query, list(dict.fromkeys(name for name, edits in near if edits == fewest)), fewest)


def _find_more_frequent(index: Index, query: QueryWords, expansion: list[ExpandedTerm]) -> list[RowHit]:
    """Entries with a far more frequent name one edit from the typed one: there is a package `padnas`, but few entries
    have the word."""
    if len(expansion) != 1 or not expansion[0].may_be_typo:
        return []
    from mlcat.search.query_expansion.corrections import near_names

    likely = [word for word, (how, _) in expansion[0].variants.items() if how == "likely"]
    near = [name for name, edits in near_names(index, query.names[0]) if edits == 1 and fold(name) in likely]
    return _near_hits(index, query, near, 1)


def _near_hits(index: Index, query: QueryWords, names: list[str], edits: int) -> list[RowHit]:
    """The entries with one of these names, in the order of the names, as hits that are `edits` away from the query."""
    blank_count = spaced_name_key(query.text).count(" ")

    def order(candidate: tuple[int, int, str]) -> tuple[int, ...]:
        kind, rowid, name = candidate
        # Of several, prefer one with as many blanks as the query: `djanog` means `django`, not `dj-ango`.
        row = index.row(rowid)
        difference = min(abs(_count_blanks(name, text) - blank_count) for text in (row.id, row.title))
        return names.index(name), difference, kind, rowid

    hits: dict[int, RowHit] = {}
    for kind, rowid, name in sorted(index.names.look_up(names), key=order):
        score = NEAR_NAME_SCORES[min(edits, len(NEAR_NAME_SCORES)) - 1] - len(hits) / 1000
        reason = Reason(query.text, name, NAME_FIELDS[kind], "corrected", score)
        hits.setdefault(rowid, RowHit(rowid, score, [reason], Tier.NEAR_NAME + edits))
    return list(hits.values())


def _count_blanks(name: str, text: str) -> int:
    """Counts the blanks in `name`, a name key, as `text` writes it. If `text` does not contain the name, counts the
    blanks in `text`."""
    words = spaced_name_key(text).split()
    for first in range(len(words)):
        for last in range(first, len(words)):
            if "".join(words[first : last + 1]) == name:
                return last - first
    return len(words) - 1


def corrected_name(index: Index, hit: RowHit) -> str:
    """The name of an entry that a misspelled query matched, as the catalog writes it."""
    names = index.names_as_written(hit.rowid)
    matched = hit.reasons[0].matched
    return next((name for name in names if name_key(name) == matched), names[0])
