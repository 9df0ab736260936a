"""Builds: the ways in which lists write an entry, each with a recognizer.

A recognizer takes a unit (a block of the document tree, and where it stands) and gives what it found in it, or None
where the unit is of another build. For each kind of block they are tried in the order of `BUILDS`; the last of each
takes everything. To read one more build, write a recognizer and give it its place here.
"""

from mlcat.importing.documents.tree import (
    DEFINITION,
    DETAILS,
    ITEM,
    LOOSE_TEXT,
    PARAGRAPH,
    TABLE,
    TERM,
)
from mlcat.importing.lists.builds.details import linked_details, other_details
from mlcat.importing.lists.builds.items import item_of_lines, labeled_item, linked_item, owned_address, owned_text
from mlcat.importing.lists.builds.paragraphs import owned_paragraph, paragraph_of_lines
from mlcat.importing.lists.builds.tables import table
from mlcat.importing.lists.builds.unit import Recognizer

_PARAGRAPHS: tuple[Recognizer, ...] = (owned_paragraph, paragraph_of_lines)

BUILDS: dict[str, tuple[Recognizer, ...]] = {
    ITEM: (owned_address, linked_item, owned_text, labeled_item, item_of_lines),
    PARAGRAPH: _PARAGRAPHS,
    LOOSE_TEXT: _PARAGRAPHS,
    TERM: _PARAGRAPHS,
    DEFINITION: _PARAGRAPHS,
    DETAILS: (linked_details, other_details),
    TABLE: (table,),
}
"""The recognizers for each kind of block, in the order in which they are tried."""
