"""What articles say, as it may be shown: a person marked, and nobody named who is in no list, chart or file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

import pandas as pd

from analysis.entities.gazetteer import WORKS
from analysis.store import portrayed, texts
from analysis.store.snapshot import Snapshot

_SOMEBODY: Final = "somebody else"
_TITLE: Final = "a title"
THE_PERSON: Final = "the person"
"""What stands for the names of the person who is marked, where these are hidden too."""


class Quoted(NamedTuple):
    """A stretch of an article, and whom it names where."""

    text: str
    mentions: pd.DataFrame
    """entity_id, start, end: of this stretch, in order."""
    is_headline: bool


class Piece(NamedTuple):
    """Some words of a stretch, and what they are."""

    text: str
    role: Literal["words", "person", "hidden"]
    """The person's name, or what stands for a hidden one; else words of the article."""


def stretch(
    article: Mapping[str, object] | pd.Series, mentions: pd.DataFrame, field: str, start: int, end: int
) -> Quoted:
    """Return a stretch of the headline or the body of an article, by its place there.

    `mentions`: schema.MENTIONS of the article.
    """
    named = mentions[mentions["field"].eq(field)]
    return part(Quoted(str(article[field] or ""), named, field == "headline"), start, end)


def part(line: Quoted, begin: int, stop: int) -> Quoted:
    """Return a part of a stretch; of a name that it cuts, the half is named there."""
    # Half a name that is hidden must be hidden too.
    inside = line.mentions[(line.mentions["end"] > begin) & (line.mentions["start"] < stop)]
    moved = inside.assign(start=inside["start"].clip(lower=begin) - begin, end=inside["end"].clip(upper=stop) - begin)
    return Quoted(line.text[begin:stop], moved[["entity_id", "start", "end"]], line.is_headline)


def pieces(line: Quoted, entity_id: str, hidden: Mapping[str, str]) -> Iterator[Piece]:
    """Return a stretch piece by piece; `hidden`: what stands for whose names, as `hidden` returns it."""
    at = 0
    for entity, start, end in line.mentions.sort_values("start").itertuples(index=False, name=None):
        if entity != entity_id and entity not in hidden:
            continue
        yield Piece(line.text[at:start], "words")
        name = hidden.get(entity, line.text[max(at, start) : end])
        yield Piece(name, "person" if entity == entity_id else "hidden")
        at = max(at, end)
    yield Piece(line.text[at:], "words")


def told(line: Quoted, hidden: Mapping[str, str]) -> str:
    """Return a stretch as a text."""
    return "".join(piece.text for piece in pieces(line, "", hidden))


def hidden(held: Snapshot, entities: Iterable[str]) -> dict[str, str]:
    """Return what stands for the names of those who are shown in their article alone.

    These are whom the editors keep private, and found names that do not count; merged ones lead on, so the `entities`
    may be those of an earlier commit.
    """
    waiting = held.waiting
    known = pd.concat([held.private["kind"], waiting["kind"]])
    led = {entity: held.survivor(entity) for entity in set(entities)}
    return {entity: _stand_in(known[now]) for entity, now in led.items() if now in known.index}


def everybody(held: Snapshot, entities: Iterable[str], entity_id: str) -> dict[str, str]:
    """Return what stands for all names of an article, those of the person who is marked too."""
    known = pd.concat([held.entities["kind"], held.private["kind"], held.waiting["kind"]])
    others = {entity: _stand_in(str(known.get(held.survivor(entity), ""))) for entity in set(entities)}
    return others | {entity_id: THE_PERSON}


def _stand_in(kind: str) -> str:
    return _TITLE if kind in WORKS else _SOMEBODY


def headlines(held: Snapshot, article_ids: Sequence[str]) -> pd.Series:
    """Return the headlines of some articles, by article_id, as `told` tells them."""
    found = texts.headlines(held)["headline"].reindex(pd.Index(article_ids, name="article_id"))
    mentions = portrayed.mentions(held, article_ids)
    mentions = mentions[mentions["field"].eq("headline")]
    left_out = hidden(held, mentions["entity_id"])
    changed = {
        article: told(Quoted(found[article], rows[["entity_id", "start", "end"]], is_headline=True), left_out)
        for article, rows in mentions[mentions["entity_id"].isin(left_out.keys())].groupby("article_id")
    }
    return found.mask(found.index.isin(changed.keys()), found.index.map(changed)) if changed else found
