"""The spellings of a gazetteer as the scores compare names: without case, accents and punctuation."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

import pandas as pd

from analysis.entities.gazetteer import SHOWS, Gazetteer
from analysis.evaluate.scoring import fold

Known = Mapping[str, AbstractSet[str]]
"""The spellings of people, characters, shows (and films), and works of any kind."""

_NO_WORKS: Final = frozenset({"person", "group", "character"})


def spellings(gazetteer: Gazetteer) -> pd.DataFrame:
    """Return entity_id and spelling, folded: names and aliases; those of which folding leaves nothing are left out."""
    columns = (gazetteer.entities[["entity_id", "name"]], gazetteer.aliases[["entity_id", "alias"]])
    table = pd.concat([part.set_axis(["entity_id", "spelling"], axis=1) for part in columns], ignore_index=True)
    folded = table.assign(spelling=table["spelling"].map(fold))
    return folded[folded["spelling"] != ""].drop_duplicates(ignore_index=True)


def known(spelt: pd.DataFrame, entities: pd.DataFrame) -> Known:
    """Return the spellings of the entities by what they are; those of other entities are left out."""
    kind = spelt["entity_id"].map(entities.set_index("entity_id")["kind"])
    rows = {
        "people": kind.eq("person"),
        "characters": kind.eq("character"),
        "shows": kind.isin(SHOWS),
        "works": kind.notna() & ~kind.isin(_NO_WORKS),
    }
    return {part: frozenset(spelt["spelling"][of_kind]) for part, of_kind in rows.items()}
