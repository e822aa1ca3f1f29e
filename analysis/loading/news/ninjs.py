"""ninjs, the news agencies' JSON: one item, a list of them, or one a line."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from analysis.loading.documents import Document
from analysis.loading.json_files.json_objects import Found, objects
from analysis.loading.news import ninjs_fields
from analysis.loading.news.newscodes import code, held_as_its_whole, is_held, may_be_held, no_article
from analysis.loading.news.ninjs_fields import Item, objects_in, plain, single
from analysis.loading.records import Items, Record, Reject

# Under which names lists of items come, none of them one that an item has.
_LIST_NAMES: Final = "items newsitems ninjs results docs documents articles news stories hits records"
_LISTS: Final = frozenset(_LIST_NAMES.split())
_OWN_NAMES: Final = "uri guid headline headlines body_text body_html body_xhtml bodies pubstatus"
_OWN: Final = frozenset(_OWN_NAMES.split())
_WRAPPERS: Final = ("item", "newsitem", "ninjs", "_source", "article")
_DEPTH: Final = 3


def items(document: Document) -> Items:
    """Return a record for each article, and for each picture, video or event a reject that says what it is."""
    for read in objects(document, _LISTS):
        if isinstance(read, Found):
            yield from _articles(read, {}, _DEPTH)
        elif isinstance(read, Reject) and isinstance(read.raw, str) and may_be_held(read.raw):
            yield replace(read, raw="")
        else:
            yield read


def _articles(found: Found, whole: Mapping[str, str], depth: int) -> Iterator[Record | Reject]:
    """Give what an item holds; `whole` are the fields of the item that it is a part of."""
    item = plain(found.value)
    if depth and not item.keys() & _OWN and (inner := next(filter(None, map(_object, map(item.get, _WRAPPERS))), None)):
        yield from _articles(replace(found, value=inner), whole, depth - 1)
        return
    fields = held_as_its_whole(ninjs_fields.fields_of(item), whole)
    parts = list(_parts(item, found.place, fields, depth - 1)) if depth else []
    shown = "" if is_held(fields) else found.shown
    yield from _own(item, Record(found.place, fields, shown), has_parts=bool(parts))
    yield from parts


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _own(item: Item, record: Record, *, has_parts: bool) -> Iterator[Record | Reject]:
    """Give the item itself: an article, or the reason why it is none."""
    kind = code(single(item.get("type")))
    has_text = bool(record.fields.keys() & {"body", "excerpt"}) or record.fields.get("status") == "canceled"
    if (reason := no_article(kind)) is not None:
        yield Reject(record.place, reason, record.raw)
    elif kind != "composite" or has_text:
        yield record
    elif not has_parts:
        yield Reject(record.place, "a composite without a text of its own, not an article", record.raw)


def _parts(item: Item, place: str, whole: Mapping[str, str], depth: int) -> Iterator[Record | Reject]:
    """Give the texts that come with an item; its pictures and videos are no articles by themselves."""
    for number, value in enumerate(objects_in(item.get("associations")), start=1):
        part = plain(value)
        is_text = code(single(part.get("type"))) in {"text", "composite"} and bool(part.keys() & {"uri", "guid"})
        if is_text and ninjs_fields.fields_of(part).get("body"):
            yield from _articles(Found(f"{place}, association {number}", value, value), whole, depth)
