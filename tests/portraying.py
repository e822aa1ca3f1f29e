"""A corpus in memory of which is told how its articles portray people."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd

from analysis.store.snapshot import Snapshot
from analysis.tone.measured import Measured
from analysis.tone.verdicts import AS_CATEGORY
from tests.tiny import Row, tiny

ROLES: Final = {"p1": "actor, producer", "p2": "actor", "p3": "singer", "p4": "other"}
MEASURED: Final = Measured(((35, 9, 1), (12, 150, 24), (1, 20, 43)), 295, 0.2271, "some passages", "2026-11-23")
SURE: Final = Measured(((10**6, 0, 0), (0, 10**6, 0), (0, 0, 10**6)), 3 * 10**6, 0.001, "too many", "2026-11-23")
"""A model that is hardly ever wrong: what it says is what is estimated."""
_SHORT: Final = {
    "-": "unfavourable",
    "0": "neutral",
    "+": "favourable",
    "?": "unclear",
    "m": "misfortune",
    " ": None,
}


@dataclass(frozen=True, slots=True)
class Told:
    """An article: when, from whom, and of whom it says what; "+!" is an editor's word."""

    says: Mapping[str, str] = field(default_factory=dict)
    when: str | None = "2024-10-17 08:00"
    source: str = "The Daily"


def days(words: str, entity: str = "p1", source: str = "The Daily", first: int = 1) -> list[Told]:
    """Return an article a day of October from the first, each of one word: "-0+?m", and " " where nothing is said."""
    return [Told({entity: word}, f"2024-10-{first + place:02} 08:00", source) for place, word in enumerate(words)]


def portrayed(*articles: Told) -> Snapshot:
    """Return the articles as a snapshot; their ids are a0, a1 ... in the order given."""
    held = tiny(*[Row(one.when, one.source, names=dict.fromkeys(one.says, 1)) for one in articles])
    said = {(f"a{place}", entity): word for place, one in enumerate(articles) for entity, word in one.says.items()}
    ids = held.articles["article_id"]
    rows = held.appearances
    words = [said[ids[article], entity] for article, entity in zip(rows["article"], rows["entity_id"], strict=True)]
    return replace(
        held,
        appearances=rows.assign(
            portrayal=pd.Categorical([_SHORT[word[0]] for word in words], dtype=AS_CATEGORY),
            overruled=pd.Series([word.endswith("!") for word in words], dtype="bool"),
        ),
        entities=held.entities.assign(roles=pd.Series(ROLES, dtype="str").reindex(held.entities.index)),
    )
