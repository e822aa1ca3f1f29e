"""JSON values one after another out of a text of any length, with one record's worth of it in memory."""

import json
import re
from typing import Final, TextIO

# Control characters within strings are no reason to lose a record.
_DECODER: Final = json.JSONDecoder(strict=False)
_BLANKS: Final = re.compile(r"[\s\ufeff]*")
_STEP: Final = 64 * 2**10
# An error this near the end of what was read so far may be the end's fault: an escape, "fals", a number.
_LONGEST_TOKEN: Final = 32
_SHOWN: Final = 10_001
_BEGINNING: Final = re.compile(r"\{\s*\"(?:[^\"\\]|\\.){0,100}\"")
_NEXT_OBJECT: Final = re.compile(r"\}\s*,\s*(?=\{)")


class BrokenError(Exception):
    """The next value cannot be read; its text says why."""


class EndedError(Exception):
    """There is nothing more to read, and what was lost has been told."""


class Window:
    """A place in a JSON text, and as much of the text after it as was needed."""

    def __init__(self, text: TextIO, limit: int) -> None:
        self._text = text
        self._limit = limit
        self._buffer = ""
        self._at = 0

    def next(self) -> str:
        """Return the next character that is no blank, without passing it; "" at the end."""
        while True:
            blanks = _BLANKS.match(self._buffer, self._at)
            self._at = blanks.end() if blanks else self._at
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._grow():
                return ""

    def skip(self, characters: str) -> bool:
        """Pass the next character if it is one of these."""
        found = (following := self.next()) != "" and following in characters
        self._at += found
        return found

    def begins(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether what comes next matches; the pattern must need no more than a few characters."""
        self.next()
        if len(self._buffer) - self._at < _STEP:
            self._grow()
        return pattern.match(self._buffer, self._at) is not None

    def value(self) -> tuple[object, int]:
        """Return the next value and its length, and pass it. Raises BrokenError where there is none."""
        self.next()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                self._broken_unless_cut(error)
            except (ValueError, RecursionError) as error:
                msg = "nested too deep or with a number too long"
                raise BrokenError(msg) from error
            else:
                # A number at the end may go on.
                if end < len(self._buffer) or isinstance(value, (dict, list, str)) or not self._grow():
                    length = end - self._at
                    self._at = end
                    return value, length

    def passed(self, length: int) -> str:
        """Return the beginning of a value of this length that was just passed, to show it."""
        begun = self._at - length
        return self._buffer[begun : min(self._at, begun + _SHOWN)]

    def _broken_unless_cut(self, error: json.JSONDecodeError) -> None:
        cut = error.msg.startswith("Unterminated") or error.pos > len(self._buffer) - _LONGEST_TOKEN
        if not cut:
            raise BrokenError(self._why(error)) from error
        if len(self._buffer) - self._at > self._limit:
            msg = f"longer than {self._limit:,} characters"
            raise BrokenError(msg) from error
        if not self._grow():
            ends = error.msg.startswith("Unterminated") or not self._buffer[error.pos - self._at :].strip()
            raise BrokenError("the file ends within it" if ends else self._why(error)) from error

    @staticmethod
    def _why(error: json.JSONDecodeError) -> str:
        return f"not JSON: {error.msg}"

    def rest(self) -> str:
        """Return the beginning of what comes next, to show it."""
        return self._buffer[self._at : self._at + _SHOWN]

    def pass_broken(self) -> tuple[str, bool]:
        """Pass a value that cannot be read, up to the next that begins like it; return it and whether there is one."""
        like = _BEGINNING.match(self._buffer, self._at)
        beginning = _NEXT_OBJECT if like is None else re.compile(rf",\s*(?={re.escape(like[0])})")
        begun, shown = self._at, self.rest()
        self._at += 1
        while (found := beginning.search(self._buffer, self._at)) is None:
            # The sought text may begin at the end of what was read.
            self._at = max(self._at, len(self._buffer) - 2 * _LONGEST_TOKEN - (len(like[0]) if like else 0))
            begun = -1
            if not self._grow():
                self._at = len(self._buffer)
                return shown, False
        self._at = found.end()
        return (shown if begun < 0 else shown[: found.start() - begun]), True

    def _grow(self) -> bool:
        """Read on, as much again as is held already; tell whether there was more."""
        more = self._text.read(max(_STEP, len(self._buffer) - self._at)).replace("\0", "")
        self._buffer = self._buffer[self._at :] + more
        self._at = 0
        return bool(more)
