"""JSON Feed, versions 1 and 1.1: one article an item."""

import re
from collections.abc import Mapping
from typing import Final

from analysis.loading.documents import Document
from analysis.loading.facts import columns
from analysis.loading.json_files.json_objects import Found, objects
from analysis.loading.records import Items, Record, Reject

_WEB: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def items(document: Document) -> Items:
    """Return a record for each item of the feed; what the feed says of them all must stand before the first."""
    for found in objects(document, ("items",)):
        if not isinstance(found, Found):
            yield found
        elif not found.around and found.value.keys() & {"version", "items"}:
            yield Reject(document.name, "a JSON Feed without a list of items", found.shown)
        else:
            yield Record(found.place, _fields(found.value, found.around), found.shown)


def _fields(item: Mapping[str, object], feed: Mapping[str, object]) -> dict[str, str]:
    own, named, other = (_text(item, name) for name in ("url", "id", "external_url"))
    page = next(filter(_WEB.match, (own, named)), "")
    home = _text(feed, "home_page_url") or _text(feed, "title")
    fields = {
        "headline": _text(item, "title"),
        "body": _text(item, "content_html") or _text(item, "content_text"),
        "excerpt": _text(item, "summary"),
        "url": page or other,
        # Where only a page of somebody else is linked, that one's host is not who published this.
        "source": home if other and not page else "",
        "home": "" if page or other else home,
        "input_id": named,
        "author": _author(item) or _author(feed),
        "section": next(iter(_tags(item)), ""),
        "published_at": _text(item, "date_published") or _text(item, "date_modified"),
        "language": _text(item, "language") or _text(feed, "language"),
    }
    return {name: text for name, text in fields.items() if text}


def _text(item: Mapping[str, object], name: str) -> str:
    return columns.text_of(item.get(name), "headline").strip()


def _author(item: Mapping[str, object]) -> str:
    return columns.text_of(item.get("authors"), "author") or columns.text_of(item.get("author"), "author")


def _tags(item: Mapping[str, object]) -> list[str]:
    tags = item.get("tags")
    return [tag for tag in tags if isinstance(tag, str) and tag.strip()] if isinstance(tags, list) else []
