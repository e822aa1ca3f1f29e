"""What a page says of itself as JSON-LD, in the words of schema.org."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from analysis.loading import columns

_ARTICLES: Final = (
    *(
        "newsarticle",
        "article",
        "reportagenewsarticle",
        "reviewnewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
    ),
    *("liveblogposting", "blogposting", "review", "criticreview", "report", "webpage"),
)
_KEYS: Final = {
    "headline": ("headline", "name"),
    "published_at": ("datePublished",),
    "author": ("author", "creator"),
    "section": ("articleSection",),
    "source": ("publisher",),
    "url": ("url", "mainEntityOfPage"),
    "body": ("articleBody",),
}
_DEPTH: Final = 4


def article_in(scripts: Iterable[str]) -> dict[str, str]:
    """Return our fields of the article that a page's JSON-LD describes; {} where it describes none."""
    described = [thing for script in scripts for thing in _things(_parsed(script), _DEPTH)]
    ranked = [(_ARTICLES.index(kind), thing) for thing in described if (kind := _kind(thing)) is not None]
    if not ranked:
        return {}
    article = min(ranked, key=lambda pair: pair[0])[1]
    fields = {
        field: next((text for key in keys if (text := columns.text_of(_plain(article.get(key)), field))), "")
        for field, keys in _KEYS.items()
    }
    return {field: text for field, text in fields.items() if text}


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
    """Return a reference to a thing as its id."""
    return value.get("@id") if isinstance(value, dict) and set(value) <= {"@id", "@type"} else value
