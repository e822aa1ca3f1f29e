"""Parquet: a table by columns, read a few rows at a time and only where a column is known."""

import datetime as dt
import decimal
import struct
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, Final, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.loading.archives.unpacking import Unpacking
from analysis.loading.documents import Document
from analysis.loading.facts import columns
from analysis.loading.json_files import json_lines
from analysis.loading.records import Header, Items, Record, Reject
from analysis.loading.tables.spooled import TooLargeError, spooled
from analysis.settings import Limits

_MAGIC: Final = b"PAR1"
_ENCRYPTED: Final = b"PARE"
_TAIL: Final = struct.Struct("<I4s")
_BUFFER_BYTES: Final = 2**20
# Rows are read in batches that become no more than about this.
_BATCH_BYTES: Final = 64 * 2**20
_BATCH_ROWS: Final = 512
_DICTIONARY_PAGE: Final = 2
_PAGE_BYTES: Final = 32
# What a small file may unpack to, however well it is packed.
_SMALL_BYTES: Final = 64 * 2**20
_LISTS: Final = 100_000
_SCHEMA_DEPTH: Final = 32
_LONGEST_SHOWN: Final = 200
# What pyarrow raises where a file is damaged, and Python where it has no room for a value.
_DAMAGE: Final = (pa.ArrowException, OSError, ValueError, OverflowError, KeyError, IndexError, TypeError, MemoryError)

_Texts: TypeAlias = list[str]
_Path: TypeAlias = tuple[str, ...]
"""A column by its name, or a part of one by both names."""


class _UnreadableError(Exception):
    """The file cannot be read; its text says why."""


def items(document: Document) -> Items:
    """Return a record for each row; a group of rows that is damaged is one reject."""
    try:
        with spooled(document, document.limits.unpacked_bytes) as file:
            opened = _opened(file, document.limits)
            names = (*opened.schema_arrow.names, *(part for _, part in _wrapped(opened)))
            yield Header(document.name, tuple(dict.fromkeys(names)))
            yield from _records(document, file, opened)
    except TooLargeError as error:
        yield Reject(document.name, f"{error}; split it, or raise MARQUEE_LIMIT_UNPACKED_BYTES")
    except _UnreadableError as error:
        yield Reject(document.name, str(error))


def _opened(file: BinaryIO, limits: Limits) -> pq.ParquetFile:
    """Return the file, checked. Raises _UnreadableError where it is no whole Parquet file that holds text."""
    _check_ends(file, limits)
    try:
        opened = pq.ParquetFile(
            file,
            pre_buffer=False,
            buffer_size=_BUFFER_BYTES,
            thrift_string_size_limit=limits.file_bytes,
            thrift_container_size_limit=limits.archive_members,
            schema_depth_limit=_SCHEMA_DEPTH,
        )
        names = opened.schema_arrow.names
        _check_sizes(opened, limits)
    except _DAMAGE as error:
        msg = "a damaged Parquet file: its description cannot be read"
        raise _UnreadableError(msg) from error
    if not columns.has_text(path[-1] for path in _paths(opened)):
        msg = f"no column for headline or body; it has {', '.join(names)[:_LONGEST_SHOWN]}"
        raise _UnreadableError(msg)
    return opened


def _check_ends(file: BinaryIO, limits: Limits) -> None:
    size = file.seek(0, 2)
    file.seek(0)
    first = file.read(len(_MAGIC))
    file.seek(max(0, size - _TAIL.size))
    tail = file.read(_TAIL.size)
    length, last = _TAIL.unpack(tail) if len(tail) == _TAIL.size else (0, b"")
    file.seek(0)
    if _ENCRYPTED in {first, last}:
        msg = "an encrypted Parquet file; save it without encryption"
    elif first != _MAGIC:
        msg = "not a Parquet file"
    elif last != _MAGIC:
        msg = "a Parquet file that is cut: its end is missing; fetch it again"
    elif length > min(size, limits.file_bytes):
        msg = f"a damaged Parquet file: its description takes {length:,} bytes"
    else:
        return
    raise _UnreadableError(msg)


def _chosen(opened: pq.ParquetFile) -> _Texts:
    """Return the columns that are known to us and have a name of their own."""
    times = Counter(opened.schema_arrow.names)
    return [name for name, count in times.items() if count == 1 and columns.field_of(name) is not None]


def _wrapped(opened: pq.ParquetFile) -> list[_Path]:
    """Return the known parts of the columns that wrap an article, where the table itself has no text."""
    if columns.has_text(_chosen(opened)):
        return []
    schema, times = opened.schema_arrow, Counter(opened.schema_arrow.names)
    wrappers = [name for name in sorted(json_lines.WRAPPERS & times.keys()) if times[name] == 1]
    paths = [
        (name, part.name) for name in wrappers if pa.types.is_struct(kind := schema.field(name).type) for part in kind
    ]
    return [path for path, count in Counter(paths).items() if count == 1 and columns.field_of(path[1]) is not None]


def _paths(opened: pq.ParquetFile) -> list[_Path]:
    return [*((name,) for name in _chosen(opened)), *_wrapped(opened)]


def _is_known(chunk: pq.ColumnChunkMetaData) -> bool:
    path = chunk.path_in_schema
    first, _, rest = path.partition(".")
    known = (path, first, rest.partition(".")[0] if first in json_lines.WRAPPERS else "")
    return any(columns.field_of(name) is not None for name in known)


