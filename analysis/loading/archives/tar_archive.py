"""Tar: files one after another, each under a header of its own; read from front to back."""

import re
import tarfile
from collections.abc import Iterator
from typing import BinaryIO, Final

from analysis.loading.archives.entries import Entry
from analysis.loading.archives.unpacking import Section, Unpacking
from analysis.loading.documents import Document
from analysis.loading.records import Reject

_BLOCK: Final = 512
_STEP: Final = 64 * 2**10
_MARK: Final = slice(257, 262)
# Past the end there are zeros, and after a few of them may be another archive.
_MOST_ZEROS: Final = 2048
# Names and other facts too long for a header come as files of their own, under these types.
_LONGEST_FACTS: Final = 2**20
_LONG_NAME: Final = tarfile.GNUTYPE_LONGNAME
_FACTS: Final = frozenset({tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE, _LONG_NAME})
_PASSED_OVER: Final = frozenset({tarfile.XGLTYPE, tarfile.GNUTYPE_LONGLINK})
_HOLES: Final = ("GNU.sparse.name", "GNU.sparse.major", "GNU.sparse.map", "GNU.sparse.size")
_KEPT: Final = frozenset({"path", "size", *_HOLES})
# Where a header says that more of them follow, before the file itself.
_MORE_HOLES: Final = 482
_STILL_MORE_HOLES: Final = 504
_LENGTH: Final = re.compile(rb"(\d{1,7}) ")
_DIGITS: Final = 18
_SPARSE: Final = "a file with holes; unpack it first"
_DAMAGED: Final = "a header in it is damaged; what came before was read"
_CUT: Final = "it is cut off; what came before was read"


def is_tar(sample: bytes, ending: str) -> bool:
    """Tell whether these are the first bytes of a tar archive; without the mark that most have, by its ending too."""
    return sample[_MARK] == b"ustar" or (ending == ".tar" and _header(sample[:_BLOCK]) is not None)


def entries(document: Document, unpacking: Unpacking) -> Iterator[Entry | Reject]:
    """Return the files of the archive, in its order."""
    stream = document.stream
    facts: dict[str, str] = {}
    zeros = 0
    while block := stream.read(_BLOCK):
        if not any(block):
            zeros += 1
            if zeros > _MOST_ZEROS:
                return
            continue
        header = _header(block)
        told = None if header is None else _told(stream, header)
        if header is None or told is None:
            yield Reject(document.name, _CUT if len(block) < _BLOCK else _DAMAGED)
            return
        facts |= told
        if header.type in _FACTS | _PASSED_OVER:
            continue
        if header.type == tarfile.GNUTYPE_SPARSE:
            _pass_map(stream, block)
        size = _size(header, facts)
        section = Section(stream, size, unpacking)
        yield _entry(header, facts, section)
        facts = {}
        while section.read(_STEP):
            pass
        if section.damage is not None:
            if not section.told:
                yield Reject(document.name, _CUT)
            return
        stream.read(-size % _BLOCK)


def _header(block: bytes) -> tarfile.TarInfo | None:
    try:
        header = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return None
    return header if header.size >= 0 else None


def _told(stream: BinaryIO, header: tarfile.TarInfo) -> dict[str, str] | None:
    """Return what a header tells of the file after it; None where that is damaged or too long to be true."""
    if header.type not in _FACTS | _PASSED_OVER:
        return {}
    if header.size > _LONGEST_FACTS:
        return None
    whole = header.size + -header.size % _BLOCK
    data = stream.read(whole)
    if len(data) < whole:
        return None
    if header.type in _PASSED_OVER:
        return {}
    if header.type == _LONG_NAME:
        return {"path": _text(data.partition(b"\0")[0])}
    return _pairs(data[: header.size])


def _pairs(data: bytes) -> dict[str, str] | None:
    """Return facts, each written as its length, its name, "=" and its value; None where a length is wrong."""
    pairs = {}
    at = 0
    while at < len(data) and data[at]:
        length = _LENGTH.match(data, at)
        end = at + int(length[1]) if length is not None else at
        if length is None or end <= length.end() or end > len(data):
            return None
        name, separator, value = data[length.end() : end].removesuffix(b"\n").partition(b"=")
        if not separator:
            return None
        if (fact := _text(name)) in _KEPT:
            pairs[fact] = _text(value)
        at = end
    return pairs


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _size(header: tarfile.TarInfo, facts: dict[str, str]) -> int:
    # What is neither a file nor unknown has no bytes, whatever its header says.
    if header.type in tarfile.SUPPORTED_TYPES and not header.isreg():
        return 0
    size = facts.get("size", "")
    return int(size) if size.isascii() and size.isdecimal() and len(size) <= _DIGITS else header.size


def _pass_map(stream: BinaryIO, block: bytes) -> None:
    """Pass the blocks that say where the holes of a file are."""
    more = bool(block[_MORE_HOLES])
    while more and len(block := stream.read(_BLOCK)) == _BLOCK:
        more = bool(block[_STILL_MORE_HOLES])


def _entry(header: tarfile.TarInfo, facts: dict[str, str], section: Section) -> Entry:
    name = facts.get("path", header.name)
    if header.isdir():
        return Entry(f"{name}/")
    if header.issym() or header.islnk():
        return Entry(name, refusal="a link; not followed")
    if header.isdev():
        return Entry(name, refusal="a pipe, a socket or a device and no file; not read")
    if header.type == tarfile.GNUTYPE_SPARSE or any(fact in facts for fact in _HOLES):
        return Entry(facts.get("GNU.sparse.name", name), refusal=_SPARSE)
    if header.type not in tarfile.REGULAR_TYPES:
        return Entry(name, refusal=f"an entry of an unknown kind ({header.type!r}); not read")
    return Entry(name, section)
