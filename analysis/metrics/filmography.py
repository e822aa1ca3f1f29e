"""What the gazetteer says of one entity: who is in it, what they are in."""

import pandas as pd

from analysis.entities.gazetteer import CREDITED


def filmography(credits_: pd.DataFrame, entities: pd.DataFrame, entity_id: str) -> pd.DataFrame:
    """Return name, kind, role, character, seasons, first_year: a row for each credit of an entity, by name.

    Of a work or a group its people, of a person their works and groups, of a character who plays it and where.
    `entities` by entity_id. What is not known is an empty text; a year, <NA>.
    """
    own = credits_[(credits_[list(CREDITED)] == entity_id).any(axis=1)]
    other = own["work_id"].mask(own["work_id"].eq(entity_id), own["person_id"])
    names = entities["name"]
    table = pd.DataFrame(
        {
            "name": other.map(names),
            "kind": other.map(entities["kind"]),
            "role": own["role"],
            "character": own["character_id"].map(names).fillna(""),
            "seasons": own["seasons"].fillna(""),
            "first_year": other.map(entities["first_year"]).astype("Int64"),
        }
    )
    return table.dropna(subset=["name"]).sort_values(["name", "role", "character"], ignore_index=True)
