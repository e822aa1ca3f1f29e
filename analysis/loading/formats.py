"""Which format an input is in: by its name's ending, else by what it begins with."""

import json
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import Final

from analysis.loading import columns
from analysis.loading.documents import Document
from analysis.loading.encoding import SAMPLE_BYTES, decoded, encoding_of
from analysis.loading.records import Items, Reject

# Each names a module beside this one, imported when first needed.
_ENDINGS: Final = {
    **dict.fromkeys((".csv", ".tsv", ".tab", ".psv"), "delimited"),
    **dict.fromkeys((".json", ".geojson"), "json_values"),
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonlines", ".jl"), "json_lines"),
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), "plain_text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html_page"),
    **dict.fromkeys((".xml", ".rss", ".atom", ".rdf"), "feed"),
}
_KNOWN: Final = "articles come as CSV, JSON, JSON Lines, plain text, HTML, RSS or Atom"
_BINARY: Final = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office file",
    b"\x1f\x8b": "compressed with gzip",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet file",
}
_CONTROLS: Final = bytes(sorted({*range(32), 127} - set(b"\t\n\v\f\r\x1b\0")))
_MOST_CONTROLS: Final = 0.05
_FEED: Final = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)\b")
_HTML: Final = re.compile(r"<!doctype\s+html|<html\b|<head\b|<body\b", re.IGNORECASE)
_JSON: Final = re.compile(r"\[\s*[\[{\]]|\{\s*[\"}]")
_JSON_FORMATS: Final = frozenset({"json_values", "json_lines"})
_MARKUP_FORMATS: Final = frozenset({"html_page", "feed"})


def items(document: Document, *, found: bool = False) -> Items:
    """Return what the document holds, record by record; one reject where its format is not known.

    `found` where a folder held it: then text of an unknown ending is not taken for an article.
    """
    if not document.sample.strip(b" \t\r\n\0\xef\xbb\xbf") and len(document.sample) < SAMPLE_BYTES:
        return iter([Reject(document.name, "the file is empty")])
    if (kind := _binary(document.sample)) is not None:
        return iter([Reject(document.name, f"not text but {kind}; {_KNOWN}")])
    ending = PurePath(document.name).suffix.lower()
    head = decoded(document.sample).lstrip("\ufeff \t\r\n")
    name = _ENDINGS.get(ending)
    if name is None:
        name = _by_content(head)
        if name == "plain_text" and found and ending:
            reason = f"its format is not known by the ending {ending}; {_KNOWN}"
            return iter([Reject(document.name, reason, head)])
    elif name in _JSON_FORMATS:
        name = _json_format(head) or name
    elif name in _MARKUP_FORMATS:
        name = _markup_format(head) or name
    return _reader(name)(document)


def _reader(name: str) -> Callable[[Document], Items]:
    reader: Callable[[Document], Items] = import_module(f"analysis.loading.{name}").items
    return reader


def _binary(sample: bytes) -> str | None:
    for mark, kind in _BINARY.items():
        if sample.startswith(mark):
            return kind
    if encoding_of(sample).startswith(("utf-16", "utf-32")):
        return None
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return "binary data" if controls > _MOST_CONTROLS * len(sample) else None


def _by_content(head: str) -> str:
    if head.startswith("<") and (markup := _markup_format(head)) is not None:
        return markup
    if _JSON.match(head):
        return _json_format(head) or "json_values"
    return "delimited" if _is_table(head) else "plain_text"


def _markup_format(head: str) -> str | None:
    feed, page = _FEED.search(head), _HTML.search(head)
    if feed is not None and (page is None or feed.start() < page.start()):
        return "feed"
    if page is not None:
        return "html_page"
    return "feed" if head.startswith("<?xml") else None


def _json_format(head: str) -> str | None:
    """Return which kind of JSON it is; None where what it begins with may be either."""
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
    from analysis.loading import delimited  # noqa: PLC0415  (imports csv)

    header = delimited.header_of(head.partition("\n")[0])
    return len(header) > 1 and columns.has_text(header)
