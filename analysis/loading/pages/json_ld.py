"""What a page says of itself as JSON-LD, in the words of schema.org."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from analysis.loading.facts import columns, dates

_ARTICLES: Final = (
    # First, since a page that is a live blog may be described as an article too.
    "liveblogposting",
    *("newsarticle", "article", "reportagenewsarticle", "reviewnewsarticle", "analysisnewsarticle"),
    *("opinionnewsarticle", "blogposting", "review", "criticreview", "report", "webpage"),
)
_ANY_PAGE: Final = "webpage"
_KEYS: Final = {
    "headline": ("headline", "name"),
    "published_at": ("datePublished",),
    "author": ("author", "creator"),
    "section": ("articleSection",),
    "source": ("publisher",),
    "url": ("url", "mainEntityOfPage"),
    "body": ("articleBody",),
    "excerpt": ("description",),
    "variants": ("alternativeHeadline",),
    "language": ("inLanguage",),
    "note": ("correction",),
}
_LIVE: Final = "liveblogposting"
_AS_LINES: Final = frozenset({"body", "note", "variants"})
_EARLIEST: Final = datetime.min.replace(tzinfo=UTC)
_UTC: Final = ZoneInfo("UTC")
_WEB: Final = re.compile(r"\s*https?://\S+\s*\Z", re.IGNORECASE)
_DEPTH: Final = 4


@dataclass(frozen=True, slots=True)
class Described:
    """An article as a page describes it."""

    fields: Mapping[str, str]
    is_live: bool = False  # a live blog, whose text is that of all its entries
    is_article: bool = False  # not a page of no kind that is told


def article_in(scripts: Iterable[str]) -> Described:
    """Return the article that a page's JSON-LD describes, without fields where it describes none."""
    described = [thing for script in scripts for thing in _things(_parsed(script), _DEPTH)]
    ranked = [(_ARTICLES.index(kind), thing) for thing in described if (kind := _kind(thing)) is not None]
    if not ranked:
        return Described({})
    rank, article = min(ranked, key=lambda pair: pair[0])
    fields = {field: _told(article, keys, field) for field, keys in _KEYS.items()}
    if is_live := _ARTICLES[rank] == _LIVE:
        fields["published_at"] = _told(article, ("coverageStartTime",), "published_at") or fields["published_at"]
        fields["body"] = fields["body"] or "\n".join(_updates(article.get("liveBlogUpdate")))
    if _WEB.match(fields["note"]):
        # Where corrections are listed, and not what was corrected.
        del fields["note"]
    is_article = _ARTICLES[rank] != _ANY_PAGE
    return Described({field: text for field, text in fields.items() if text}, is_live, is_article)


def _told(thing: Mapping[str, object], keys: Iterable[str], field: str) -> str:
    as_field = "body" if field in _AS_LINES else field
    return next((text for key in keys if (text := columns.text_of(_plain(thing.get(key)), as_field))), "")


def _updates(value: object) -> list[str]:
    """Return the texts of a live blog's entries, the earliest first."""
    entries = [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict)]
    dated = [(_told(entry, ("datePublished",), "published_at"), entry) for entry in entries]
    dated.sort(key=lambda pair: dates.instant(pair[0], _UTC, day_first=False) or _EARLIEST)
    texts = (_told(entry, ("articleBody", "text", "description", "headline"), "body") for _, entry in dated)
    return list(filter(None, texts))


def _parsed(script: str) -> object:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    """Give every object in a JSON-LD value that may be described by itself."""
    if depth == 0:
        return
    if isinstance(value, list):
        for part in value:
            yield from _things(part, depth - 1)
    elif isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph"), depth - 1)
        yield from _things(value.get("mainEntity"), depth - 1)


def _kind(thing: Mapping[str, object]) -> str | None:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    known = [name.lower() for name in names if isinstance(name, str) and name.lower() in _ARTICLES]
    return min(known, key=_ARTICLES.index, default=None)


def _plain(value: object) -> object:
    """Return a reference to a thing as its id, and a language as its code."""
    if isinstance(value, dict) and value.get("@type") == "Language":
        return value.get("alternateName") or value.get("name")
    return value.get("@id") if isinstance(value, dict) and set(value) <= {"@id", "@type"} else value
