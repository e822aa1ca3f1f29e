"""Words of a text in which names are marked."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from tagger.labels import OUTSIDE, Word, first, further

# As analysis.language.tagger cuts a text: the model must learn from what it will be shown.
_WORD: Final = re.compile(r"\w+|[^\w\s]")


class Mark(NamedTuple):
    """A stretch of a text that is a name of one of these kinds."""

    start: int
    end: int
    kinds: tuple[str, ...]


class Marked(NamedTuple):
    """A text and the names in it, in reading order; none overlaps another."""

    text: str
    marks: tuple[Mark, ...]


def plain_words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def words(marked: Marked, elsewhere: int = OUTSIDE, capitals: int | None = None) -> list[Word]:
    """Return the words of a text; those outside its names may be `elsewhere`, capitalised ones `capitals`."""
    found: list[Word] = []
    marks = iter(marked.marks)
    mark = next(marks, None)
    for match in _WORD.finditer(marked.text):
        while mark and match.start() >= mark.end:
            mark = next(marks, None)
        if mark and match.start() >= mark.start:
            allowed = first(*mark.kinds) if match.start() == mark.start else further(*mark.kinds)
        else:
            allowed = capitals if capitals is not None and match[0][0].isupper() else elsewhere
        found.append(Word(match[0], allowed))
    return found


def marks_of(text: str, spellings: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Mark, ...]:
    """Return where a text has these spellings, each with its kinds."""
    marks: list[Mark] = []
    # Longest first, so that "Lady Gaga" is one name and not also one of "Gaga".
    for spelling, kinds in sorted(dict.fromkeys(spellings), key=lambda one: -len(one[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(spelling)}(?!\w)", text):
            if _is_free(match.start(), match.end(), marks):
                marks.append(Mark(match.start(), match.end(), kinds))
    return tuple(sorted(marks))


def _is_free(start: int, end: int, marks: Sequence[Mark]) -> bool:
    return start < end and all(end <= mark.start or mark.end <= start for mark in marks)
