"""JSON Lines: one object a line."""

from collections.abc import Iterable, Mapping
from typing import Final

from analysis.loading.documents import Document
from analysis.loading.facts import columns
from analysis.loading.json_files.json_objects import Found, Read, lines
from analysis.loading.records import Header, Items, Record

# What search engines and content systems put an article into.
WRAPPERS: Final = frozenset({"_source", "fields", "attributes", "article", "node", "item", "data"})
"""The keys of such objects."""


def items(document: Document) -> Items:
    """Return a record for each line that holds an object, a reject for each other line that is not empty."""
    return records(document.name, lines(document))


def records(name: str, reads: Iterable[Read]) -> Items:
    """Return a record for each object, and before the first the keys that it has; `name` is the input's."""
    headed = False
    for read in reads:
        if not isinstance(read, Found):
            yield read
            continue
        if not headed:
            headed = True
            yield Header(name, _names(read.value))
        yield record_of(read)


def record_of(found: Found) -> Record:
    """Return the record that an object is."""
    fields = columns.fields_of(found.value.items())
    for inner in _wrapped(found.value, fields):
        fields = {**columns.fields_of(inner.items()), **fields}
    return Record(found.place, fields, found.shown)


def _names(value: Mapping[str, object]) -> tuple[str, ...]:
    """Return the keys of a record and of what it wraps, as they are written, each once."""
    inner = _wrapped(value, columns.fields_of(value.items()))
    return tuple(dict.fromkeys(key for keys in (value, *inner) for key in keys))


def _wrapped(value: Mapping[str, object], fields: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the objects within an object that hold what it says itself only in part."""
    if "headline" in fields and "body" in fields:
        return []
    inner = (value[wrapper] for wrapper in sorted(WRAPPERS & value.keys()))
    return [found for found in inner if isinstance(found, dict)]
