"""JSON: an array of articles, an object that holds one, or articles one after another."""

import re
from collections.abc import Generator
from dataclasses import dataclass, field
from itertools import count
from typing import Final, TypeAlias

from analysis.loading.documents import Document
from analysis.loading.facts import columns
from analysis.loading.json_files.json_lines import names_of, record_of
from analysis.loading.json_files.json_window import BrokenError, EndedError, Window
from analysis.loading.records import Header, Items, Record, Reject
from analysis.loading.texts.encoding import text_of

# Under which keys lists of articles come.
_LIST_NAMES: Final = "articles items data results docs documents entries news stories posts hits records rows value"
_LISTS: Final = frozenset(_LIST_NAMES.split())
_OBJECTS: Final = re.compile(r"\[\s*\{")
_DEPTH: Final = 4
_LONGEST_SHOWN: Final = 200

_Pairs: TypeAlias = dict[str, object] | None
"""What an object says, or None where articles were read out of it instead."""


def items(document: Document) -> Items:
    """Return a record for each article; where one is broken a reject, and reading goes on at the next."""
    limit = document.limits.record_bytes
    return _Reader(document.name, Window(text_of(document.stream, document.sample), limit), limit).items()


@dataclass(slots=True)
class _Reader:
    name: str
    window: Window
    limit: int
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    headed: bool = False

    def items(self) -> Items:
        """Return what the values at the top of the file hold."""
        while following := self.window.next():
            try:
                if following == "[":
                    yield from self._array()
                elif following == "{":
                    pairs = yield from self._object(_DEPTH)
                    if pairs is not None:
                        yield from self._with_header(self._article(pairs), pairs)
                else:
                    yield Reject(self._place(), "not JSON: neither an array nor an object", self.window.rest())
                    return
            except EndedError:
                return
            except BrokenError as error:
                yield Reject(self._place(), str(error), self.window.rest())
                return
            self.window.skip(",")

    def _place(self) -> str:
        return f"{self.name}: item {next(self.numbers)}"

    def _array(self) -> Items:
        """Return the articles of the array that comes next."""
        self.window.skip("[")
        while not self.window.skip("]"):
            if not self.window.next():
                msg = "the file ends within the list"
                raise BrokenError(msg)
            try:
                value, length = self.window.value()
            except BrokenError as error:
                passed, more = self.window.pass_broken()
                yield Reject(self._place(), str(error), passed)
                if not more:
                    raise EndedError from error
            else:
                # Not the value itself, which may hold much that no field is made of.
                yield from self._with_header(record_of(value, self._place(), self.window.passed(length)), value)
                self.window.skip(",")

    def _object(self, depth: int) -> Generator[Record | Reject | Header, None, _Pairs]:
        """Return what the object that comes next says, once a list of articles in it was read out."""
        self.window.skip("{")
        pairs: dict[str, object] = {}
        streamed, held = False, 0
        while not self.window.skip("}"):
            key, length = self.window.value()
            if not isinstance(key, str) or not self.window.skip(":"):
                msg = "not JSON: an object needs names, each with a colon and a value"
                raise BrokenError(msg)
            following = self.window.next()
            if following == "[" and key.lower() in _LISTS and self.window.begins(_OBJECTS):
                yield from self._array()
                streamed = True
            elif following == "{" and depth and columns.field_of(key) is None:
                inner = yield from self._object(depth - 1)
                streamed = streamed or inner is None
                pairs[key] = inner
            else:
                pairs[key], value_length = self.window.value()
                length += value_length
            held += length
            if held > self.limit:
                msg = f"longer than {self.limit:,} characters"
                raise BrokenError(msg)
            self.window.skip(",")
        return None if streamed else pairs

    def _with_header(self, item: Record | Reject, value: object) -> Items:
        """Return the item, after the keys of the first record."""
        if not self.headed and isinstance(item, Record):
            self.headed = True
            yield Header(self.name, names_of(value))
        yield item

    def _article(self, pairs: dict[str, object]) -> Record | Reject:
        record = record_of(pairs, self._place(), pairs)
        if isinstance(record, Record) and not {"headline", "body"} & record.fields.keys():
            shown = ", ".join(pairs)[:_LONGEST_SHOWN]
            return Reject(self.name, f"no list of articles, no headline and no body; it has {shown}", pairs)
        return record
