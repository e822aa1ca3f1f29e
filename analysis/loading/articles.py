"""Records to rows of the article table: cleaned, dated, and known by an id."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

import pandas as pd

from analysis import schema
from analysis.loading.facts import addresses, dates, identity, languages, status
from analysis.loading.records import Record, Reject
from analysis.loading.texts import clean
from analysis.loading.texts.bounds import kept, whole
from analysis.loading.texts.wording import texts as texts_of

_NOTHING: Final = "neither a headline nor a body"
_NOBODY: Final = "withdrawn, but neither an address nor an id says which article"
_BY: Final = re.compile(r"\Aby:?\s+(?=\S)", re.IGNORECASE)
_VERSION: Final = re.compile(r"\s*\d{1,18}(?=\s*\Z)", re.ASCII)

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
    longest: int = 1_000
    """Most characters of a headline, author, section, source or id."""


class _Facts(NamedTuple):
    """What a record says about its article."""

    source: str
    url: str | None
    address: str | None  # what of the URL tells articles apart
    input_id: str | None
    author: str | None
    section: str | None
    published: datetime | None
    language: str | None
    version: int | None
    losses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One row of the article table, with the record it came as and what was lost in reading it."""

    row: Row
    record: Record
    losses: tuple[str, ...]


def article(record: Record, conventions: Conventions) -> Article | Reject:
    """Return the article that a record holds; a reject where it has no text and is no notice of a withdrawal.

    What is not to be known, or not yet, is not repeated in what is told of the record.
    """
    given = record.fields
    standing = status.standing(
        given.get("status", ""), given.get("not_before", ""), conventions.zone, day_first=conventions.day_first
    )
    if standing.status != status.USABLE or standing.not_before is not None:
        record = replace(record, raw="")
    texts = texts_of(given, conventions.longest)
    facts = _facts(given, conventions)
    # Over the limit it still tells articles apart.
    input_id = clean.line(given.get("input_id", "")) or None
    if not texts.headline and not texts.body:
        if standing.status != status.CANCELED:
            return Reject(record.place, _NOTHING, record.raw)
        if facts.address is None and input_id is None:
            return Reject(record.place, _NOBODY, record.raw)
    published = _not_before(facts.published, standing.not_before)
    date = None if published is None else published.isoformat()
    article_id = identity.article_id(
        facts.source, facts.address, input_id, (texts.headline, texts.body), conventions.file
    )
    says = (texts.headline, texts.body, texts.related)
    row = (
        article_id,
        facts.input_id,
        facts.source,
        facts.url,
        facts.author,
        facts.section,
        published,
        facts.language,
        texts.extent,
        facts.version,
        texts.note,
        standing.status,
        standing.not_before,
        texts.variants,
        *says,
        identity.digest(facts.source, facts.address, facts.author, facts.section, date, *says, texts.note),
        record.place,
    )
    return Article(row, record, (*record.losses, *facts.losses, *standing.losses, *texts.losses))


def table(rows: Iterable[Row]) -> pd.DataFrame:
    """Return rows as the table that loading hands over."""
    return schema.conform(pd.DataFrame(list(rows), columns=schema.LOADED.names), schema.LOADED, "articles")


def _facts(given: Mapping[str, str], conventions: Conventions) -> _Facts:
    longest = conventions.longest
    published, undated = _published(given.get("published_at", ""), conventions)
    url = addresses.canonical(given.get("url", "").strip())
    source, source_cut = kept("source", _source(given, url, conventions.defaults), longest)
    author, author_cut = kept("author", _author(given.get("author", "")), longest)
    section, section_cut = kept("section", clean.line(given.get("section", "")), longest)
    input_id, no_id = whole("id", clean.line(given.get("input_id", "")), longest)
    language, no_language = whole("language", clean.line(given.get("language", "")), longest)
    return _Facts(
        source=source,
        url=url,
        address=None if url is None else addresses.key(url),
        input_id=input_id or None,
        author=author or None,
        section=section or None,
        published=published,
        language=languages.code(language) if language else None,
        version=int(found[0]) if (found := _VERSION.match(given.get("version", ""))) else None,
        losses=(*undated, *source_cut, *author_cut, *section_cut, *no_id, *no_language),
    )


def _not_before(published: datetime | None, hour: datetime | None) -> datetime | None:
    """Return when an article was published: not while it was embargoed, whatever it says of when it was made."""
    return hour if published is not None and hour is not None and published < hour else published


def _published(value: str, conventions: Conventions) -> tuple[datetime | None, tuple[str, ...]]:
    """Return when it was published and, where that could not be read, what was lost."""
    value = value.strip()
    read = dates.instant(value, conventions.zone, day_first=conventions.day_first) if value else None
    losses = (f"no date can be read from {clean.quoted(value)}",) if value and read is None else ()
    default = conventions.defaults.published_at
    if read is None and default is not None:
        return default.to_pydatetime(), losses
    return read, losses


def _author(given: str) -> str:
    return _BY.sub("", clean.line(given)) if given else ""


def _source(given: Mapping[str, str], url: str | None, defaults: Defaults) -> str:
    """Return who published it: as the input says, else the default, else the address's host, else the feed's site."""
    if name := clean.line(given.get("source", "")):
        return addresses.publisher(name)
    if defaults.source or url is not None:
        return defaults.source or addresses.host(url or "")
    return addresses.publisher(clean.line(given.get("home", "")))
