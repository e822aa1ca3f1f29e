"""JSON Lines: one object a line."""

import json
from typing import Final

from analysis.loading import columns
from analysis.loading.documents import Document
from analysis.loading.encoding import text_of
from analysis.loading.lines import Line, lines_of
from analysis.loading.records import Items, Record, Reject

# Control characters within strings are no reason to lose a record.
_DECODER: Final = json.JSONDecoder(strict=False)

# What search engines and content systems put an article into.
_WRAPPERS: Final = frozenset({"_source", "fields", "attributes", "article", "node", "item", "data"})


def items(document: Document) -> Items:
    """Return a record for each line that holds an object, a reject for each other line that is not empty."""
    for line in lines_of(text_of(document.stream, document.sample), document.limits.record_bytes):
        if line.text.strip():
            yield _item(line, f"{document.name}:{line.number}", document.limits.record_bytes)


def _item(line: Line, place: str, limit: int) -> Record | Reject:
    if line.too_long:
        return Reject(place, f"the line is longer than {limit:,} bytes", line.text)
    try:
        value = _DECODER.decode(line.text)
    except json.JSONDecodeError as error:
        return Reject(place, f"not JSON: {error.msg} at character {error.pos + 1}", line.text)
    except (ValueError, RecursionError):
        return Reject(place, "not JSON: nested too deep or with a number too long", line.text)
    return record_of(value, place, line.text)


def record_of(value: object, place: str, raw: object) -> Record | Reject:
    """Return the record that a JSON value is; a reject where it is no object."""
    if not isinstance(value, dict):
        return Reject(place, "not an object with fields such as headline and body", raw)
    fields = columns.fields_of(value.items())
    if "headline" not in fields or "body" not in fields:
        for wrapper in sorted(_WRAPPERS & value.keys()):
            inner = value[wrapper]
            fields = {**columns.fields_of(inner.items()), **fields} if isinstance(inner, dict) else fields
    return Record(place, fields, raw)
