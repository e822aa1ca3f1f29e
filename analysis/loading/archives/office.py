"""Office files: which one it is, by what it begins with and by its ending."""

import re
from collections.abc import Iterator
from typing import Final

from analysis.loading.documents import Document

SPREADSHEET: Final = "spreadsheet"

_ZIP: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_BYTES: Final = 30
_SHEET_ENDINGS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx", ".xltm"})
_TEXT: Final = "a Word document"
_SLIDES: Final = "a PowerPoint file"
_BOOK: Final = "an e-book"
_TEXT_ENDINGS: Final = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".doc", ".dot"), _TEXT),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx", ".ppt", ".pps"), _SLIDES),
    ".odt": "an OpenDocument text",
    ".odp": "an OpenDocument presentation",
    ".epub": _BOOK,
    ".pages": "a Pages document",
    ".numbers": "a Numbers file",
    ".key": "a Keynote file",
    ".msg": "an Outlook message",
}
_FOLDERS: Final = {b"xl/": SPREADSHEET, b"word/": _TEXT, b"ppt/": _SLIDES}
# What every Office file has beside that folder.
_PACKAGE: Final = re.compile(rb"\[Content_Types\]\.xml|_rels/|docProps/|xl/(?:workbook|worksheets/|styles|theme/)")
_MIMETYPE: Final = b"mimetype"
_MIMETYPES: Final = {
    b"application/vnd.oasis.opendocument.spreadsheet": SPREADSHEET,
    b"application/vnd.oasis.opendocument.text": "an OpenDocument text",
    b"application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
    b"application/vnd.oasis.opendocument": "an OpenDocument file",
    b"application/epub+zip": _BOOK,
}
_STREAMS: Final = {"WordDocument": _TEXT, "PowerPoint Document": _SLIDES, "__properties": "an Outlook message"}


def kind_of(document: Document) -> str | None:
    """Return SPREADSHEET, another kind of Office file in words, or None where it is no Office file."""
    sample, ending = document.sample, document.ending
    if sample.startswith(_OLD[:4]):
        return _by_ending(ending) or _old(sample)
    if sample.startswith(_ZIP):
        return _by_ending(ending) or _packed(sample)
    return None


def _by_ending(ending: str) -> str | None:
    return SPREADSHEET if ending in _SHEET_ENDINGS else _TEXT_ENDINGS.get(ending)


def _old(sample: bytes) -> str:
    found = (kind for name, kind in _STREAMS.items() if name.encode("utf-16-le") in sample)
    return next(found, SPREADSHEET)


def _packed(sample: bytes) -> str | None:
    names = list(_names(sample))
    if names[:1] == [_MIMETYPE]:
        written = sample[_HEADER_BYTES + len(_MIMETYPE) :]
        return next((kind for mimetype, kind in _MIMETYPES.items() if written.startswith(mimetype)), None)
    if not any(map(_PACKAGE.match, names)):
        return None
    return next((kind for folder, kind in _FOLDERS.items() if any(name.startswith(folder) for name in names)), None)


def _names(sample: bytes) -> Iterator[bytes]:
    """Return the names of the files that a ZIP archive begins with."""
    at = sample.find(_ZIP)
    while at >= 0:
        length = int.from_bytes(sample[at + 26 : at + 28], "little")
        yield sample[at + _HEADER_BYTES : at + _HEADER_BYTES + length]
        at = sample.find(_ZIP, at + _HEADER_BYTES)
