"""Who is named beside whom."""

from collections.abc import Collection

import pandas as pd

from analysis.metrics.coverage import ORDER, by_entity
from analysis.store.slices import Slice


def together(corpus: Slice, entity_id: str, kinds: Collection[str]) -> pd.DataFrame:
    """Return the other entities of these kinds named in the selection's articles that name this one, most often first.

    share: of the articles that name this one, how many name the other too, 0 to 1.
    """
    shared = naming(corpus, entity_id)
    table = by_entity(shared, kinds)
    return (
        table[table["entity_id"] != entity_id]
        .assign(share=lambda row: row["articles"] / len(shared.articles))
        .sort_values(ORDER, ascending=[False, False, True], ignore_index=True)
    )


def naming(corpus: Slice, entity_id: str) -> Slice:
    """Return the part of a slice whose articles name this entity."""
    keys = corpus.appearances["article"][corpus.appearances["entity_id"].eq(entity_id)]
    return corpus.keeping(keys)
