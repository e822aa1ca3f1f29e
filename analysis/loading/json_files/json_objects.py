"""The objects of a JSON file of any length, each whole and with what was said around it, one at a time."""

import json
import re
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Final, TypeAlias

from analysis.loading.documents import Document
from analysis.loading.json_files.json_window import BrokenError, EndedError, Window
from analysis.loading.records import RECORD_CHARACTERS, Header, Reject
from analysis.loading.texts.encoding import decoded, text_of
from analysis.loading.texts.lines import Line, lines_of

# Control characters within strings are no reason to lose a record.
_DECODER: Final = json.JSONDecoder(strict=False)
_OBJECTS_OR_NONE: Final = re.compile(r"\[\s*[{\]]")
# What an answer of a server wraps its list in.
_WRAPPERS: Final = frozenset({"data", "response", "result", "payload", "feed"})
_DEPTH: Final = 3


@dataclass(frozen=True, slots=True)
class Lists:
    """Where in a file the lists of objects are."""

    names: Collection[str]  # in small letters
    begin: re.Pattern[str]  # how what is under such a name begins where it is one
    within: Callable[[str], bool]  # whether an object under a name may hold one
    depth: int  # how many objects deep they are looked for


@dataclass(frozen=True, slots=True)
class Found:
    """An object, as it was read."""

    place: str
    value: Mapping[str, object]
    shown: object  # its beginning as it came, or the value where it was read in pieces
    around: Mapping[str, object] = field(default_factory=dict)  # what was said before the list that it stands in
    is_alone: bool = False  # it stands in no list and on no line of its own


Read: TypeAlias = Found | Reject


def objects(document: Document, names: Collection[str]) -> Iterator[Read | Header]:
    """Return the objects at the top of the file, and in their place those of their lists of these names."""
    lists = Lists(names, _OBJECTS_OR_NONE, lambda name: name.lower() in _WRAPPERS, _DEPTH)
    headed = False
    for read in lines(document) if _is_lines(document.sample) else values(document, lists):
        if isinstance(read, Found) and not headed:
            headed = True
            yield Header(document.name, tuple(read.value))
        yield read


def values(document: Document, lists: Lists) -> Iterator[Read]:
    """Return the objects of a text of JSON values: those of the lists in it, in the place of what holds them."""
    return _Reader(document, lists).values()


def lines(document: Document) -> Iterator[Read]:
    """Return the object on each line, and a reject for each other line that is not empty."""
    limit = document.limits.record_bytes
    for line in lines_of(text_of(document.stream, document.sample), limit):
        if line.text.strip():
            yield _line(line, f"{document.name}:{line.number}", limit)


def _is_lines(sample: bytes) -> bool:
    """Tell whether each line is an object by itself: then a broken one costs no other."""
    first = decoded(sample).strip("\ufeff \t\r\n").split("\n", 2)
    return (
        len(first) > 1 and not first[0].startswith("[") and any(isinstance(_decoded(line), dict) for line in first[:2])
    )


def _decoded(text: str) -> object:
    """Return the value that a text is, or why it is none."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        return BrokenError(f"not JSON: {error.msg} at character {error.pos + 1}")
    except (ValueError, RecursionError):
        return BrokenError("not JSON: nested too deep or with a number too long")


def _line(line: Line, place: str, limit: int) -> Found | Reject:
    shown = line.text[: RECORD_CHARACTERS + 1]
    value = BrokenError(f"the line is longer than {limit:,} bytes") if line.too_long else _decoded(line.text)
    return Reject(place, str(value), shown) if isinstance(value, BrokenError) else _object(value, place, shown)


def _object(value: object, place: str, shown: object, around: Mapping[str, object] | None = None) -> Found | Reject:
    if isinstance(value, dict):
        return Found(place, value, shown, around or {})
    return Reject(place, "not an object with fields such as headline and body", shown)


class _Reader:
    """A JSON text of any length, read value by value."""

    def __init__(self, document: Document, lists: Lists) -> None:
        self._name = document.name
        self._limit = document.limits.record_bytes
        self._window = Window(text_of(document.stream, document.sample), self._limit)
        self._lists = lists
        self._numbers = count(1)

    def values(self) -> Iterator[Read]:
        """Return the objects; where reading has to stop, a reject that says why."""
        try:
            while following := self._window.next():
                if following == "[":
                    yield from self._array({})
                elif following == "{":
                    value = yield from self._pairs(self._lists.depth)
                    if value is not None:
                        yield Found(self._place(), value, value, is_alone=True)
                else:
                    yield Reject(self._place(), "not JSON: neither an array nor an object", self._window.rest())
                    return
                self._window.skip(",")
        except EndedError:
            return
        except BrokenError as error:
            yield Reject(self._place(), str(error), self._window.rest())

    def _place(self) -> str:
        return f"{self._name}: item {next(self._numbers)}"

    def _array(self, around: Mapping[str, object]) -> Iterator[Read]:
        self._window.skip("[")
        while not self._window.skip("]"):
            if not self._window.next():
                msg = "the file ends within the list"
                raise BrokenError(msg)
            try:
                value, length = self._window.value()
            except BrokenError as error:
                passed, more = self._window.pass_broken()
                yield Reject(self._place(), str(error), passed)
                if not more:
                    raise EndedError from error
            else:
                yield _object(value, self._place(), self._window.passed(length), around)
                self._window.skip(",")

    def _pairs(self, depth: int) -> Generator[Read, None, dict[str, object] | None]:
        """Return what the object that comes next says; None where the objects of a list in it were given instead."""
        self._window.skip("{")
        pairs: dict[str, object] = {}
        is_listed, held = False, 0
        while not self._window.skip("}"):
            name, length = self._window.value()
            if not isinstance(name, str) or not self._window.skip(":"):
                msg = "not JSON: an object needs names, each with a colon and a value"
                raise BrokenError(msg)
            if name.lower() in self._lists.names and self._window.begins(self._lists.begin):
                yield from self._array(pairs)
                is_listed = True
            elif depth and self._window.next() == "{" and self._lists.within(name):
                inner = yield from self._pairs(depth - 1)
                is_listed = is_listed or inner is None
                pairs[name] = inner
            else:
                pairs[name], more = self._window.value()
                length += more
            held += length
            if held > self._limit:
                msg = f"longer than {self._limit:,} characters"
                raise BrokenError(msg)
            self._window.skip(",")
        return None if is_listed else pairs
