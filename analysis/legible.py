"""Texts that every file format takes: without control characters, and links only to pages."""

import re
from typing import Final
from urllib.parse import urlsplit

# What XML cannot hold, and what a terminal or a word processor would obey; tabs and ends of lines stay.
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST_PROPERTY: Final = 255
_LONGEST_LINK: Final = 2_000  # characters that all office programs follow


def legible(value: object) -> str:
    """Return a value as text without control characters, unpaired surrogates and what is no character."""
    return _UNFIT.sub("", str(value))


def short(text: str) -> str:
    """Return a text no longer than a document's property may be, legible."""
    clean = legible(text)
    return clean if len(clean) <= _LONGEST_PROPERTY else f"{clean[: _LONGEST_PROPERTY - 1]}\N{HORIZONTAL ELLIPSIS}"


def is_link(text: str) -> bool:
    """Return whether a text is the address of a page, and nothing else."""
    if len(text) > _LONGEST_LINK or text != legible(text) or re.search(r"\s", text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
