"""Which format an input is in: by what it begins with, and by its name's ending."""

import json
import re
from collections.abc import Callable
from importlib import import_module
from typing import Final

from analysis.loading.archives import office
from analysis.loading.documents import Document
from analysis.loading.facts import columns
from analysis.loading.json_files import json_kinds
from analysis.loading.records import Items, Reject
from analysis.loading.texts import clean
from analysis.loading.texts.encoding import SAMPLE_BYTES, decoded, encoding_of

# The package of each format's module; the module is imported when first needed.
_PACKAGES: Final = {
    **dict.fromkeys(("delimited", "parquet", "spreadsheet"), "tables"),
    **dict.fromkeys(("json_lines", "json_values"), "json_files"),
    **dict.fromkeys(("feed", "json_feed", "newsml", "ninjs", "opml"), "news"),
    **dict.fromkeys(("html_page", "plain_text", "warc"), "pages"),
}
_ENDINGS: Final = {
    **dict.fromkeys((".csv", ".tsv", ".tab", ".psv"), "delimited"),
    **dict.fromkeys((".json", ".geojson"), "json_values"),
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonlines", ".jl"), "json_lines"),
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), "plain_text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html_page"),
    **dict.fromkeys((".xml", ".rss", ".atom", ".rdf"), "feed"),
    **dict.fromkeys((".newsml", ".nitf"), "newsml"),
    ".opml": "opml",
}
_PACKED_ENDINGS: Final = frozenset({".parquet", ".pq"})
_KNOWN: Final = (
    "articles come as CSV, TSV, JSON, JSON Lines, Parquet, Excel, plain text, HTML, RSS, Atom, JSON Feed, ninjs or "
    "NewsML-G2, and packed as ZIP, gzip, tar or WARC"
)
_BINARY: Final = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a database",
    b"PARE": "an encrypted Parquet file",
}
_PACKED: Final = {
    b"\x28\xb5\x2f\xfd": "compressed with Zstandard",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x1f\x9d": "compressed with compress",
    b"\x04\x22\x4d\x18": "compressed with LZ4",
    b"PK\x07\x08": "one part of a ZIP archive",
}
# What files of these endings are, none of which is text: plain words under one are an error message or the like.
_NO_TEXT: Final = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx", ".xltm"), "a workbook"),
    **dict.fromkeys((".docx", ".docm", ".odt", ".pptx", ".odp", ".epub"), "an Office document"),
    **dict.fromkeys((".gz", ".gzip", ".bz2", ".xz", ".tgz", ".tbz", ".tbz2", ".txz", ".zst", ".lz4"), "a packed file"),
    **dict.fromkeys((".zip", ".tar", ".7z", ".rar"), "an archive"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp"), "a picture"),
    **dict.fromkeys((".db", ".sqlite", ".sqlite3"), "a database"),
    ".warc": "a web archive",
    ".pdf": "a PDF",
}
_WARC: Final = re.compile(rb"WARC/\d|filedesc://")
_CONTROLS: Final = bytes(sorted({*range(32), 127} - set(b"\t\n\v\f\r\x1b\0")))
_MOST_CONTROLS: Final = 0.05
_MARKUP: Final = {
    "feed": re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)\b"),
    "html_page": re.compile(r"<!doctype\s+html|<html\b|<head\b|<body\b", re.IGNORECASE),
    "newsml": re.compile(
        r"<(?:\w+:)?(?:newsMessage|newsItem|packageItem|nitf)\b|<[^<>]{0,2000}\biptc\.org/std/nar/2006-10-01/"
    ),
    "opml": re.compile(r"<opml\b"),
}
_JSON: Final = re.compile(r"\[\s*[\[{\]]|\{\s*[\"}]")
_JSON_FORMATS: Final = frozenset({"json_values", "json_lines"})
_MARKUP_FORMATS: Final = frozenset(_MARKUP)
_FEEDS: Final = frozenset({"feed", "newsml", "opml"})
_LONGEST_SHOWN: Final = 200


