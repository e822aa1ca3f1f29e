"""Excel's own files since 2007 (.xlsx, .xlsm): zip archives of XML, read a row at a time."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import IO, BinaryIO, Final
from xml.etree import ElementTree as ET

from defusedxml.common import DTDForbidden
from defusedxml.ElementTree import iterparse
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.escape import unescape
from openpyxl.xml.constants import SHARED_STRINGS

from analysis.loading.tables.sheets import PROTECTED, Cell, OddError, Row, Sheet, UnreadableError
from analysis.settings import Limits

_ENTITIES: Final = "the workbook declares entities of its own, which no spreadsheet does; it is not read"
# What a small file may unpack to, however well it is packed.
_SMALL_BYTES: Final = 64 * 2**20
_STEP: Final = 64 * 2**10
# Excel's most columns, with room for what stands in a cell.
_MOST_NODES: Final = 8 * 16_384
_LONGEST_WHOLE: Final = 15
_VERY_HIDDEN: Final = "veryHidden"


def check(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Raise UnreadableError where the parts of a workbook are more, or larger, than they may be."""
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError(PROTECTED)
    if len(parts) > limits.archive_members:
        msg = f"it has {len(parts):,} parts; no more than {limits.archive_members:,} are read"
        raise UnreadableError(msg)
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if unpacked > min(limits.unpacked_bytes, _SMALL_BYTES + limits.unpacked_ratio * packed):
        msg = f"it unpacks to {unpacked:,} bytes, from {packed:,}; it is not read"
        raise UnreadableError(msg)


def check_declarations(archive: zipfile.ZipFile, part: str) -> None:
    """Raise UnreadableError where a part of a workbook has a document type, and with it entities perhaps."""
    try:
        with archive.open(part) as source:
            next(iterparse(source, ("start",), forbid_dtd=True), None)
    except DTDForbidden as error:
        raise UnreadableError(_ENTITIES) from error
    except ET.ParseError:
        # What comes of it is for those to say who read it.
        return


def sheets(file: BinaryIO, limits: Limits) -> Iterator[Sheet]:
    """Return the sheets that are meant to be seen. Raises UnreadableError, OddError where it may be another's."""
    try:
        with warnings.catch_warnings():
            # What openpyxl leaves out (pictures, rules, styles) is nothing that is read here.
            warnings.simplefilter("ignore")
            reader, parts = _opened(file, limits)
        strings = _shared_strings(reader, parts, limits)
        # One part is one sheet, however often it is named.
        found = {rel.target: sheet.name for sheet, rel in reader.parser.find_sheets() if sheet.state != _VERY_HIDDEN}
    except UnreadableError:
        raise
    except DTDForbidden as error:
        raise UnreadableError(_ENTITIES) from error
    except Exception as error:  # a damaged workbook makes openpyxl raise anything
        msg = "a damaged workbook: its description cannot be read"
        raise OddError(msg) from error
    if not found:
        msg = "a workbook without sheets"
        raise OddError(msg)
    since_1904 = reader.wb.epoch == CALENDAR_MAC_1904
    for part, name in found.items():
        if part in reader.valid_files and "chartsheets/" not in part:
            yield Sheet(name, _rows(parts, part, strings, limits), since_1904)


