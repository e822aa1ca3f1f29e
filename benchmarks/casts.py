"""Whom and what the generated articles name: the gazetteer's entities, by a fixed order of fame, with their casts."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import pandas as pd

from analysis.entities import gazetteer as gazetteers
from analysis.entities.gazetteer import SHOWS
from benchmarks.wording import zipf

Item = TypeVar("Item")

# Longer names are not shortened: "The Kid LAROI" has no surname.
_SHORTENED: Final = (2, 3)


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as texts name it."""

    entity_id: str
    full: str
    given: str
    surname: str


@dataclass(frozen=True, slots=True)
class Show:
    """A series or film with its cast: who plays whom."""

    title: str
    cast: tuple[tuple[Named, Named], ...]


@dataclass(frozen=True, slots=True)
class Fame:
    """People (and groups) and shows, the most famous first: the same order for every seed."""

    people: Sequence[Named]
    shows: Sequence[Show]
    shows_of: Mapping[str, Sequence[Show]]

    def person(self, chance: float) -> Named:
        """Return somebody by Zipf's law."""
        return self.people[zipf(len(self.people), chance)]

    def show(self, chance: float) -> Show:
        """Return a show by Zipf's law."""
        return self.shows[zipf(len(self.shows), chance)]

    def words(self) -> frozenset[str]:
        """Return every word of a person's name, in lower case."""
        return frozenset(word for person in self.people for word in person.full.lower().split())


def fame(folder: Path) -> Fame:
    """Return the gazetteer of a folder in an order of fame that is nobody's opinion but a shuffle."""
    known = gazetteers.read(folder)
    named = {
        entity: _named(entity, name)
        for entity, name in zip(known.entities["entity_id"], known.entities["name"], strict=True)
    }
    kinds = known.entities.set_index("entity_id")["kind"]
    shows = _shows(known.credits, named, kinds)
    shows_of: defaultdict[str, list[Show]] = defaultdict(list)
    for show in shows:
        for person, _ in show.cast:
            shows_of[person.entity_id].append(show)
    people = [named[entity] for entity in kinds.index[kinds.isin(["person", "group"])]]
    return Fame(_shuffled(people), _shuffled(shows), shows_of)


def _shows(credits_: pd.DataFrame, named: Mapping[str, Named], kinds: pd.Series) -> list[Show]:
    played = credits_.dropna(subset=["person_id", "character_id"])
    return [
        Show(
            named[str(work)].full,
            tuple((named[p], named[c]) for p, c in zip(cast["person_id"], cast["character_id"], strict=True)),
        )
        for work, cast in played.groupby("work_id")
        if kinds[str(work)] in SHOWS
    ]


def _named(entity_id: str, name: str) -> Named:
    words = name.split()
    plain = len(words) in _SHORTENED and words[0] != "The" and all(word.replace("-", "").isalpha() for word in words)
    return Named(entity_id, name, words[0] if plain else name, words[-1] if plain else name)


def _shuffled(items: Sequence[Item]) -> Sequence[Item]:
    return random.Random(0).sample(items, len(items))  # noqa: S311  (nothing here is a secret)
