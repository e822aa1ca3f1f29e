"""RSS and Atom: one article an entry."""

import io
from collections.abc import Mapping
from typing import Any, Final

from analysis.loading.documents import Document
from analysis.loading.encoding import decoded
from analysis.loading.records import Items, Record, Reject

_DECLARATION: Final = b"<!ENTITY"
_SHOWN_BYTES: Final = 20_000


def items(document: Document) -> Items:
    """Return a record for each entry; nothing that the feed points to is fetched."""
    limit = document.limits.file_bytes
    data = document.stream.read(limit + 1)
    if len(data) > limit:
        yield Reject(document.name, f"longer than {limit:,} bytes, the most that a feed may have", _shown(data))
    elif _DECLARATION in data.replace(b"\0", b""):
        reason = "it declares entities of its own, which may unfold without end or read other files; remove them"
        yield Reject(document.name, reason, _shown(data))
    else:
        yield from _entries(document.name, data)


def _entries(name: str, data: bytes) -> Items:
    import feedparser  # noqa: PLC0415  (slow to import)

    try:
        # A stream, since a string would be opened as a file or an address; text is cleaned by ourselves.
        feed = feedparser.parse(io.BytesIO(data), response_headers={}, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # noqa: BLE001  (a parser of others, met by whatever is out there)
        yield Reject(name, f"not a feed that can be read: {type(error).__name__}", _shown(data))
        return
    broken = feed.get("bozo_exception") if feed.get("bozo") else None
    wound = (
        f"the feed is not well-formed: {_message(broken)}" if broken is not None and not _is_harmless(broken) else ""
    )
    if not feed.entries:
        if feed.version and not wound:
            return
        yield Reject(name, wound or "not an RSS or Atom feed", _shown(data))
        return
    last = len(feed.entries)
    for number, entry in enumerate(feed.entries, start=1):
        # What is lost is lost where reading stopped, so the last entry may be cut.
        losses = (wound,) if wound and number == last else ()
        yield Record(f"{name}: item {number}", _fields(entry), _raw(entry), losses)


def _fields(entry: Mapping[str, Any]) -> dict[str, str]:
    # A plain dict: feedparser's own passes off one date as the other.
    told = dict(entry.items())
    contents = [part.get("value") or "" for part in entry.get("content") or []]
    tags = [tag.get("term") or tag.get("label") or "" for tag in entry.get("tags") or []]
    fields = {
        "headline": told.get("title"),
        "body": next(filter(None, contents), None) or told.get("summary"),
        "url": told.get("link"),
        "input_id": told.get("id"),
        "author": told.get("author"),
        "section": next(filter(None, tags), None),
        "published_at": told.get("published") or told.get("updated"),
    }
    return {field: value for field, value in fields.items() if isinstance(value, str) and value}


def _raw(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the entry without what feedparser derived from it."""
    return {key: value for key, value in entry.items() if not key.endswith(("_parsed", "_detail"))}


def _is_harmless(error: object) -> bool:
    # The encoding that the file names was not the one it is in; feedparser found the right one.
    return type(error).__name__ in {"CharacterEncodingOverride", "NonXMLContentType"}


def _message(error: object) -> str:
    # Not the line: feedparser counts one that it puts before the first.
    return str(error.getMessage() if hasattr(error, "getMessage") else error)


def _shown(data: bytes) -> str:
    return decoded(data[:_SHOWN_BYTES])