class _Parts:
    """A workbook's parts, none of which may declare entities; those read at once may not be large."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._limits = limits

    def open(self, name: str) -> IO[bytes]:
        with self._archive.open(name) as part:
            next(iterparse(part, ("start",), forbid_dtd=True), None)
        return self._archive.open(name)

    def read(self, name: str) -> bytes:
        if (size := self.size(name)) > max(self._limits.record_bytes, _STEP):
            msg = f"{name} of the workbook takes {size:,} bytes; it is not read"
            raise UnreadableError(msg)
        with self.open(name) as part:
            return part.read()

    def size(self, name: str) -> int:
        return self._archive.getinfo(name).file_size


def _opened(file: BinaryIO, limits: Limits) -> tuple[ExcelReader, _Parts]:
    reader = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
    parts = _Parts(reader.archive, limits)
    # So that openpyxl too reads no part that was not looked at.
    reader.archive = parts  # type: ignore[assignment]  # openpyxl declares a ZipFile; it asks no more of it
    reader.read_manifest()
    reader.read_workbook()
    return reader, parts


def _shared_strings(reader: ExcelReader, parts: _Parts, limits: Limits) -> list[str]:
    """Return the texts that cells name by number."""
    part = reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]  # openpyxl has no types
    if part is None or (path := part.PartName[1:]) not in reader.valid_files:
        return []
    if (size := parts.size(path)) > limits.file_bytes:
        msg = f"its texts take {size:,} bytes, more than {limits.file_bytes:,}; save it as CSV"
        raise UnreadableError(msg)
    with parts.open(path) as source:
        return [_string(element) for element in _children(source, "sst", "si", limits)]


def _rows(parts: _Parts, part: str, strings: Sequence[str], limits: Limits) -> Iterator[Row]:
    number = 0
    try:
        with parts.open(part) as source:
            for element in _children(source, "sheetData", "row", limits):
                given = element.get("r", "")
                number = int(given) if given.isdecimal() and len(given) < _LONGEST_WHOLE else number + 1
                row = _row(number, element, strings)
                if row.cells or row.fault:
                    yield row
    except DTDForbidden as error:
        raise UnreadableError(_ENTITIES) from error
    except (ET.ParseError, zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, zlib.error) as error:
        msg = f"the sheet is damaged after row {number}; what follows is not read"
        raise UnreadableError(msg) from error


def _children(source: IO[bytes], parent: str, child: str, limits: Limits) -> Iterator[ET.Element]:
    """Return each child of an element as it is read, and hold it no longer. Raises UnreadableError past a limit."""
    within: ET.Element | None = None
    sought = ""
    counted = _Counted(source)
    nodes = begun = 0
    # Entities, the danger in XML, were refused when the part was opened.
    for event, element in ET.iterparse(counted, ("start", "end")):  # noqa: S314  (the parts were checked for entities before)
        nodes += 1
        if within is None:
            if _name(element) == parent:
                within, sought = element, f"{element.tag[: -len(parent)]}{child}"
        elif event == "end":
            if element.tag == sought:
                yield element
                within.clear()
                nodes, begun = 0, counted.read_bytes
            elif element is within:
                return
        if nodes > _MOST_NODES or counted.read_bytes - begun > limits.record_bytes + 2 * _STEP:
            msg = f"what follows is longer than {limits.record_bytes:,} bytes; it is not read"
            raise UnreadableError(msg)


class _Counted:
    """A stream that knows how much of it was read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.read_bytes = 0

    def read(self, size: int = -1) -> bytes:
        part = self._source.read(min(size, _STEP) if size > 0 else _STEP)
        self.read_bytes += len(part)
        return part


def _row(number: int, element: ET.Element, strings: Sequence[str]) -> Row:
    cells: list[Cell] = []
    at = -1
    try:
        for cell in element:
            letters = cell.get("r", "").rstrip("0123456789")
            at = column_index_from_string(letters) - 1 if letters else at + 1
            value = _value(cell, strings)
            if value is not None and value != "":
                cells.extend([None] * (at + 1 - len(cells)))
                cells[at] = value
    except (ValueError, IndexError):
        return Row(number, [], "a cell names a column or a text that is not there")
    return Row(number, cells)


def _value(cell: ET.Element, strings: Sequence[str]) -> Cell:
    """Return what a cell shows: a formula's value as it was last worked out, nothing for an error."""
    kind = cell.get("t", "n")
    sought = "}is" if kind == "inlineStr" else "}v"
    child = next((child for child in cell if child.tag.endswith(sought)), None)
    if child is None or kind == "e":
        return None
    if kind == "inlineStr":
        return _string(child)
    text = child.text
    if not text:
        return None
    if kind == "b":
        return text == "1"
    if kind == "s":
        return _shared(strings, text)
    return _number(text) if kind == "n" else unescape(text)


def _shared(strings: Sequence[str], text: str) -> str:
    if not text.strip().isdecimal():
        raise ValueError(text)
    return strings[int(text)]


def _string(element: ET.Element) -> str:
    """Return a text that may be written in several runs, without the reading aids of Japanese."""
    texts = [run.text or "" for run in element if run.tag.endswith("}t")]
    for run in element:
        if run.tag.endswith("}r"):
            texts += [part.text or "" for part in run if part.tag.endswith("}t")]
    text = "".join(texts)
    return unescape(text) if "_x" in text else text


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _number(text: str) -> Cell:
    if text.isdecimal() and len(text) <= _LONGEST_WHOLE:
        return int(text)
    try:
        return float(text)
    except ValueError:
        return text
