"""Our fields of a ninjs item: versions 1, 2 and 3 differ in the names and the shapes of theirs."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from analysis.loading.facts import columns
from analysis.loading.news.newscodes import code, headlines, status

Item: TypeAlias = Mapping[str, object]
"""An item with its keys in lower case (version 3 writes versionCreated) and without those that say nothing."""

_WEB: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_PAGES: Final = re.compile(r"canonical|permalink|web|url|alternate|article|page", re.IGNORECASE)
_AUTHORS: Final = re.compile(r"author|writer|creator|reporter|byline", re.IGNORECASE)
_SECTIONS: Final = re.compile(r"section|categor|desk|department|channel", re.IGNORECASE)
# When it was first published is what counts, so the hour of the version at hand comes last; a version that was
# corrected a year later would move its article by that year.
_DATES: Final = ("firstpublished", "firstcreated", "contentcreated", "versioncreated")
# Who publishes it, before who owns the rights; who was asked for a part of it (infosource) comes after both.
_SOURCES: Final = ("publisher", "source", "provider", "copyrightholder")
# `uri` comes last: it names the item, and may be an address where no reader ever was.
_ADDRESSES: Final = ("canonicalurl", "canonical_url", "canonical", "weburl", "web_url", "url", "permalink", "link")
_NAMED_SECTIONS: Final = ("section", "sections", "service", "services", "category", "categories")
_NOTES: Final = ("ednote", "ednotes", "correction", "corrections")
_DIGITS: Final = re.compile(r"\d{1,9}\Z")
_WHOLE_BODIES: Final = frozenset({"", "main", "body", "text", "plain", "html", "html5", "xhtml", "richtext"})


def plain(value: Mapping[str, object]) -> Item:
    """Return an item with its keys in lower case, without empty values."""
    return {key.lower(): part for key, part in value.items() if part not in (None, "", [], {})}


def objects_in(value: object) -> list[Mapping[str, object]]:
    """Return the objects in a list, or in an object by name, as version 1 has them; an object may stand by itself."""
    if isinstance(value, list):
        return [part for part in value if isinstance(part, dict)]
    if not isinstance(value, dict):
        return []
    named: list[Mapping[str, object]] = [part for part in value.values() if isinstance(part, dict)]
    return named if named and len(named) == len(value) else [value]


def single(value: object) -> str:
    """Return the one text that a value says, the first of several."""
    return "" if value is None else columns.text_of(value, "headline").strip()


def fields_of(item: Item) -> dict[str, str]:
    """Return our fields of an item."""
    told = headlines(_headlines(item))
    fields = {
        **told,
        "headline": told["headline"] or single(item.get("title")),
        "body": _body(item),
        "excerpt": _excerpt(item) or told["excerpt"],
        "url": _url(item),
        "input_id": _first(item, ("uri", "guid", "id")),
        "source": _first(item, _SOURCES) or _named(item, authors=False),
        "author": _author(item),
        "section": _section(item),
        "published_at": _first(item, _DATES),
        "language": _first(item, ("language",)),
        "version": version if _DIGITS.match(version := single(item.get("version"))) else "",
        # An embargo without an hour has no end that anybody knows.
        "status": "withheld" if item.get("embargoed") is True else status(single(item.get("pubstatus"))),
        "not_before": single(item.get("embargoed")),
        "note": next((note for name in _NOTES if (note := columns.text_of(item.get(name), "body"))), ""),
    }
    return {name: text for name, text in fields.items() if text}


def _first(item: Item, names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := single(item.get(name)))), "")


def _role(part: Item) -> str:
    return next((text for name in ("role", "rel", "name") if (text := single(part.get(name)))), "")


def _headlines(item: Item) -> Iterator[tuple[str, str]]:
    yield "main", single(item.get("headline"))
    for part in map(plain, objects_in(item.get("headlines"))):
        yield _role(part), single(part.get("value"))
    for name, value in item.items():
        if name.startswith("headline_"):
            yield name.removeprefix("headline_"), single(value)


def _body(item: Item) -> str:
    """Return the text with its paragraphs: a plain one may be one long line beside a marked up one."""
    told = [
        (single(part.get("contenttype")) or _role(part), part) for part in map(plain, objects_in(item.get("bodies")))
    ]
    given = [(kind, _role(part), single(part.get("value"))) for kind, part in told]
    given += [(name[5:], "", single(value)) for name, value in item.items() if name.startswith("body_")]
    given.append(("", "", single(item.get("body"))))
    ranked = sorted(
        (
            (code(role) not in _WHOLE_BODIES, _rank(kind.lower(), text), number, text)
            for number, (kind, role, text) in enumerate(given)
            if text
        )
    )
    return ranked[0][-1] if ranked else ""


def _rank(kind: str, text: str) -> int:
    if "html" in kind:
        return 1
    if "xml" in kind or kind.startswith("application/"):
        return 3
    return 0 if "\n" in text.strip() else 2


def _excerpt(item: Item) -> str:
    parts = [single(part.get("value")) for part in map(plain, objects_in(item.get("descriptions")))]
    named = [single(value) for name, value in sorted(item.items()) if name.startswith("description_")]
    usual = [single(item.get(name)) for name in ("description_text", "description_html", "description", "summary")]
    return next(filter(None, (*usual, *parts, *named)), "")


def _url(item: Item) -> str:
    pages = [_href(part) for part in map(plain, objects_in(item.get("links"))) if _PAGES.search(_role(part))]
    ids = item.get("altids")
    if isinstance(ids, dict):
        pages += [single(value) for name, value in ids.items() if _PAGES.search(name)]
    else:
        pages += [single(part.get("value")) for part in map(plain, objects_in(ids)) if _PAGES.search(_role(part))]
    renditions = map(plain, objects_in(item.get("renditions")))
    pages += [_href(part) for part in renditions if "html" in _first(part, ("mimetype", "contenttype"))]
    told = (*(single(item.get(name)) for name in _ADDRESSES), *pages, single(item.get("uri")))
    return next(filter(_WEB.match, told), "")


def _href(part: Item) -> str:
    return _first(part, ("href", "url", "uri", "value"))


def _author(item: Item) -> str:
    for name in ("byline", "by"):
        if text := single(item.get(name)):
            return text
    several = [_first(plain(part), ("by", "byline", "name", "value")) for part in objects_in(item.get("bylines"))]
    names = ", ".join(filter(None, several)) or columns.text_of(item.get("authors"), "author")
    return names or _first(item, ("author", "creator")) or _named(item, authors=True)


def _named(item: Item, *, authors: bool) -> str:
    """Return the first information source that is, or is not, somebody who wrote it."""
    parts = map(plain, [*objects_in(item.get("infosources")), *objects_in(item.get("infosource"))])
    roles = ((_first(part, ("role", "rel")), _first(part, ("name", "literal"))) for part in parts)
    return next((name for role, name in roles if name and bool(_AUTHORS.search(role)) == authors), "")


def _section(item: Item) -> str:
    subjects = [plain(part) for name in ("subject", "subjects") for part in objects_in(item.get(name))]
    liked = [
        part for part in subjects if any(_SECTIONS.search(_first(part, (key,))) for key in ("rel", "scheme", "uri"))
    ]
    named = (single(part.get("name")) for part in (*liked, *subjects))
    genres = (single(part.get("name")) for name in ("genre", "genres") for part in objects_in(item.get(name)))
    return next(filter(None, (_first(item, _NAMED_SECTIONS), *named, *genres, single(item.get("slugline")))), "")
