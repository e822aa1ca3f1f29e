"""WARC: what a crawler was sent; each page of it is one article."""

import io
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, BinaryIO, Final

from analysis.loading.archives.unpacking import Inflater, Unpacked, Unpacker, Unpacking, gunzip, inflate
from analysis.loading.documents import Document, document
from analysis.loading.pages import html_page
from analysis.loading.records import Items, Record, Reject, valid
from analysis.settings import Limits

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_STEP: Final = 64 * 2**10
# Much more than the headers of a record take; warcio itself takes what comes.
_HEAD_BYTES: Final = 2**20
_MOST_BLANKS: Final = 1_000
_KINDS: Final = frozenset({"response", "resource"})
_GZIP: Final = b"\x1f\x8b\x08"
_PLAIN: Final = frozenset({"", "identity", "none", "utf-8", "gzip", "x-gzip"})
_LONGEST_SHOWN: Final = 20
_HTML: Final = (b"<!doctype html", b"<html", b"<head", b"<body")
_CUT: Final = "the file ends within this record"
_DAMAGED: Final = "not a record of a WARC file; what came before was read"


def items(document: Document) -> Items:
    """Return a record for each page; what else a crawler keeps is no article and is passed over."""
    nothing = True
    for number, record in _records(document):
        place = f"{document.name}: record {number}"
        is_page = record is not None and _is_page(record)
        if record is None:
            yield Reject(place, _DAMAGED)
        elif is_page:
            yield from _page(record, place, document)
        elif _is_cut(record):
            yield Reject(place, _CUT)
        nothing = nothing and record is not None and not is_page
    if nothing:
        yield Reject(document.name, "no page in it: no response that holds HTML")


def _records(document: Document) -> Iterator[tuple[int, "ArcWarcRecord | None"]]:
    """Return the records numbered; None in place of the first that is damaged, which is the last."""
    from warcio.recordloader import ArcWarcRecordLoader  # noqa: PLC0415  (slow to import)

    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    stream = _Heads(document.stream)
    kind = None
    for number in count(1):
        try:
            line = stream.next_line()
            if not line:
                return
            record = loader.parse_record_stream(stream, line, kind)
        except OSError:
            raise
        except Exception:  # noqa: BLE001  (warcio met by hostile bytes raises whatever it likes)
            record = None
        if record is None or record.length is None:
            yield number, None
            return
        kind = record.format
        stream.allow_payload()
        yield number, record
        if _is_cut(record):
            return


def _is_cut(record: "ArcWarcRecord") -> bool:
    """Pass what was not read of the record; tell whether the file ends within it."""
    while record.raw_stream.read(_STEP):
        pass
    return bool(record.raw_stream.limit)


class _HeadTooLongError(Exception):
    """A record whose headers do not end."""


class _Heads:
    """The file as warcio reads it, no more than so many bytes of headers a record."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = 0

    def next_line(self) -> bytes:
        """Return the first line of the next record; nothing at the end."""
        self._left = _HEAD_BYTES
        for _ in range(_MOST_BLANKS):
            line = self.readline()
            if line.strip() or not line:
                return line
        raise _HeadTooLongError

    def allow_payload(self) -> None:
        """Let lines be read as long as they come."""
        self._left = sys.maxsize

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        return self._stream.read(size)

    def readline(self, size: int = sys.maxsize) -> bytes:
        """Return the next line."""
        line = self._stream.readline(min(size, self._left))
        self._left -= len(line)
        if not self._left:
            raise _HeadTooLongError
        return line

    def tell(self) -> int:
        """Return what is not asked for: warcio counts with its own readers."""
        return 0


def _is_page(record: "ArcWarcRecord") -> bool:
    if record.rec_type not in _KINDS:
        return False
    http = record.http_headers
    if http is None:
        return "html" in (record.content_type or "").lower()
    if not (http.get_statuscode() or "").startswith("2"):
        return False
    kind = http.get_header("content-type")
    return kind is None or "html" in kind.lower()


def _page(record: "ArcWarcRecord", place: str, whole: Document) -> Items:
    """Return the article that a page is; its address is the one that it was fetched from if it gives none."""
    limit = whole.limits.record_bytes
    sent = record.raw_stream.read(limit + 1)
    if len(sent) > limit:
        yield Reject(place, f"longer than {limit:,} bytes, the most that one article may have")
        return
    if _is_cut(record):
        yield Reject(place, _CUT)
        return
    encoding = _header(record, "content-encoding")
    page = _decoded(_joined(record, sent), encoding, limit)
    if page is None:
        yield Reject(place, f"the page is packed in a way that cannot be read ({encoding[:_LONGEST_SHOWN]})")
        return
    address = record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("uri") or ""
    for item in html_page.items(document(io.BytesIO(page), place, whole.limits)):
        fields = {"url": valid(address), **item.fields} if isinstance(item, Record) else {}
        yield replace(item, place=place, fields=fields) if isinstance(item, Record) else replace(item, place=place)


def _header(record: "ArcWarcRecord", name: str) -> str:
    """Return what the server said under this name, in small letters; "" where it did not."""
    http = record.http_headers
    return ((http.get_header(name) if http is not None else None) or "").strip().lower()


def _joined(record: "ArcWarcRecord", sent: bytes) -> bytes:
    """Return the bytes of a page that may have been sent in chunks."""
    from warcio.bufferedreaders import ChunkedDataReader  # noqa: PLC0415  (slow to import)

    if _header(record, "transfer-encoding") != "chunked":
        return sent
    joined: bytes = ChunkedDataReader(io.BytesIO(sent)).read()
    return joined


def _decoded(sent: bytes, encoding: str, limit: int) -> bytes | None:
    """Return the page unpacked, no more of it than shows that it is too long; None where that cannot be done."""
    if sent.startswith(_GZIP):
        return _unpacked(sent, gunzip, limit)
    # Crawlers that unpack a page often leave what the server said of it.
    if encoding in _PLAIN or sent.lstrip()[:20].lower().startswith(_HTML):
        return sent
    if encoding != "deflate":
        return None
    # Servers do not agree on whether deflate has a header.
    wrapped = _unpacked(sent, partial(Inflater, zlib.MAX_WBITS), limit)
    return _unpacked(sent, inflate, limit) if wrapped is None else wrapped


def _unpacked(sent: bytes, fresh: Callable[[], Unpacker], limit: int) -> bytes | None:
    unpacking = Unpacking(Limits(unpacked_bytes=limit))
    unpacked = Unpacked(io.BytesIO(sent), fresh, unpacking)
    data = io.BufferedReader(unpacked).read(limit + 1)
    return data if unpacked.damage is None or len(data) > limit else None
