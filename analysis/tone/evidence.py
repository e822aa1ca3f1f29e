"""The passages that speak for what is said of how an article portrays a person, most decisive first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from analysis.language.sentences import sentences
from analysis.tone.judging import Named
from analysis.tone.masked import Place, masked, pieces_of
from analysis.tone.portrayal import Judged, Portrayer
from analysis.tone.verdicts import MISFORTUNE, PORTRAYALS

_MOST: Final = 24  # of a very long article: each sentence costs a run of the model


@dataclass(frozen=True, slots=True)
class Passage:
    """A headline, or a sentence of a body, that names the person."""

    field: str
    start: int
    """Of the passage in its field; text[start:end] is the passage."""
    end: int
    targets: tuple[tuple[int, int], ...]
    """Where it names the person, as places in the field."""
    judged: Judged
    """What the model says of it, read alone."""


def passages(
    texts: tuple[str, str], people: Sequence[Named], entity_id: str, said: str, portrayer: Portrayer
) -> list[Passage]:
    """Return the passages of an article that name a person, most decisive first.

    `texts`: its headline and its body; `people`: the mentions of all its people; `said`: the verdict that the passages
    are to speak for, one of VERDICTS. Of more than two dozen those that come first are read.
    """
    headline, body = texts
    found: list[Passage] = []
    for field, text, spans in (("headline", headline, [(0, len(headline))]), ("body", body, sentences(body))):
        named = [one for one in people if one.field == field]
        targets = [(one.start, one.end) for one in named if one.entity_id == entity_id]
        for start, end in _whole(spans, named):
            inside = tuple(target for target in targets if start <= target[0] and target[1] <= end)
            if inside and len(found) < _MOST:
                told = pieces_of([(text[start:end], _places(named, start, end))], portrayer.pieces)
                judged = portrayer.judged(masked(told, entity_id))
                found.append(Passage(field, start, end, inside, judged))
    # The sort keeps the order of reading where two are as decisive.
    return sorted(found, key=lambda one: -_weight(one.judged, said))


def _whole(spans: Sequence[tuple[int, int]], named: Sequence[Named]) -> list[tuple[int, int]]:
    """Return the sentences, those joined between which a name lies: no name is cut in two."""
    whole: list[tuple[int, int]] = []
    for start, end in spans:
        if whole and any(one.start < whole[-1][1] and start < one.end for one in named):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def _places(named: Sequence[Named], start: int, end: int) -> list[Place]:
    inside = (one for one in named if start <= one.start and one.end <= end)
    return [Place(one.start - start, one.end - start, one.entity_id) for one in inside]


def _weight(judged: Judged, said: str) -> float:
    """Return how much a passage speaks for a verdict; where that takes no side, how much it takes one."""
    if said == MISFORTUNE:
        return judged.misfortune
    if said in PORTRAYALS:
        return float(judged[PORTRAYALS.index(said)])
    return abs(judged.favourable - judged.unfavourable)
