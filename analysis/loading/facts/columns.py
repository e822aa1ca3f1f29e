"""Which of an input's columns or keys is which of our fields, and their values as text."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

# The names in use, strongest first, in lower case without blanks, hyphens, underscores, dots and colons.
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "headline": ("headline", "title", "articletitle", "hed", "headlinetext", "webtitle"),
    "body": (
        *("body", "text", "content", "articlebody", "fulltext", "articletext", "bodytext", "contenttext", "maintext"),
        *("contentencoded", "contenthtml", "bodyhtml", "bodyxhtml"),
    ),
    "excerpt": (
        *("summary", "description", "descriptiontext", "excerpt", "abstract", "standfirst", "dek", "snippet"),
        *("teaser", "subheadline"),
    ),
    "published_at": (
        *("publishedat", "published", "date", "datepublished", "pubdate", "timestamp", "publicationdate"),
        *("publishdate", "publisheddate", "datetime", "publishedon", "firstpublished", "versioncreated"),
        *("webpublicationdate", "publicationtime", "publishtime"),
        *("createdat", "created", "updatedat", "updated", "datemodified"),
    ),
    "url": ("url", "link", "canonicalurl", "articleurl", "permalink", "weburl", "href"),
    "source": ("source", "publisher", "outlet", "domain", "sourcename", "sitename", "publication", "newspaper", "site"),
    "author": ("author", "byline", "creator", "authors", "dccreator", "writer"),
    "section": ("section", "category", "articlesection", "sectionname", "categories"),
    "input_id": ("id", "guid", "inputid", "articleid", "identifier", "uuid", "uri"),
    "language": ("language", "lang", "inlanguage", "languagecode", "locale"),
    "status": ("pubstatus", "publishingstatus", "publicationstatus", "poststatus", "status"),
    # An hour before a flag: "embargoed" may be no more than yes or no.
    "not_before": ("embargountil", "embargodate", "embargoeduntil", "notbefore", "holduntil", "embargoed", "embargo"),
    "version": ("version", "versionnumber", "revision"),
    "note": ("correction", "corrections", "correctionnote", "ednote", "editorsnote", "editornote"),
    "variants": (
        *("headlinevariants", "alternativeheadline", "alternativeheadlines", "altheadline", "altheadlines"),
        *("alternatetitle", "alternatetitles", "alternateheadline", "titlevariants", "abtests"),
    ),
}
TEXTS: Final = frozenset({"headline", "body", "excerpt"})
"""The fields that make an article: a record has one of them, or is a notice about an article that had."""
_RANKED: Final = {alias: (field, rank) for field, aliases in FIELDS.items() for rank, alias in enumerate(aliases)}
_IGNORED: Final = re.compile(r"[\s_.:'’\-\ufeff]+")
# Where an object stands for a text: {"name": ...}, WordPress's {"rendered": ...}, XML turned to JSON.
_NAMING_KEYS: Final = (
    *("name", "main", "title", "rendered", "original", "value", "text", "#text", "label", "term", "href", "url", "id"),
)
# Which keys say it in some fields: {"name": "B", "headline": ...} of a test, {"name": ..., "qcode": ...} of a status.
_FIRST_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "variants": ("headline", "title"),
    "status": ("qcode", "code"),
    "language": ("code", "qcode"),
    "not_before": ("datetime", "until", "$date"),
}
_SOME: Final = "true"
_SINGLE: Final = frozenset(
    {"headline", "published_at", "url", "source", "input_id", "language", "status", "not_before", "version"}
)
_LINES: Final = frozenset({"body", "excerpt", "note", "variants"})
_DEPTH: Final = 4
_LONGEST_NAME: Final = 60


def field_of(key: str) -> tuple[str, int] | None:
    """Return the field that a column of this name fills and how strong the name is (0: strongest), else None."""
    return _known(key) if len(key) < _LONGEST_NAME else None


@lru_cache(maxsize=4096)
def _known(key: str) -> tuple[str, int] | None:
    return _RANKED.get(_IGNORED.sub("", key).casefold())


def fields_of(pairs: Iterable[tuple[str, object]]) -> dict[str, str]:
    """Return our fields of a record: of several names for one field the strongest that is not empty."""
    best: dict[str, tuple[int, str]] = {}
    for key, value in pairs:
        known = field_of(key)
        if known is None:
            continue
        field, rank = known
        text = value if isinstance(value, str) else text_of(value, field)
        if (field not in best or rank < best[field][0]) and text and not text.isspace():
            best[field] = (rank, text)
    return {field: text for field, (_, text) in best.items()}


def row_reader(header: Sequence[str]) -> Callable[[Sequence[str]], dict[str, str]]:
    """Return a function from a row to our fields, for rows under this header."""
    known = [(found, index) for index, name in enumerate(header) if (found := field_of(name)) is not None]
    # Strongest first, so the first value that is not empty is the one.
    chosen = [(field, index) for (field, _), index in sorted(known, key=lambda item: (item[0][1], item[1]))]

    def fields(row: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for field, index in chosen:
            if field not in found and (text := row[index]) and not text.isspace():
                found[field] = text
        return found

    return fields


def has_text(names: Iterable[str]) -> bool:
    """Tell whether some column holds a headline, a body or an excerpt."""
    return any(found[0] in TEXTS for found in map(field_of, names) if found is not None)


def text_of(value: object, field: str, depth: int = _DEPTH) -> str:
    """Return a value of any JSON kind as text: objects by their name, lists joined; "" for what says nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) and field == "not_before":
        # An embargo without an hour is one all the same.
        return _SOME if value else ""
    if value is None or isinstance(value, bool) or depth == 0:
        return ""
    if isinstance(value, dict):
        return _named(value, field, depth - 1)
    if isinstance(value, list):
        return _joined(value, field, depth - 1)
    return _number(value)


def _named(value: dict[str, object], field: str, depth: int) -> str:
    keys = (*_FIRST_KEYS.get(field, ()), *_NAMING_KEYS)
    found = next((text for key in keys if (text := text_of(value.get(key), field, depth))), "")
    if not found and field == "variants":
        return _joined(list(value.values()), field, depth)
    # An hour in a way of its own, its zone beside it perhaps, is not to be taken for none.
    return found or (_SOME if value and field == "not_before" else "")


def _joined(values: list[object], field: str, depth: int) -> str:
    texts = [text for value in values if (text := text_of(value, field, depth))]
    if field in _SINGLE:
        return texts[0] if texts else ""
    return ("\n" if field in _LINES else ", ").join(texts)


def _number(value: object) -> str:
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        # An id read as 12.0 by a spreadsheet is 12.
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else str(value)
    try:
        return str(value)
    except ValueError:  # an integer of more digits than Python prints
        return ""
