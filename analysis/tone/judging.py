"""The portrayal of every person an article names, each judged by itself from the same mentions."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from analysis.tone.masked import Masked, Piece, Pieces, Place, is_long, masked, passages, pieces_of
from analysis.tone.portrayal import Judged, Portrayer

_MAIN: Final = 3
"""So many mentions in a long article make somebody one of those it is about."""
# Most passages about somebody take no side, though the article does: measured on PerSenT, see docs/methods.md.
_WEIGHTS: Final = np.array([0.5, 0.5, 1.0])
_ASKED: Final = "\N{NULL}asked"  # no entity is called so


class Named(NamedTuple):
    """A mention of a person."""

    entity_id: str
    field: str
    start: int
    end: int


def portrayals(headline: str, body: str, people: Sequence[Named], portrayer: Portrayer) -> dict[str, Judged]:
    """Return how an article portrays each of the people it names, by entity.

    `people`: their mentions. All names are masked alike, so that of two articles that differ in names alone the same
    is said.
    """
    told = article(headline, body, people, portrayer.pieces)
    return {entity: portrayed(told, entity, portrayer) for entity in dict.fromkeys(one.entity_id for one in people)}


def article(headline: str, body: str, people: Sequence[Named], pieces: Pieces) -> list[Piece]:
    """Return an article in pieces, its people as one piece each."""
    return pieces_of(
        (
            (text, [Place(one.start, one.end, one.entity_id) for one in people if one.field == field])
            for field, text in (("headline", headline), ("body", body))
        ),
        pieces,
    )


def portrayed(told: Sequence[Piece], target: str, portrayer: Portrayer) -> Judged:
    """Return how an article portrays one of its people, an entity.

    Where its passages were judged apart the mean of these counts, what takes no side for less; whether a misfortune
    befell them is told from the beginning.
    """
    whole, *parts = map(portrayer.judged, asked(told, target))
    if not parts:
        return whole
    weighed = np.mean([one[:3] for one in parts], axis=0) * _WEIGHTS
    unfavourable, neutral, favourable = (float(share) for share in weighed / weighed.sum())
    return Judged(unfavourable, neutral, favourable, whole.misfortune)


def asked(told: Sequence[Piece], target: str) -> list[Masked]:
    """Return what the model reads when asked about one person.

    That is the article; where it is long and about them, then each passage that names them.
    """
    is_about_them = is_long(told) and sum(piece.who == target for piece in told) >= _MAIN
    return [masked(told, target), *(passages(told, target) if is_about_them else [])]


def sentence(text: str, start: int, end: int, people: Sequence[Named], pieces: Pieces) -> Masked:
    """Return a text as the model reads it when asked about whom the stretch from start to end means.

    `people`: whom else it names, and where else it names the same person.
    """
    same = {one.entity_id for one in people if one.start < end and start < one.end}
    others = [
        Place(one.start, one.end, _ASKED if one.entity_id in same else one.entity_id)
        for one in people
        if one.end <= start or end <= one.start
    ]
    return masked(pieces_of([(text, [Place(start, end, _ASKED), *others])], pieces), _ASKED)
