"""The articles behind what is said of how a person is portrayed, most decisive first."""

from typing import Final

import pandas as pd

from analysis.store.slices import Slice
from analysis.tone.verdicts import MISFORTUNE

_COLUMNS: Final = ["article_id", "published_at", "source", "portrayal", "said", "leaning", "overruled"]


def evidence(corpus: Slice, entity_id: str, overruled: pd.DataFrame) -> pd.DataFrame:
    """Return the articles of a slice in which something is said of how they portray a person, most decisive first.

    portrayal: the verdict that counts; said and leaning: the model's, whoever overruled it. `overruled`: the model's
    numbers, with `said`, by article_id, on the articles that somebody overruled. Stories of the person's own misfortune
    have no leaning and come last.
    """
    rows = corpus.appearances[corpus.appearances["entity_id"].eq(entity_id) & corpus.appearances["portrayal"].notna()]
    facts = corpus.articles[["article_id", "published_at", "source"]].astype({"source": "str"})
    table = rows.merge(facts, left_on="article", right_index=True, validate="one_to_one")
    model = overruled.reindex(table["article_id"]).set_axis(table.index)
    said = model["said"].where(table["overruled"], table["portrayal"].astype("str"))
    leaning = (model["favourable"] - model["unfavourable"]).where(table["overruled"], table["leaning"])
    is_silent = table["portrayal"].eq(MISFORTUNE) | said.eq(MISFORTUNE)
    table = table.assign(said=said, leaning=leaning.astype("float64").mask(is_silent))
    # Articles are numbered newest first.
    table = table.assign(last=table["portrayal"].eq(MISFORTUNE), weight=-table["leaning"].abs())
    return table.sort_values(["last", "weight", "article"], ignore_index=True)[_COLUMNS]