def _check_sizes(opened: pq.ParquetFile, limits: Limits) -> None:
    """Raise _UnreadableError where a few packed bytes become very many, by what the file itself states."""
    metadata = opened.metadata
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        for chunk in (group.column(index) for index in range(group.num_columns)):
            if not _is_known(chunk):
                continue
            unpacked = chunk.total_uncompressed_size
            if unpacked > _SMALL_BYTES + limits.unpacked_ratio * max(chunk.total_compressed_size, 0):
                msg = f"column {chunk.path_in_schema[:_LONGEST_SHOWN]} unpacks to {unpacked:,} bytes; it is not read"
                raise _UnreadableError(msg)
            if chunk.num_values > _LISTS * (group.num_rows + 1):
                msg = f"column {chunk.path_in_schema[:_LONGEST_SHOWN]} has {chunk.num_values:,} values; it is not read"
                raise _UnreadableError(msg)


def _records(document: Document, file: BinaryIO, opened: pq.ParquetFile) -> Items:
    paths = _paths(opened)
    names = [".".join(path) for path in paths]
    # What the table says itself comes before what it wraps.
    own = columns.row_reader([path[0] if len(path) == 1 else "" for path in paths])
    inner = columns.row_reader([path[1] if len(path) > 1 else "" for path in paths])
    unpacking = Unpacking(document.limits)
    unpacking.packed = file.seek(0, 2)
    begun = 0
    for number in range(opened.metadata.num_row_groups):
        at = begun
        begun += opened.metadata.row_group(number).num_rows
        try:
            for texts in _rows(file, opened, number, paths):
                at += 1
                # A text that many rows share is in the file once, whatever all of them say together.
                if (damage := unpacking.count(sum(map(len, texts)))) is not None:
                    yield Reject(f"{document.name}: row {at}", f"{damage.reason}; reading stopped there")
                    return
                fields = {**inner(texts), **own(texts)}
                yield _record(f"{document.name}: row {at}", names, texts, fields, document.limits)
        except _DAMAGE:
            lost = f"row {at + 1}" if begun - at <= 1 else f"rows {at + 1} to {begun}"
            yield Reject(f"{document.name}: row {at + 1}", f"{lost} cannot be read: the file is damaged there")


def _record(place: str, names: _Texts, texts: _Texts, fields: dict[str, str], limits: Limits) -> Record | Reject:
    if (longest := max(map(len, texts))) > limits.record_bytes:
        shown = {name: text[:_LONGEST_SHOWN] for name, text in zip(names, texts, strict=True)}
        return Reject(place, f"a value of {longest:,} characters is longer than {limits.record_bytes:,}", shown)
    return Record(place, fields, {name: text for name, text in zip(names, texts, strict=True) if text})


def _rows(file: BinaryIO, opened: pq.ParquetFile, number: int, paths: list[_Path]) -> Iterator[_Texts]:
    size = _batch_rows(file, opened.metadata.row_group(number))
    names = [".".join(path) for path in paths]
    for batch in opened.iter_batches(batch_size=size, row_groups=[number], columns=names, use_threads=False):
        by_path = [[_text(value, path[-1]) for value in _column(batch, path)] for path in paths]
        yield from map(list, zip(*by_path, strict=True))


def _column(batch: pa.RecordBatch, path: _Path) -> pa.Array:
    column = batch.column(path[0])
    return column if len(path) == 1 else column.flatten()[column.type.get_field_index(path[1])]


def _batch_rows(file: BinaryIO, group: pq.RowGroupMetaData) -> int:
    """Return how many rows can be held at once, whatever texts they share in the file."""
    chunks = [chunk for chunk in map(group.column, range(group.num_columns)) if _is_known(chunk)]
    rows = max(1, group.num_rows)
    each = sum(max(chunk.total_uncompressed_size // rows, _most_bytes(file, chunk)) for chunk in chunks)
    return max(1, min(_BATCH_ROWS, _BATCH_BYTES // max(1, int(each))))


def _most_bytes(file: BinaryIO, chunk: pq.ColumnChunkMetaData) -> int:
    """Return the most bytes that a row's text may become where the file holds it once for several rows."""
    if "DELTA_BYTE_ARRAY" in chunk.encodings:
        return int(chunk.total_uncompressed_size)
    file.seek(min(chunk.data_page_offset, chunk.dictionary_page_offset or chunk.data_page_offset))
    kind, unpacked = _page(file.read(_PAGE_BYTES))
    return unpacked if kind == _DICTIONARY_PAGE else 0


def _page(header: bytes) -> tuple[int, int]:
    """Return the kind of a page and its size unpacked: the first two numbers of its header, in compact Thrift."""
    numbers = []
    at = 0
    for _ in range(2):
        at += 1  # which field it is
        value = shift = 0
        more = True
        while more:
            more, value = header[at] >= 0x80, value | (header[at] & 0x7F) << shift  # noqa: PLR2004  (the bit that says that more bytes follow)
            at, shift = at + 1, shift + 7
        numbers.append(value >> 1)
    return numbers[0], numbers[1]


def _text(value: pa.Scalar, name: str) -> str:
    known = columns.field_of(name)
    try:
        return columns.text_of(_plain(value.as_py()), known[0] if known else "")
    except UnicodeDecodeError:
        return str(value.as_buffer().to_pybytes(), "utf-8", "replace") if hasattr(value, "as_buffer") else ""
    except (ValueError, OverflowError, KeyError):  # an instant that no calendar has, a zone that is not known
        return ""


def _plain(value: object) -> object:
    """Return a value as one of JSON's kinds: dates as ISO 8601, bytes as the text they hold."""
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return str(int(value)) if value.is_finite() and value == int(value) else str(value)
    if isinstance(value, bytes):
        return value.decode("utf-8") if _is_utf8(value) else ""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        pairs = bool(value) and all(isinstance(inner, tuple) for inner in value)
        return {str(key): _plain(inner) for key, inner in value} if pairs else [_plain(inner) for inner in value]
    return value if value is None or isinstance(value, (str, bool, int, float)) else str(value)


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
