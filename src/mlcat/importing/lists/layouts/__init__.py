"""The layouts in which lists write an entry, with a recognizer for each.

A recognizer takes a block of the document tree with its context. It returns the entries in the block, or None if the
block has another layout. For each kind of block, the recognizers are tried in the order of `LAYOUTS`; the last one
accepts every block. To support another layout, write a recognizer and add it here.
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
from mlcat.importing.lists.layouts.citations import citation_without_link
from mlcat.importing.lists.layouts.details import linked_details, other_details
from mlcat.importing.lists.layouts.heading_entries import heading_entry
from mlcat.importing.lists.layouts.items import (
    image_item,
    item_of_lines,
    labeled_item,
    line_below_entry,
    linked_item,
    name_over_labels,
    named_address,
    plain_item_over_links,
    referenced_item,
    text_below_entry,
    titled_link,
)
from mlcat.importing.lists.layouts.paragraphs import citation, paragraph_below_entry, paragraph_of_lines, titled_lines
from mlcat.importing.lists.layouts.recognizer import Recognizer
from mlcat.importing.lists.layouts.tables import table

_PARAGRAPHS: tuple[Recognizer, ...] = (
    paragraph_below_entry,
    titled_lines,
    citation,
    citation_without_link,
    paragraph_of_lines,
)

LAYOUTS: dict[str, tuple[Recognizer, ...]] = {
    HEADING_ENTRY: (heading_entry,),
    ITEM: (
        line_below_entry,
        linked_item,
        referenced_item,
        image_item,
        text_below_entry,
        name_over_labels,
        labeled_item,
        named_address,
        titled_link,
        citation_without_link,
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
