"""Workbooks of Excel and OpenDocument: each sheet with a header that names a headline or a body is a table."""

import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, Final

from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH, from_excel

from analysis.loading.documents import Document
from analysis.loading.facts import columns
from analysis.loading.records import Header, Items, Record, Reject
from analysis.loading.tables import other_workbooks, workbook
from analysis.loading.tables.sheets import PROTECTED, Cell, OddError, Sheet, UnreadableError
from analysis.loading.tables.spooled import TooLargeError, spooled
from analysis.settings import Limits

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_MANIFEST: Final = "META-INF/manifest.xml"
# The part of an OpenDocument file that holds its sheets.
_CONTENT: Final = "content.xml"
_HEADER_ROWS: Final = 10
_DATES: Final = frozenset({"published_at", "not_before"})
# The days that a number in a column of dates is taken for: 1954 to 2119.
_FIRST_DAY: Final = 20_000
_LAST_DAY: Final = 80_000
_LONGEST_SHOWN: Final = 200
_LONGEST_RAW: Final = 1_000
_STEP: Final = 2**20


def items(document: Document) -> Items:
    """Return a record for each row under a sheet's header; a sheet without one, or that is damaged, is one reject."""
    empty = True
    try:
        with spooled(document, document.limits.unpacked_bytes) as file:
            for item in chain.from_iterable(_items(document, sheet) for sheet in _sheets(file, document.limits)):
                empty = False
                yield item
    except TooLargeError as error:
        yield Reject(document.name, f"{error}; split it, or raise MARQUEE_LIMIT_UNPACKED_BYTES")
    except UnreadableError as error:
        yield Reject(document.name, str(error))
    else:
        if empty:
            yield Reject(document.name, "no sheet holds a row")


def _sheets(file: BinaryIO, limits: Limits) -> Iterator[Sheet]:
    """Return the sheets of a workbook of any kind. Raises UnreadableError."""
    start = file.read(len(_OLE))
    if start == _OLE:
        if _holds(file, _ENCRYPTED_STREAM):
            raise UnreadableError(PROTECTED)
        _check_size(file.seek(0, 2), limits)
        return other_workbooks.sheets(file, limits)
    if not start.startswith(b"PK"):
        msg = "not a workbook of Excel or OpenDocument"
        raise UnreadableError(msg)
    try:
        with zipfile.ZipFile(file) as archive:
            workbook.check(archive, limits)
            names = set(archive.namelist())
            size = sum(part.file_size for part in archive.infolist())
            protected = _MANIFEST in names and _is_protected(archive)
            if _CONTENT in names and not protected:
                workbook.check_declarations(archive, _CONTENT)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, zlib.error) as error:
        msg = "a damaged workbook: the archive that it is cannot be opened; fetch it again"
        raise UnreadableError(msg) from error
    if protected:
        raise UnreadableError(PROTECTED)
    if "[Content_Types].xml" in names and "xl/workbook.bin" not in names:
        return _excel_sheets(file, limits, size)
    _check_size(size, limits)
    return other_workbooks.sheets(file, limits)


def _excel_sheets(file: BinaryIO, limits: Limits, size: int) -> Iterator[Sheet]:
    """Return the sheets of an .xlsx; those of one that openpyxl cannot open by the other reader, where it is small."""
    try:
        yield from workbook.sheets(file, limits)
    except OddError:
        if size > limits.file_bytes:
            raise
        yield from other_workbooks.sheets(file, limits)


def _is_protected(archive: zipfile.ZipFile) -> bool:
    """Tell whether an OpenDocument file says that its parts are encrypted."""
    with archive.open(_MANIFEST) as part:
        return b"encryption-data" in part.read(_STEP)


def _holds(file: BinaryIO, sought: bytes) -> bool:
    end = b""
    while part := file.read(_STEP):
        if sought in end + part:
            return True
        end = part[-len(sought) :]
    return False


def _check_size(size: int, limits: Limits) -> None:
    if size > limits.file_bytes:
        msg = f"{size:,} bytes, more than {limits.file_bytes:,}; save it as CSV"
        raise UnreadableError(msg)


def _items(document: Document, sheet: Sheet) -> Items:
    place = f"{document.name}: {sheet.name}"
    passed: list[list[str]] = []
    try:
        for row in sheet.rows:
            if (names := [columns.text_of(cell, "").strip() for cell in row.cells]) and columns.has_text(names):
                yield Header(place, tuple(names))
                yield from _records(place, sheet, names, document.limits)
                return
            passed.append(names)
            if len(passed) == _HEADER_ROWS:
                break
    except UnreadableError as error:
        yield Reject(place, str(error))
        return
    if passed:
        shown = ", ".join(filter(None, passed[0]))[:_LONGEST_SHOWN]
        yield Reject(place, f"no column for headline or body; it has {shown}", ", ".join(passed[0]))


def _records(place: str, sheet: Sheet, names: list[str], limits: Limits) -> Items:
    fields_of = columns.row_reader(names)
    days = [at for at, name in enumerate(names) if (columns.field_of(name) or ("",))[0] in _DATES]
    for row in sheet.rows:
        at = f"{place}:{row.number}"
        for day in days:
            if day < len(row.cells):
                row.cells[day] = _dated(row.cells[day], sheet)
        texts = [cell if isinstance(cell, str) else columns.text_of(cell, "") for cell in row.cells]
        raw = {name: text[:_LONGEST_RAW] for name, text in zip(names, texts, strict=False) if text}
        if row.fault:
            yield Reject(at, row.fault)
        elif (length := sum(map(len, texts))) > limits.record_bytes:
            yield Reject(at, f"{length:,} characters, more than {limits.record_bytes:,}", raw)
        else:
            outside = sum(1 for text in texts[len(names) :] if text)
            losses = (
                (f"{outside} values stand right of the {len(names)} columns; they are left out",) if outside else ()
            )
            yield Record(at, fields_of(texts + [""] * (len(names) - len(texts))), raw, losses)


def _dated(cell: Cell, sheet: Sheet) -> Cell:
    """Return a number in a column of dates as the day and time that it stands for."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or not _FIRST_DAY <= cell < _LAST_DAY:
        return cell
    epoch = CALENDAR_MAC_1904 if sheet.from_1904 else WINDOWS_EPOCH
    return str(from_excel(cell, epoch).isoformat())
