"""Copies: articles of nearly the same text, and which of them was there first."""

from typing import Final

import pandas as pd

_RANKS: Final = {"own": 0, "credited": 1}
_NO_WIRE: Final = 2


def first(groups: pd.DataFrame, published_at: pd.Series) -> pd.Series:
    """Return the first of the copies of each article's text by article_id, null where that is the article itself.

    `groups` are schema.GROUPS; `published_at` is by article_id. A news agency's own article is first, whenever it came,
    then those that credit one, then the others; of each the earliest.
    """
    kept = groups.set_index("article_id")
    text = kept["copy_of"].fillna(kept.index.to_series())
    ranked = pd.DataFrame(
        {
            "text": text,
            "rank": kept["wire"].map(_RANKS).fillna(_NO_WIRE),
            "at": published_at.reindex(kept.index),
        }
    ).reset_index()
    in_turn = ranked.sort_values(["rank", "at", "article_id"], na_position="last", kind="stable")
    leading = text.map(in_turn.groupby("text", sort=False)["article_id"].first())
    return leading.where(leading.ne(leading.index.to_series())).rename("copy_of").astype("str")
