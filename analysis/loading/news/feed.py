"""RSS and Atom: one article an entry."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
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
# It also cuts a mail address off an author, after no more than four letters of its end; so it sees none there.
_AUTHOR: Final = re.compile(rb"<(?:\w+:)?(?:author|creator)\b[^<>]*>.{0,500}?</", re.DOTALL)
_AT: Final = "%40"
_MAIL: Final = r"[\w.+'-]+@(?:[\w-]+\.)+\w+"
_MAIL_AND_NAME: Final = re.compile(rf"{_MAIL}\s*\(([^()]*[^()\s][^()]*)\)")
_MAIL_ALONE: Final = re.compile(rf"\s*[<(]?(?:mailto:)?{_MAIL}(?:\s*\(\s*\))?[>)]?")


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
        data = _AUTHOR.sub(lambda found: found[0].replace(b"@", _AT.encode()), data)
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
    # Whom RSS names for the whole channel is its editor.
    writers = (feed.feed.get("authors") or []) if str(feed.get("version")).startswith("atom") else []
    for number, entry in enumerate(feed.entries, start=1):
        # What is lost is lost where reading stopped, so the last entry may be cut.
        losses = (wound,) if wound and number == last else ()
        fields = _fields(entry, feed.feed, writers)
        yield Record(f"{name}: item {before + number}", fields, _raw(entry), losses)


def _fields(entry: Mapping[str, Any], feed: Mapping[str, Any], writers: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    # A plain dict: feedparser's own passes off one date as the other.
    told = dict(entry.items())
    contents = [part.get("value") or "" for part in told.get("content") or []]
    tags = [tag.get("label") or tag.get("term") or "" for tag in told.get("tags") or []]
    body = next(filter(None, contents), "")
    excerpts = (told.get("summary"), told.get(_CAPTION_KEY))
    fields = {
        "headline": _headline(told),
        "body": body,
        # feedparser repeats the content as a summary where there is none.
        "excerpt": next((text for text in excerpts if text and text != body), None),
        "url": _url(told),
        "source": _source(told),
        "home": _home(feed),
        "input_id": told.get("id"),
        "author": _author(told, writers),
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


def _headline(told: Mapping[str, Any]) -> str | None:
    """Return the title, without what those who collect from many feeds add to it: " - " and the source's name."""
    title, source = told.get("title"), told.get("source")
    name = source.get("title") if isinstance(source, Mapping) else None
    if not isinstance(title, str) or not name:
        return title
    return title.rstrip().removesuffix(f" - {name.strip()}") or title


def _home(feed: Mapping[str, Any]) -> str | None:
    """Return the address of the feed's own site, else its title: who published entries that do not tell."""
    link = feed.get("link") or ""
    return link if _WEB.match(link) else feed.get("title")


def _author(told: Mapping[str, Any], writers: Sequence[Mapping[str, Any]]) -> str:
    """Return who wrote an entry: as it says, else as the feed that it was taken from, else as this one."""
    source = told.get("source")
    of_source = source.get("authors") if isinstance(source, Mapping) else None
    authors = next((named for named in (told.get("authors"), of_source) if named and any(named)), writers)
    return ", ".join(filter(None, (_name(author.get("name") or "") for author in authors)))


def _name(written: str) -> str:
    """Return the name of an author who may be written as "mail (name)" or "name <mail>"; "" for an address alone."""
    return _MAIL_ALONE.sub("", _MAIL_AND_NAME.sub(r"\1", written.replace(_AT, "@"))).strip(" ,;")


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
