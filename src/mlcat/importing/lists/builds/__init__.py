"""Builds: the ways in which lists write an entry, each with a recognizer.

A recognizer takes a unit (a block of the document tree, and where it stands) and gives what it found in it, or None
where the unit is of another build. For each kind of block they are tried in the order of `BUILDS`; the last of each
takes everything. To read one more build, write a recognizer and give it its place here.
"""

from mlcat.importing.documents.tree import (
    DEFINITION,
    DETAILS,
    HEADING_ENTRY,
    ITEM,
    LOOSE_TEXT,
    PARAGRAPH,
    TABLE,
    TERM,
)
from mlcat.importing.lists.builds.details import linked_details, other_details
from mlcat.importing.lists.builds.headings import heading_entry
from mlcat.importing.lists.builds.items import (
    item_of_lines,
    labeled_item,
    linked_item,
    name_over_labels,
    named_address,
    owned_line,
    owned_text,
    picture_item,
    plain_item_over_links,
)
from mlcat.importing.lists.builds.paragraphs import citation, owned_paragraph, paragraph_of_lines, titled_lines
from mlcat.importing.lists.builds.tables import table
from mlcat.importing.lists.builds.unit import Recognizer

_PARAGRAPHS: tuple[Recognizer, ...] = (owned_paragraph, titled_lines, citation, paragraph_of_lines)

BUILDS: dict[str, tuple[Recognizer, ...]] = {
    HEADING_ENTRY: (heading_entry,),
    ITEM: (
        owned_line,
        linked_item,
        picture_item,
        owned_text,
        name_over_labels,
        labeled_item,
        named_address,
        plain_item_over_links,
        item_of_lines,
    ),
    PARAGRAPH: _PARAGRAPHS,
    LOOSE_TEXT: _PARAGRAPHS,
    TERM: _PARAGRAPHS,
    DEFINITION: _PARAGRAPHS,
    DETAILS: (linked_details, other_details),
    TABLE: (table,),
}
"""The recognizers for each kind of block, in the order in which they are tried."""
