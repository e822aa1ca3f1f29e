"""An article as the model of portrayal reads it: whom it is about and who else is there, and nobody's name."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

# Pieces of the vocabulary that no word has: [unused0] and [unused1].
TARGET, OTHER = 1, 2
_FIRST, _LAST = 101, 102  # [CLS] and [SEP]
LONGEST: Final = 256
"""Pieces that the model reads."""
_HEAD: Final = 48
_PLACES: Final = 4

# To the model all are "they": whether somebody is a woman or a man is part of who they are.
_PRONOUNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("he", "she"), "they"),
        **dict.fromkeys(("him", "his", "her", "hers"), "their"),
        **dict.fromkeys(("himself", "herself"), "themselves"),
    }
)
_PRONOUN: Final = re.compile(rf"\b(?:{'|'.join(_PRONOUNS)})\b", re.IGNORECASE)

Pieces = Callable[[str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text names a person."""

    start: int
    end: int
    is_target: bool


@dataclass(frozen=True, slots=True)
class Masked:
    """The pieces of a text, and of each whether it is the target (1), somebody else (2) or a word (0)."""

    ids: tuple[int, ...]
    roles: tuple[int, ...]


def masked(texts: Sequence[tuple[str, Sequence[Place]]], pieces: Pieces) -> Masked:
    """Return headline and body with a fixed piece in the place of every name; `pieces` cuts words into pieces.

    Pronouns that tell women from men are told alike.
    Of a long article the beginning is read, and what stands around the first places that name the target.
    """
    told = [(piece, role) for text, places in texts for piece, role in _told(text, places, pieces)]
    kept = [told[place] for place in _kept([role for _, role in told])]
    return Masked((_FIRST, *(piece for piece, _ in kept), _LAST), (0, *(role for _, role in kept), 0))


def _told(text: str, places: Sequence[Place], pieces: Pieces) -> Iterator[tuple[int, int]]:
    at = 0
    for place in sorted(places, key=lambda one: one.start):
        yield from ((piece, 0) for piece in pieces(_neutral(text[at : place.start])))
        role = TARGET if place.is_target else OTHER
        yield role, role
        at = max(at, place.end)
    yield from ((piece, 0) for piece in pieces(_neutral(text[at:])))


def _neutral(text: str) -> str:
    return _PRONOUN.sub(lambda match: _PRONOUNS[match[0].lower()], text)


def _kept(roles: Sequence[int]) -> Sequence[int]:
    """Return which pieces are read, in order."""
    room = LONGEST - 2
    if len(roles) <= room:
        return range(len(roles))
    targets = [place for place, role in enumerate(roles) if role == TARGET][:_PLACES]
    around = (room - _HEAD) // max(1, 2 * len(targets))
    near = {place for target in targets for place in range(max(0, target - around), target + around)}
    return sorted(place for place in {*range(_HEAD), *near} if place < len(roles))[:room]
