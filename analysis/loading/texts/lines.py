"""The physical lines of an input, numbered, with no more than one record's worth in memory."""

from collections.abc import Iterator
from typing import Final, NamedTuple, TextIO

_SKIP_CHARACTERS: Final = 64 * 2**10
_HEAD_CHARACTERS: Final = 20_000


class Line(NamedTuple):
    """One line without its line break; of one that is too long only the beginning."""

    number: int
    text: str
    too_long: bool = False


def lines_of(text: TextIO, limit: int) -> Iterator[Line]:
    """Return the lines of a text; one over `limit` bytes is passed over without being held."""
    number = 0
    while line := text.readline(limit + 1):
        number += 1
        ended = line.endswith("\n")
        if len(line) > limit and not ended:
            _skip_line(text)
            yield Line(number, line[:_HEAD_CHARACTERS], too_long=True)
        else:
            yield Line(number, line.removesuffix("\n").replace("\0", ""))


def _skip_line(text: TextIO) -> None:
    while (part := text.readline(_SKIP_CHARACTERS)) and not part.endswith("\n"):
        pass
