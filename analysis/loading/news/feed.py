"""RSS and Atom: one article an entry."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from analysis.loading.documents import Document
from analysis.loading.news.feed_parts import parts
from analysis.loading.news.xml_elements import DECLARES
from analysis.loading.records import Items, Record, Reject
from analysis.loading.texts.encoding import decoded

_DECLARATION: Final = b"<!ENTITY"
_SHOWN_BYTES: Final = 20_000
_WEB: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)
# feedparser takes what is said of a picture for a description of the article, so it gets a name of its own.
_CAPTION: Final = re.compile(rb"(</?media:)description\b")
_OWN_CAPTION: Final = rb"\1caption"
_CAPTION_KEY: Final = "media_caption"


def items(document: Document) -> Items:
    """Return a record for each entry; nothing that the feed points to is fetched."""
    number = 0
    for part in parts(document):
        if isinstance(part, Reject):
            yield part
        elif _DECLARATION in part.replace(b"\0", b""):
            yield Reject(document.name, DECLARES, _shown(part))
            return
        else:
            for item in _entries(document.name, part, number):
                number += 1
                yield item


def _entries(name: str, data: bytes, before: int) -> Iterator[Record | Reject]:
    """Give a record for each entry of a part; `before` stand that many in the parts before it."""
    import feedparser  # noqa: PLC0415  (slow to import)

    try:
        # A stream, since a string would be opened as a file or an address; text is cleaned by ourselves.
        stream = io.BytesIO(_CAPTION.sub(_OWN_CAPTION, data))
        feed = feedparser.parse(stream, response_headers={}, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # noqa: BLE001  (a parser of others, met by whatever is out there)
        yield Reject(name, f"not a feed that can be read: {type(error).__name__}", _shown(data))
        return
    broken = feed.get("bozo_exception") if feed.get("bozo") else None
    wound = (
        f"the feed is not well-formed: {_message(broken)}" if broken is not None and not _is_harmless(broken) else ""
    )
    if not feed.entries:
        if feed.get("version") and not wound:
            return
        yield Reject(name, wound or "not an RSS or Atom feed", _shown(data))
        return
    last = len(feed.entries)
    for number, entry in enumerate(feed.entries, start=1):
        # What is lost is lost where reading stopped, so the last entry may be cut.
        losses = (wound,) if wound and number == last else ()
        yield Record(f"{name}: item {before + number}", _fields(entry, feed.feed), _raw(entry), losses)


def _fields(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, str]:
    # A plain dict: feedparser's own passes off one date as the other.
    told = dict(entry.items())
    contents = [part.get("value") or "" for part in told.get("content") or []]
    tags = [tag.get("term") or tag.get("label") or "" for tag in told.get("tags") or []]
    body = next(filter(None, contents), "")
    excerpts = (told.get("summary"), told.get(_CAPTION_KEY))
    fields = {
        "headline": told.get("title"),
        "body": body,
        # feedparser repeats the content as a summary where there is none.
        "excerpt": next((text for text in excerpts if text and text != body), None),
        "url": _url(told),
        "source": _source(told),
        "input_id": told.get("id"),
        "author": _author(told),
        "section": next(filter(None, tags), None),
        "published_at": told.get("published") or told.get("updated"),
        "language": _language(told) or feed.get("language"),
    }
    return {field: value for field, value in fields.items() if isinstance(value, str) and value}


def _url(told: Mapping[str, Any]) -> str | None:
    """Return the address of the article's own page, which may be told beside one that counts clicks."""
    canonical = [link.get("href") for link in told.get("links") or [] if link.get("rel") == "canonical"]
    named = told.get("id") or ""
    addresses = (*canonical, told.get("feedburner_origlink"), told.get("link"), named if _WEB.match(named) else None)
    return next(filter(None, addresses), None)


def _source(told: Mapping[str, Any]) -> str | None:
    """Return who published an entry that was taken over from another feed."""
    source = told.get("source")
    taken = source.get("title") or source.get("href") if isinstance(source, Mapping) else source
    return taken or told.get("publisher")


def _author(told: Mapping[str, Any]) -> str | None:
    names = [author.get("name") for author in told.get("authors") or []]
    return ", ".join(filter(None, names)) or told.get("author")


def _language(told: Mapping[str, Any]) -> str | None:
    parts = (*(told.get("content") or []), told.get("title_detail") or {})
    return next((part["language"] for part in parts if part.get("language")), None)


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