def items(document: Document, *, found: bool = False) -> Items:
    """Return what the document holds, record by record; one reject where its format is not known.

    `found` where a folder held it: then text of an unknown ending is not taken for an article.
    """
    sample = document.sample
    if not sample.strip(b" \t\r\n\0\xef\xbb\xbf"):
        blank = f"it begins with {SAMPLE_BYTES:,} bytes of nothing, as no file of articles does"
        return iter([Reject(document.name, "the file is empty" if len(sample) < SAMPLE_BYTES else blank)])
    if (name := _by_mark(document)) is not None:
        return _reader(name)(document)
    if (reason := _refusal(document)) is not None:
        return iter([Reject(document.name, reason)])
    ending = document.ending
    head = decoded(sample).lstrip("\ufeff \t\r\n")
    name = _ENDINGS.get(ending)
    if name is None:
        name = _by_content(head)
        if name == "plain_text" and (reason := _no_article(ending, head, found=found)):
            return iter([Reject(document.name, reason, head)])
    elif name in _JSON_FORMATS:
        name = _feed_format(head) or _json_format(head) or name
    elif name == "delimited":
        name = _feed_format(head) or (_by_content(head) if _JSON.match(head) else name)
    elif name in _MARKUP_FORMATS:
        name = _markup_format(head) or name
    return _reader(name)(document)


def _reader(name: str) -> Callable[[Document], Items]:
    reader: Callable[[Document], Items] = import_module(f"analysis.loading.{_PACKAGES[name]}.{name}").items
    return reader


def _by_mark(document: Document) -> str | None:
    """Return the format that the first bytes alone tell."""
    if document.sample.startswith(b"PAR1") or document.ending in _PACKED_ENDINGS:
        return "parquet"
    if _WARC.match(document.sample):
        return "warc"
    return "spreadsheet" if office.kind_of(document) == office.SPREADSHEET else None


def _refusal(document: Document) -> str | None:
    """Return why the document cannot be read as text."""
    if (kind := office.kind_of(document)) is not None:
        return f"not text but {kind}; save it as plain text or HTML"
    for mark, kind in _PACKED.items():
        if document.sample.startswith(mark):
            return f"not text but {kind}; unpack it first"
    kind = _binary(document.sample)
    return None if kind is None else f"not text but {kind}; {_KNOWN}"


def _binary(sample: bytes) -> str | None:
    for mark, kind in _BINARY.items():
        if sample.startswith(mark):
            return kind
    if encoding_of(sample).startswith(("utf-16", "utf-32")):
        return None
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return "binary data" if controls > _MOST_CONTROLS * len(sample) else None


def _no_article(ending: str, head: str, *, found: bool) -> str:
    """Return why text of no format is not taken for an article; "" where it is, its ending telling nothing else."""
    if (kind := _NO_TEXT.get(ending)) is not None:
        begins = clean.quoted(head[:_LONGEST_SHOWN])
        return f"named {ending} and not {kind} (it begins with {begins}); see what it is, or get it again"
    if not found:
        return ""
    return f"its format is not known {f'by the ending {ending}' if ending else 'without an ending'}; {_KNOWN}"


def _feed_format(head: str) -> str | None:
    """Return which feed it is; None where it is none."""
    name = _markup_format(head) if head.startswith("<") else None
    return name if name in _FEEDS else None


def _by_content(head: str) -> str:
    if head.startswith("<") and (markup := _markup_format(head)) is not None:
        return markup
    if _JSON.match(head):
        return _json_format(head) or "json_values"
    return "delimited" if _is_table(head) else "plain_text"


def _markup_format(head: str) -> str | None:
    """Return the format whose first tag comes first."""
    starts = {name: found.start() for name, tag in _MARKUP.items() if (found := tag.search(head)) is not None}
    if starts:
        return min(starts, key=starts.__getitem__)
    return "feed" if head.startswith("<?xml") else None


def _json_format(head: str) -> str | None:
    """Return which kind of JSON it is; None where what it begins with may be either."""
    if (standard := json_kinds.standard_of(head)) is not None:
        return standard
    if head.startswith("["):
        return "json_values"
    first, _, rest = head.partition("\n")
    second = rest.lstrip().partition("\n")[0]
    if not second:
        return None
    if isinstance(_json(first), dict) or isinstance(_json(second), dict):
        return "json_lines"
    return "json_values" if _JSON.match(head) else None


def _json(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _is_table(head: str) -> bool:
    from analysis.loading.tables import delimited  # noqa: PLC0415  (imports csv)

    header = delimited.header_of(head.partition("\n")[0])
    return len(header) > 1 and columns.has_text(header)
