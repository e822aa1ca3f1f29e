"""The corpus itself: what each source has delivered."""

import pandas as pd

from analysis.store.slices import Slice


def delivered(corpus: Slice) -> pd.DataFrame:
    """Return a row a source, most articles first: its articles, how many are undated, its first and its newest."""
    return (
        corpus.articles.astype({"source": "str"})
        .assign(undated=lambda row: row["published_at"].isna())
        .groupby("source", as_index=False)
        .agg(
            articles=("article_id", "size"),
            undated=("undated", "sum"),
            first=("published_at", "min"),
            newest=("published_at", "max"),
        )
        .sort_values(["articles", "source"], ascending=[False, True], ignore_index=True)
    )
