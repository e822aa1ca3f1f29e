"""JSON: an array of articles, an object that holds one, or articles one after another."""

import re
from typing import Final

from analysis.loading.documents import Document
from analysis.loading.facts import columns
from analysis.loading.json_files.json_lines import record_of, records
from analysis.loading.json_files.json_objects import Found, Lists, Read, values
from analysis.loading.records import Items, Reject

_LIST_NAMES: Final = "articles items data results docs documents entries news stories posts hits records rows value"
_LISTS: Final = Lists(
    frozenset(_LIST_NAMES.split()),
    begin=re.compile(r"\[\s*\{"),
    within=lambda name: columns.field_of(name) is None,
    depth=4,
)
_LONGEST_SHOWN: Final = 200


def items(document: Document) -> Items:
    """Return a record for each article; where one is broken a reject, and reading goes on at the next."""
    return records(document.name, (_checked(read, document.name) for read in values(document, _LISTS)))


def _checked(read: Read, name: str) -> Read:
    """Return what was read; a reject where it is all there is and says nothing that makes an article."""
    if isinstance(read, Found) and read.is_alone and not {"headline", "body"} & record_of(read).fields.keys():
        shown = ", ".join(read.value)[:_LONGEST_SHOWN]
        return Reject(name, f"no list of articles, no headline and no body; it has {shown}", read.value)
    return read
