"""Records to rows of the article table: cleaned, dated, and known by an id."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

import pandas as pd

from analysis import schema
from analysis.loading import addresses, clean, dates, identity, related
from analysis.loading.paragraphs import unwrapped
from analysis.loading.records import Record, Reject

_NOTHING: Final = "neither a headline nor a body"
_UNREADABLE: Final = "\ufffd"
_BY: Final = re.compile(r"\Aby:?\s+(?=\S)", re.IGNORECASE)
_LONGEST_SHOWN: Final = 80

Row: TypeAlias = tuple[object, ...]
"""The values of one article, in the order of schema.LOADED."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What an input lacks: from --source and --date, or from the upload form."""

    source: str = ""
    published_at: pd.Timestamp | None = None  # UTC


@dataclass(frozen=True, slots=True)
class Conventions:
    """How the values of one file are meant."""

    file: str
    zone: ZoneInfo
    day_first: bool
    defaults: Defaults


@dataclass(frozen=True, slots=True)
class Article:
    """One row of the article table, with the record it came as and what was lost in reading it."""

    row: Row
    record: Record
    losses: tuple[str, ...]


def article(record: Record, conventions: Conventions) -> Article | Reject:
    """Return the article that a record holds, or a reject where it has neither headline nor body."""
    given = record.fields
    headline = clean.line(given.get("headline", ""))
    body, others = related.split(unwrapped(clean.body(given.get("body", ""))))
    if not headline and not body:
        return Reject(record.place, _NOTHING, record.raw)
    published, losses = _published(given.get("published_at", ""), conventions)
    if _UNREADABLE in headline or _UNREADABLE in body:
        losses = (*losses, "some characters could not be read and stand as \ufffd")
    url = addresses.canonical(given.get("url", "").strip())
    source = _source(given.get("source", ""), url, conventions.defaults)
    input_id = clean.line(given.get("input_id", "")) or None
    author = _author(given.get("author", ""))
    section = clean.line(given.get("section", "")) or None
    date = None if published is None else published.isoformat()
    address = None if url is None else addresses.key(url)
    row = (
        identity.article_id(source, address, input_id, (headline, body), conventions.file),
        input_id,
        source,
        url,
        author,
        section,
        published,
        headline,
        body,
        others,
        identity.digest(source, address, author, section, date, headline, body, others),
        record.place,
    )
    return Article(row, record, (*record.losses, *losses))


def table(rows: Iterable[Row]) -> pd.DataFrame:
    """Return rows as the table that loading hands over."""
    return schema.conform(pd.DataFrame(list(rows), columns=schema.LOADED.names), schema.LOADED, "articles")


def _published(value: str, conventions: Conventions) -> tuple[datetime | None, tuple[str, ...]]:
    """Return when it was published and, where that could not be read, what was lost."""
    value = value.strip()
    read = dates.instant(value, conventions.zone, day_first=conventions.day_first) if value else None
    losses = (f"no date can be read from {_shown(value)}",) if value and read is None else ()
    default = conventions.defaults.published_at
    if read is None and default is not None:
        return default.to_pydatetime(), losses
    return read, losses


def _source(given: str, url: str | None, defaults: Defaults) -> str:
    """Return who published it: as the input says, else the default, else the host of its address."""
    if name := clean.line(given):
        return addresses.publisher(name)
    return defaults.source or ("" if url is None else addresses.host(url))


def _author(given: str) -> str | None:
    return (_BY.sub("", clean.line(given)) or None) if given else None


def _shown(value: str) -> str:
    value = clean.line(value)
    return f'"{value}"' if len(value) <= _LONGEST_SHOWN else f'"{value[:_LONGEST_SHOWN]}..."'
