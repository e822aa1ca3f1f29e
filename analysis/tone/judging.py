"""The portrayal of every person an article names, each judged by itself from the same mentions."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.tone.masked import Masked, Pieces, Place, masked
from analysis.tone.portrayal import Judged, Portrayer


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
    return {
        entity: portrayer.judged(article(headline, body, people, entity, portrayer.pieces))
        for entity in dict.fromkeys(one.entity_id for one in people)
    }


def article(headline: str, body: str, people: Sequence[Named], target: str, pieces: Pieces) -> Masked:
    """Return an article as the model reads it when asked about one of its people, an entity."""
    texts = [
        (text, [Place(one.start, one.end, one.entity_id == target) for one in people if one.field == field])
        for field, text in (("headline", headline), ("body", body))
    ]
    return masked(texts, pieces)


def sentence(text: str, start: int, end: int, people: Sequence[Named], pieces: Pieces) -> Masked:
    """Return a text as the model reads it when asked about whom the stretch from start to end means.

    `people`: whom else it names, and where else it names the same person.
    """
    same = {one.entity_id for one in people if one.start < end and start < one.end}
    others = [
        Place(one.start, one.end, one.entity_id in same) for one in people if one.end <= start or end <= one.start
    ]
    return masked([(text, [Place(start, end, is_target=True), *others])], pieces)
