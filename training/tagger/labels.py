"""Classes of words, and which of them a word may have."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from analysis.language.tagger import KINDS

CLASSES: Final = ("O", *(f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"))
OUTSIDE: Final = 1 << CLASSES.index("O")
ANY: Final = (1 << len(CLASSES)) - 1


class Word(NamedTuple):
    """A word and the classes that are right for it."""

    text: str
    allowed: int
    """A bit a class. Several, where a set does not tell: a person or a character. ANY: nothing to learn here."""


def first(*kinds: str) -> int:
    """Return the classes of the first word of a name of one of these kinds."""
    return _bits(f"B-{kind}" for kind in kinds)


def further(*kinds: str) -> int:
    """Return the classes of the further words of a name of one of these kinds."""
    return _bits(f"I-{kind}" for kind in kinds)


def perhaps(*kinds: str) -> int:
    """Return the classes of a word that may be no name, or any part of one of these kinds."""
    return OUTSIDE | first(*kinds) | further(*kinds)


def inner(allowed: int) -> int:
    """Return the classes of a word's further pieces: these never begin a name."""
    begins = allowed & _FIRSTS
    # The class I-kind follows upon B-kind.
    return (allowed & ~_FIRSTS) | (begins << 1)


def _bits(classes: Iterable[str]) -> int:
    return sum(1 << CLASSES.index(name) for name in classes)


_FIRSTS: Final = first(*KINDS)
