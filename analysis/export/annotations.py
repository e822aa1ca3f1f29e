"""What articles name, as JSON lines: one article a line, for programs that keep no corpus."""

import json
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import pandas as pd

from analysis.annotate import Annotated
from analysis.entities.gazetteer import WORKS
from analysis.entities.lookups import Layered
from analysis.tone.portrayal import Judged
from analysis.tone.verdicts import MISFORTUNE, verdict, verdicts

# What other tools and the scorers call them.
_TONES: Final[Mapping[str, str]] = {"unfavourable": "negative", "neutral": "neutral", "favourable": "positive"}


class _Naming(NamedTuple):
    article_id: str
    entity_id: str
    field: str
    start: int
    end: int
    surface: str


class _Said(NamedTuple):
    """What is said of a person."""

    judged: Judged
    word: str
    """The verdict by it."""


class _Row(NamedTuple):
    article_id: str
    own_id: str
    headline: str
    published_at: object
    polarity: float
    subjectivity: float


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Name and kind by entity."""

    names: Mapping[str, str]
    kinds: Mapping[str, str]

    def with_(self, found: pd.DataFrame) -> "Known":
        """Return these, and those found in an article that no list has."""
        names = dict(zip(found["entity_id"], found["name"], strict=True))
        kinds = dict(zip(found["entity_id"], found["kind"], strict=True))
        return Known(Layered(names, self.names.get), Layered(kinds, self.kinds.get))


def public(annotated: Annotated, private: Collection[str]) -> Annotated:
    """Return what may be told: without the entities that a newsroom keeps private."""
    mentions, appearances = annotated.mentions, annotated.appearances
    return replace(
        annotated,
        mentions=mentions[~mentions["entity_id"].isin(private)],
        appearances=appearances[~appearances["entity_id"].isin(private)],
    )


def numbered(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles under their row numbers: `own_id` is what they are called outside, `known_id` in a corpus.

    The same article twice is two lines, so its id cannot tell the lines apart while they are annotated.
    """
    own = articles["input_id"].where(articles["input_id"].notna(), articles["article_id"])
    return articles.assign(
        own_id=own, known_id=articles["article_id"], article_id=[str(number) for number in range(len(articles))]
    )


def lines(articles: pd.DataFrame, annotated: Annotated, entities: Known) -> Iterator[str]:
    """Return one JSON line an article, in order, without its story; `articles` are as `numbered` makes them."""
    named: dict[str, dict[str, list[_Naming]]] = {}
    columns = annotated.mentions[list(_Naming._fields)].itertuples(index=False, name=None)
    for naming in map(_Naming._make, columns):
        named.setdefault(naming.article_id, {}).setdefault(naming.entity_id, []).append(naming)
    found = dict(list(annotated.found.groupby("article_id")))
    judged = _judged(annotated.appearances)
    rows = articles.merge(annotated.tones, on="article_id", validate="one_to_one")
    for row in rows[list(_Row._fields)].itertuples(index=False, name=None):
        article = _Row._make(row)
        known = entities.with_(found[article.article_id]) if article.article_id in found else entities
        line = _line(article, named.get(article.article_id, {}), known, judged.get(article.article_id, {}))
        yield json.dumps(line, ensure_ascii=False, allow_nan=False)


def _judged(appearances: pd.DataFrame) -> dict[str, dict[str, _Said]]:
    """Return how people are portrayed, by article and person."""
    judged: dict[str, dict[str, _Said]] = {}
    known = appearances.dropna(subset=list(Judged._fields))
    rows = known[["article_id", "entity_id", *Judged._fields]].itertuples(index=False, name=None)
    for (article, entity, *shares), word in zip(rows, verdicts(known), strict=True):
        judged.setdefault(article, {})[entity] = _Said(Judged._make(shares), word)
    return judged


def _line(
    article: _Row, named: Mapping[str, Sequence[_Naming]], entities: Known, judged: Mapping[str, _Said]
) -> dict[str, object]:
    def of(*kinds: str) -> Iterator[tuple[str, Sequence[_Naming]]]:
        return ((entity, found) for entity, found in named.items() if entities.kinds[entity] in kinds)

    return {
        "article_id": article.own_id,
        "headline": article.headline,
        "published_at": _instant(article.published_at),
        "polarity": _number(article.polarity),
        "subjectivity": _number(article.subjectivity),
        "people": [_person(entity, found, entities, judged.get(entity)) for entity, found in of("person")],
        "groups": [_named(entity, found, entities) for entity, found in of("group")],
        "characters": [_named(entity, found, entities) for entity, found in of("character")],
        "works": [_work(entity, found, entities) for entity, found in of(*WORKS)],
    }


def with_story(line: str, story_id: str, copy_of: str | None) -> str:
    """Return a line with the story of its article, and the article that it is a copy of, if it is one."""
    told = json.dumps({"story_id": story_id, "copy_of": copy_of}, ensure_ascii=False)
    return f"{line[:-1]}, {told[1:]}\n"


def _person(entity: str, found: Sequence[_Naming], entities: Known, said: _Said | None) -> dict[str, object]:
    return {
        "name": entities.names[entity],
        "entity_id": entity,
        "mentions": len(found),
        "in_headline": any(naming.field == "headline" for naming in found),
        **_places(found),
        **_portrayal(said),
    }


def portrayal(judged: Judged) -> dict[str, object]:
    """Return what is said of a person; in a story about a misfortune of theirs nothing but that it is one."""
    return _portrayal(_Said(judged, verdict(judged)))


def _portrayal(said: _Said | None) -> dict[str, object]:
    if said is None:
        return dict.fromkeys(("tone", *Judged._fields))
    judged, word = said
    is_shown = word != MISFORTUNE
    shares = {name: round(share, 4) if is_shown else None for name, share in judged._asdict().items()}
    return {"tone": _TONES.get(word), **shares, "misfortune": not is_shown}


def _named(entity: str, found: Sequence[_Naming], entities: Known) -> dict[str, object]:
    return {"name": entities.names[entity], "entity_id": entity, "mentions": len(found), **_places(found)}


def _work(entity: str, found: Sequence[_Naming], entities: Known) -> dict[str, object]:
    return {
        "name": entities.names[entity],
        "entity_id": entity,
        "kind": entities.kinds[entity],
        "mentions": len(found),
        **_places(found),
    }


def _places(found: Iterable[_Naming]) -> dict[str, object]:
    """Return the distinct surfaces, in order of first occurrence, and where each naming stands."""
    namings = list(found)
    return {
        "surfaces": list(dict.fromkeys(naming.surface for naming in namings)),
        "spans": [[naming.field, int(naming.start), int(naming.end)] for naming in namings],
    }


def _instant(value: object) -> str | None:
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, pd.Timestamp) else None


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value
