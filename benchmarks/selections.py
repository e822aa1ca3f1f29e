"""Selections such as readers make, by chance but always the same: windows, sources, people, shows, text queries."""

import random
from collections.abc import Callable, Sequence
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.entities.gazetteer import SHOWS
from analysis.selection import Selection, window
from analysis.store.snapshot import Snapshot
from benchmarks.wording import zipf

Item = TypeVar("Item")

ZONE: Final = ZoneInfo("Europe/London")  # the newsroom of the benchmarks
PEOPLE: Final = ("person", "group")
_WINDOWS: Final = (1, 7, 7, 28, 28, 90)  # days
_WORDS: Final = (
    "rehearsal",
    "gala",
    "premiere",
    "piano",
    "theatre",
    "velvet",
    "episode",
    "scarf",
    "playlist",
    "sunset",
)
_QUERIES: Final[Sequence[Callable[[str, str], str]]] = (
    lambda one, _: one,
    lambda one, other: f"{one} {other}",
    lambda one, other: f"{one} OR {other}",
    lambda one, other: f"{one} NOT {other}",
    lambda one, _: f'"the {one}"',
    lambda one, _: f"headline:{one}",
)


def selections(snapshot: Snapshot, count: int, queries: int, seed: int = 1) -> list[Selection]:
    """Return `count` selections; the last `queries` of them have a text query."""
    chance = random.Random(seed)  # noqa: S311  (nothing here is a secret)
    kinds = snapshot.entities["kind"]
    people, shows = (_by_coverage(snapshot, kinds.index[kinds.isin(wanted)]) for wanted in (PEOPLE, SHOWS))
    sources = sorted(snapshot.articles["source"].cat.categories)
    return [
        Selection(
            *_period(snapshot, chance),
            sources=_some(chance, 0.3, lambda: chance.choice(sources)),
            people=_some(chance, 0.5, lambda: people[zipf(len(people), chance.random())]),
            shows=_some(chance, 0.25, lambda: shows[zipf(len(shows), chance.random())]),
            query=chance.choice(_QUERIES)(*chance.sample(_WORDS, 2)) if number >= count - queries else "",
        )
        for number in range(count)
    ]


def _by_coverage(snapshot: Snapshot, wanted: pd.Index) -> list[str]:
    counts = snapshot.appearances["entity_id"].value_counts()
    named = counts.index[(counts > 0) & counts.index.isin(wanted)]
    return [str(entity) for entity in named]


def _period(snapshot: Snapshot, chance: random.Random) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    dated = snapshot.articles["published_at"].dropna()
    if chance.random() < 0.3:  # noqa: PLR2004  (three in ten ask for everything)
        return None, None
    as_of = dated.iloc[zipf(len(dated), chance.random())]
    return window(as_of, pd.Timedelta(days=chance.choice(_WINDOWS)), ZONE)


def _some(chance: random.Random, odds: float, one: Callable[[], Item]) -> frozenset[Item] | None:
    return frozenset(one() for _ in range(chance.randint(1, 4))) if chance.random() < odds else None
