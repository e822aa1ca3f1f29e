"""ZIP: files listed at the archive's end."""

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO, Final

from analysis.loading.archives.entries import Entry
from analysis.loading.archives.unpacking import (
    CUT,
    Checked,
    Section,
    Unpacked,
    Unpacking,
    bunzip,
    inflate,
    too_many,
    unlzma,
)
from analysis.loading.documents import Document, Replayed, TooLongError, seekable
from analysis.loading.records import Reject

MARKS: Final = (b"PK\x03\x04", b"PK\x05\x06")
_HEADER_BYTES: Final = 30
_LISTED: Final = b"PK\x01\x02"
# What one file takes of the list: its name, and what systems add to it.
_LISTED_BYTES: Final = 512
_LEAST_LIST_BYTES: Final = 2**20
_ENCRYPTED: Final = 0x1 | 0x40
_PATCH: Final = 0x20
_NO_LENGTH: Final = 0x2
_LZMA_PROPERTIES: Final = 5
_METHODS: Final = {9: "Deflate64", 93: "Zstandard", 95: "XZ", 98: "PPMd"}
_LIST: Final = "its list of files is cut off or damaged; unpack it with a tool that repairs, or get it again"


class _TooManyError(Exception):
    """The list is longer than it may be."""


def entries(document: Document, unpacking: Unpacking) -> Iterator[Entry | Reject]:
    """Return the files that the archive lists, in its order."""
    limits = document.limits
    try:
        with seekable(document, limits.unpacked_bytes) as stream:
            yield from _entries(document, stream, unpacking)
    except TooLongError as error:
        yield Reject(document.name, f"{error}, the most that one archive may have")


def _entries(document: Document, stream: BinaryIO, unpacking: Unpacking) -> Iterator[Entry | Reject]:
    limits = document.limits
    try:
        files = zipfile.ZipFile(_Listed(stream, limits.archive_members)).infolist()
    except _TooManyError:
        yield Reject(document.name, too_many(limits))
        return
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, OverflowError, struct.error):
        yield Reject(document.name, _LIST)
        return
    if _overlap(files):
        yield Reject(document.name, "its files lie one over the other, as in a decompression bomb; not read")
        return
    for file in files:
        yield _entry(file, stream, unpacking)


class _Listed:
    """The archive as zipfile reads its list: no list of more files than there may be comes into memory as objects."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream = stream
        self._most = most
        self.seek = stream.seek
        self.tell = stream.tell

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes. Raises _TooManyError where they list too many files."""
        if size > max(_LEAST_LIST_BYTES, _LISTED_BYTES * self._most):
            raise _TooManyError
        data = self._stream.read(size)
        if data.count(_LISTED) > self._most:
            raise _TooManyError
        return data


def _overlap(files: list[zipfile.ZipInfo]) -> bool:
    spans = sorted((file.header_offset, file.header_offset + _HEADER_BYTES + file.compress_size) for file in files)
    return any(end > start for (_, end), (start, _) in pairwise(spans))


def _entry(file: zipfile.ZipInfo, stream: BinaryIO, unpacking: Unpacking) -> Entry:
    name = file.filename
    if file.is_dir():
        return Entry(name)
    if refusal := _refusal(file):
        return Entry(name, refusal=refusal)
    stream.seek(max(file.header_offset, 0))
    header = stream.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(MARKS[0]):
        return Entry(name, refusal="it is not where the archive's list says; the archive is damaged")
    stream.seek(sum(struct.unpack("<HH", header[-4:])), 1)
    packed = Section(stream, file.compress_size, unpacking)
    if (unpacked := _unpacked(file, packed, unpacking)) is None:
        return Entry(name, refusal=CUT)
    return Entry(name, Checked(unpacked, file.file_size, file.CRC, unpacking))


def _refusal(file: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(file.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "a link; not followed"
    if kind in {stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFCHR, stat.S_IFBLK}:
        return "a pipe, a socket or a device and no file; not read"
    if file.flag_bits & _ENCRYPTED:
        return "encrypted; unpack it first"
    method = file.compress_type
    if method not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}:
        return f"packed by a method that is not read here ({_METHODS.get(method, method)}); unpack it first"
    return "packed as a change to another file; unpack it first" if file.flag_bits & _PATCH else ""


def _unpacked(file: zipfile.ZipInfo, packed: Section, unpacking: Unpacking) -> Section | Unpacked | None:
    """Return what the file's bytes unpack to; None where not even their header is whole."""
    if file.compress_type == zipfile.ZIP_STORED:
        return packed
    if file.compress_type == zipfile.ZIP_DEFLATED:
        return Unpacked(packed, inflate, unpacking)
    if file.compress_type == zipfile.ZIP_BZIP2:
        return Unpacked(packed, bunzip, unpacking)
    head = packed.read(4) or b""
    properties = packed.read(_LZMA_PROPERTIES) or b""
    if head[2:] != struct.pack("<H", _LZMA_PROPERTIES) or len(properties) < _LZMA_PROPERTIES:
        return None
    # ZIP leaves out the length that the older LZMA format has here: unknown where an end mark follows.
    length = b"\xff" * 8 if file.flag_bits & _NO_LENGTH else struct.pack("<Q", file.file_size)
    return Unpacked(Replayed(properties + length, io.BufferedReader(packed)), unlzma, unpacking)
