"""JSON Lines: one object a line."""

import json
from collections.abc import Mapping
from typing import Final

from analysis.loading.documents import Document
from analysis.loading.facts import columns
from analysis.loading.records import Header, Items, Record, Reject
from analysis.loading.texts.encoding import text_of
from analysis.loading.texts.lines import Line, lines_of

# Control characters within strings are no reason to lose a record.
_DECODER: Final = json.JSONDecoder(strict=False)

# What search engines and content systems put an article into.
WRAPPERS: Final = frozenset({"_source", "fields", "attributes", "article", "node", "item", "data"})
"""The keys of such objects."""


def items(document: Document) -> Items:
    """Return a record for each line that holds an object, a reject for each other line that is not empty."""
    headed = False
    for line in lines_of(text_of(document.stream, document.sample), document.limits.record_bytes):
        if line.text.strip():
            item = _item(line, f"{document.name}:{line.number}", document.limits.record_bytes)
            if not headed and isinstance(item, Record):
                headed = True
                yield Header(document.name, names_of(_DECODER.decode(line.text)))
            yield item


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
    for inner in _wrapped(value, fields):
        fields = {**columns.fields_of(inner.items()), **fields}
    return Record(place, fields, raw)


def names_of(value: object) -> tuple[str, ...]:
    """Return the keys of a record and of what it wraps, as they are written, each once."""
    if not isinstance(value, dict):
        return ()
    inner = _wrapped(value, columns.fields_of(value.items()))
    return tuple(dict.fromkeys(key for keys in (value, *inner) for key in keys))


def _wrapped(value: dict[str, object], fields: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the objects within an object that hold what it says itself only in part."""
    if "headline" in fields and "body" in fields:
        return []
    inner = (value[wrapper] for wrapper in sorted(WRAPPERS & value.keys()))
    return [found for found in inner if isinstance(found, dict)]
