"""Names that articles have and no list has: how much speaks for each, and which of them are counted."""

from collections.abc import Collection
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import schema
from analysis.entities.found import PREFIX, PROVENANCE, is_one_word, is_whole, kind_of, shown

_SOURCES: Final = 3
_STORIES: Final = 2
CONFIRMED: Final = "once an editor confirms it"
RULE: Final = f"from {_SOURCES} sources in {_STORIES} stories on"

IS_FOUND: Final = pc.starts_with(pc.field("entity_id"), PREFIX)
"""Rows of mentions or appearances of names that no list has."""


def minors(mentions: pa.Table) -> frozenset[str]:
    """Return the found people whom an article calls a child. `mentions`: entity_id and how."""
    return frozenset(mentions.filter(pc.equal(mentions["how"], "minor"))["entity_id"].to_pylist())


def support(appearances: pd.DataFrame, children: Collection[str]) -> pd.DataFrame:
    """Return what speaks for each found name, by entity_id: articles, sources, whether it `counts` and `needs_editor`.

    `appearances`: entity_id, source, story and is_copy of each; those in copies speak for nothing. A name counts once
    three sources have it in two stories. A single word may be somebody else in every article, and `children` are
    nobody's news: an editor confirms them.
    """
    found = appearances[appearances["entity_id"].str.startswith(PREFIX)]
    speaks = found[["source", "story"]].mask(found["is_copy"])
    rows = speaks.groupby(found["entity_id"], observed=True).agg(
        articles=("source", "count"),
        sources=("source", "nunique"),
        stories=("story", "nunique"),
    )
    is_spread = rows["sources"].ge(_SOURCES) & rows["stories"].ge(_STORIES)
    is_full = pd.Series([not is_one_word(entity) for entity in rows.index], rows.index, dtype="bool")
    needs_editor = ~is_full | rows.index.isin(list(children))
    return rows[["articles", "sources"]].assign(counts=is_spread & ~needs_editor, needs_editor=needs_editor)


def named(mentions: pa.Table) -> pd.DataFrame:
    """Return the found names as schema.ENTITIES, by entity_id.

    `mentions`: entity_id and surface. Each is called what it is called most often, by its whole name.
    """
    spelt = mentions.group_by(["entity_id", "surface"]).aggregate([([], "count_all")])
    table = schema.pandas(spelt).rename(columns={"count_all": "times"})
    pairs = zip(table["entity_id"].tolist(), table["surface"].tolist(), strict=True)
    table = table.assign(is_whole=[is_whole(entity, surface) for entity, surface in pairs])
    order = ["entity_id", "is_whole", "times", "surface"]
    first = table.sort_values(order, ascending=[True, False, False, True]).drop_duplicates("entity_id")
    facts = {
        "entity_id": first["entity_id"],
        "kind": first["entity_id"].map(kind_of),
        "name": first["surface"].map(shown),
        "provenance": PROVENANCE,
    }
    rows = pd.DataFrame({name: facts.get(name) for name in schema.ENTITIES.names}, index=first.index)
    return schema.conform(rows, schema.ENTITIES, "found names").set_index("entity_id", drop=False)
