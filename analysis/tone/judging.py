"""The portrayal of every person an article names, each judged by itself from the same mentions."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.tone.masked import Place, masked
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
    found: dict[str, Judged] = {}
    for entity in dict.fromkeys(one.entity_id for one in people):
        texts = [
            (text, [Place(one.start, one.end, one.entity_id == entity) for one in people if one.field == field])
            for field, text in (("headline", headline), ("body", body))
        ]
        found[entity] = portrayer.judged(masked(texts, portrayer.pieces))
    return found
