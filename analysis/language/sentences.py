"""The sentences of a text, each with its place."""

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

# Behind these a full stop ends nothing.
_ABBREVIATIONS: Final = (
    "a.k.a a.m capt col d.c dr e.g etc ft gen gov hon i.e jr l.a lt maj messrs mr mrs ms mt mx no p.m prof rep rev sen "
    "sgt sr st u.k u.n u.s v vol vs"
)
# Shorter than this a sentence says nothing by itself: it is who says the quotation before it ("Jon Hamm said.").
_LEAST: Final = 25


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where each sentence starts and ends; the end of a line ends one, and very short ones join another."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        found += [(start + first, start + last) for first, last in _joined(line)]
        start += len(line)
    return found


def _joined(line: str) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in _tokenizer().span_tokenize(line):
        if joined and (last - first < _LEAST or joined[-1][1] - joined[-1][0] < _LEAST):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


@cache
def _tokenizer() -> "PunktSentenceTokenizer":
    # Only when asked: it takes long to import.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer  # noqa: PLC0415

    known = PunktParameters()
    known.abbrev_types = set(_ABBREVIATIONS.split())
    return PunktSentenceTokenizer(known)
