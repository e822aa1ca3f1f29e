"""What a format hands on: records as the input wrote them, and what could not be read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

RECORD_CHARACTERS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Record:
    """One record of an input: where it stands, what it says, and how it came."""

    place: str
    fields: Mapping[str, str]  # by our own names: headline, body, published_at ...
    raw: object  # the text it was read from, or the value that a parser made of it
    losses: tuple[str, ...] = ()  # what was lost in reading it, in words


@dataclass(frozen=True, slots=True)
class Reject:
    """One record that could not be read: where it stands, why not, and how it came."""

    place: str
    reason: str
    raw: object = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The names of an input's columns or keys, as it writes them: handed on once, before its records."""

    place: str
    names: tuple[str, ...]


Items: TypeAlias = Iterator[Record | Reject | Header]


def valid(text: str) -> str:
    """Return the text as Unicode can write it: halves of a pair joined, a half alone replaced by U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def as_it_came(raw: object) -> str:
    """Return a record as text, cut to its first 10,000 characters with a note that there was more."""
    text = raw if isinstance(raw, str) else _json(raw)
    if len(text) > RECORD_CHARACTERS:
        text = f"{text[:RECORD_CHARACTERS]} [cut: more than {RECORD_CHARACTERS:,} characters]"
    return valid(text.replace("\0", ""))


def _json(raw: object) -> str:
    try:
        return json.dumps(raw, ensure_ascii=False, default=str)
    except RecursionError:
        return "(nested too deep to show)"
