"""The whole way from files to tables, lazily and with a bounded number of records in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

import pandas as pd

from analysis import schema
from analysis.errors import LoadingError, MarqueeError
from analysis.loading import containers
from analysis.loading.articles import Article, Conventions, Defaults, article, table
from analysis.loading.documents import Document, File, check, document, files_in, reason_of
from analysis.loading.facts import dates
from analysis.loading.records import Header, Items, Record, Reject, as_it_came, valid
from analysis.settings import Limits, Settings

_Item = TypeVar("_Item", Record | Reject | Header, Article | Reject | Header)
# As many records of the greatest length as are held at a time.
_LONG_RECORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Batch:
    """Some of what was read: `read` records, each an article or a reject."""

    articles: pd.DataFrame  # schema.LOADED, in input order
    rejects: pd.DataFrame  # schema.REJECTS
    warnings: pd.DataFrame  # schema.REJECTS: read, but with a loss
    read: int
    headers: tuple[Header, ...] = ()  # the columns of tables, and the keys of JSON, that came since the last batch


def read(paths: Sequence[Path], defaults: Defaults, settings: Settings) -> Iterator[Batch]:
    """Return what the files hold, a batch at a time; folders are walked in order.

    Raises LoadingError where a path is not there or may not be opened.
    """
    check(paths)
    found = chain.from_iterable(_file(file, defaults, settings) for file in files_in(paths))
    return _batches(found, settings.limits)


def read_stream(stream: BinaryIO, name: str, defaults: Defaults, settings: Settings) -> Iterator[Batch]:
    """Return what an open stream holds, a batch at a time; its name's ending, else its content, tells the format."""
    return _batches(_stream(stream, name, defaults, settings), settings.limits)


def _file(file: File, defaults: Defaults, settings: Settings) -> Iterator[Article | Reject | Header]:
    name = valid(str(file.path))
    if file.refusal:
        yield Reject(name, file.refusal)
        return
    try:
        stream = file.path.open("rb", buffering=0)
    except OSError as error:
        reason = reason_of(error)
        if not file.found:
            msg = f"{name}: {reason}"
            raise LoadingError(msg) from error
        yield Reject(name, reason)
        return
    with stream:
        yield from _stream(stream, name, defaults, settings, found=file.found)


def _stream(
    stream: BinaryIO, name: str, defaults: Defaults, settings: Settings, *, found: bool = False
) -> Iterator[Article | Reject | Header]:
    try:
        whole = document(stream, name, settings.limits)
    except OSError as error:
        yield Reject(name, reason_of(error))
        return
    for part, items in containers.parts(whole, found=found):
        yield from _articles(part, items, defaults, settings)


def _articles(
    part: Document, items: Items, defaults: Defaults, settings: Settings
) -> Iterator[Article | Reject | Header]:
    conventions: Conventions | None = None
    for bunch in _bunches(items, settings.limits):
        if conventions is None:
            written = (item.fields.get("published_at", "") for item in bunch if isinstance(item, Record))
            day_first = dates.day_comes_first(written, otherwise=settings.day_first)
            longest = settings.limits.field_characters
            conventions = Conventions(part.file_name, settings.tz, day_first, defaults, longest)
        for item in bunch:
            yield _article(item, conventions) if isinstance(item, Record) else item


def _article(record: Record, conventions: Conventions) -> Article | Reject:
    try:
        return article(record, conventions)
    except (MarqueeError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001  (values that others wrote meet the libraries of others)
        return Reject(record.place, f"cannot be read: {type(error).__name__}", record.raw)


def _batches(items: Iterator[Article | Reject | Header], limits: Limits) -> Iterator[Batch]:
    for bunch in _bunches(items, limits):
        articles = [item for item in bunch if isinstance(item, Article)]
        rejects = [(item.place, item.reason, as_it_came(item.raw)) for item in bunch if isinstance(item, Reject)]
        losses = [(item.record.place, loss, as_it_came(item.record.raw)) for item in articles for loss in item.losses]
        headers = tuple(item for item in bunch if isinstance(item, Header))
        read = len(articles) + len(rejects)
        yield Batch(table([item.row for item in articles]), _told(rejects), _told(losses), read, headers)


def _told(rows: list[tuple[str, str, str]]) -> pd.DataFrame:
    return schema.conform(pd.DataFrame(rows, columns=schema.REJECTS.names), schema.REJECTS, "rejects")


def _bunches(items: Iterator[_Item], limits: Limits) -> Iterator[list[_Item]]:
    """Return the items in lists: of batch_records each, fewer where they are long; headers are no records."""
    bunch: list[_Item] = []
    records = held = 0
    for item in items:
        bunch.append(item)
        records += not isinstance(item, Header)
        held += _characters(item)
        if records >= limits.batch_records or held >= _LONG_RECORDS * limits.record_bytes:
            yield bunch
            bunch, records, held = [], 0, 0
    if bunch:
        yield bunch


def _characters(item: Record | Article | Reject | Header) -> int:
    if isinstance(item, Header):
        return sum(map(len, item.names))
    record = item.record if isinstance(item, Article) else item
    raw = len(record.raw) if isinstance(record.raw, str) else 0  # another value is held in the fields too
    return raw + (sum(map(len, record.fields.values())) if isinstance(record, Record) else 0)
