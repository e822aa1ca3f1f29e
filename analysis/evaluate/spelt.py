"""The spellings of a gazetteer as the scores compare names: without case, accents and punctuation."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

import pandas as pd

from analysis import schema
from analysis.entities.gazetteer import SHOWS, Gazetteer, whole
from analysis.evaluate.scoring import fold

Known = Mapping[str, AbstractSet[str]]
"""The spellings of people, characters, shows (and films), and works of any kind."""

_NO_WORKS: Final = frozenset({"person", "group", "character"})


def spellings(gazetteer: Gazetteer) -> pd.DataFrame:
    """Return entity_id and spelling, folded: names and aliases, imported ones too.

    Those of which folding leaves nothing are left out.
    """
    tables = whole(gazetteer)
    columns = (tables["entities"].select(["entity_id", "name"]), tables["aliases"].select(["entity_id", "alias"]))
    parts = [schema.pandas(part.rename_columns(["entity_id", "spelling"])) for part in columns]
    table = pd.concat(parts, ignore_index=True)
    folded = table.assign(spelling=table["spelling"].map(fold))
    return folded[folded["spelling"] != ""].drop_duplicates(ignore_index=True)


def entities(gazetteer: Gazetteer) -> pd.DataFrame:
    """Return entity_id and kind of all that the gazetteer knows, imported or not."""
    return schema.pandas(whole(gazetteer)["entities"].select(["entity_id", "kind"]))


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
