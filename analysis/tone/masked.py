"""An article as the model of portrayal reads it: whom it is about and who else is there, and nobody's name."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

# Pieces of the vocabulary that no word has: [unused0] and [unused1].
TARGET, OTHER = 1, 2
_FIRST, _LAST = 101, 102  # [CLS] and [SEP]
LONGEST: Final = 128
"""Pieces that the model reads."""
_HEAD: Final = 32
_PLACES: Final = 3
_PASSAGE: Final = 64
_BEFORE: Final = _PASSAGE // 3  # of a passage, what stands before the name
_OVERLAP: Final = 8
_PASSAGES: Final = 12

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
    who: str


@dataclass(frozen=True, slots=True)
class Masked:
    """The pieces of a text, and of each whether it is the target (1), somebody else (2) or a word (0)."""

    ids: tuple[int, ...]
    roles: tuple[int, ...]


class Piece(NamedTuple):
    """A piece of a word, or a name."""

    number: int
    """Of the vocabulary; 0 for a name."""
    who: str
    """Whom it names; "" for a word."""


def pieces_of(texts: Iterable[tuple[str, Sequence[Place]]], pieces: Pieces) -> list[Piece]:
    """Return headline and body as pieces, each name as one; `pieces` cuts words into pieces.

    Pronouns that tell women from men are told alike.
    """
    return [piece for text, places in texts for piece in _told(text, places, pieces)]


def masked(told: Sequence[Piece], target: str) -> Masked:
    """Return what the model reads when asked about one person, with a fixed piece in the place of every name.

    Of a long article the beginning is read, and what stands around the first places that name the target.
    """
    return _asked([told[place] for place in _kept([piece.who == target for piece in told])], target)


def passages(told: Sequence[Piece], target: str) -> list[Masked]:
    """Return the passages that name a person, each as `masked`: every place is in one, of the first dozen of them."""
    found: list[Masked] = []
    read = 0
    for place, piece in enumerate(told):
        if piece.who == target and place >= read and len(found) < _PASSAGES:
            end = min(len(told), max(0, place - _BEFORE) + _PASSAGE)
            found.append(_asked(told[max(0, end - _PASSAGE) : end], target))
            read = end - _OVERLAP
    return found


def is_long(told: Sequence[Piece]) -> bool:
    """Return whether an article has more pieces than the model reads at once."""
    return len(told) > LONGEST - 2


def _told(text: str, places: Sequence[Place], pieces: Pieces) -> Iterator[Piece]:
    at = 0
    for place in sorted(places, key=lambda one: one.start):
        yield from (Piece(number, "") for number in pieces(_neutral(text[at : place.start])))
        yield Piece(0, place.who)
        at = max(at, place.end)
    yield from (Piece(number, "") for number in pieces(_neutral(text[at:])))


def _neutral(text: str) -> str:
    return _PRONOUN.sub(lambda match: _PRONOUNS[match[0].lower()], text)


def _asked(told: Sequence[Piece], target: str) -> Masked:
    roles = [TARGET if piece.who == target else OTHER if piece.who else 0 for piece in told]
    ids = (role or piece.number for role, piece in zip(roles, told, strict=True))
    return Masked((_FIRST, *ids, _LAST), (0, *roles, 0))


def _kept(is_target: Sequence[bool]) -> Sequence[int]:
    """Return which pieces are read, in order."""
    room = LONGEST - 2
    if len(is_target) <= room:
        return range(len(is_target))
    targets = [place for place, names_it in enumerate(is_target) if names_it][:_PLACES]
    around = (room - _HEAD) // max(1, 2 * len(targets))
    near = {place for target in targets for place in range(max(0, target - around), target + around)}
    return sorted(place for place in {*range(_HEAD), *near} if place < len(is_target))[:room]
