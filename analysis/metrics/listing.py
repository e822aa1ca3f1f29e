"""The articles behind a number."""

from zoneinfo import ZoneInfo

import pandas as pd

from analysis.newsroom import day_of
from analysis.store.slices import Slice


def listing(corpus: Slice, headlines: pd.DataFrame, rows: slice = slice(None)) -> pd.DataFrame:
    """Return the selection's articles, newest first, with headline and address.

    `headlines`: headline and url by article_id. `rows`: which of them, by position; all by default.
    """
    facts = ["section", "language", "extent", "words", "polarity", "subjectivity"]
    table = corpus.articles[["article_id", "published_at", "source", *facts]].iloc[rows]
    return (
        table.astype(dict.fromkeys(("source", "section", "language", "extent"), "str"))
        .join(headlines, on="article_id")
        .reset_index(drop=True)[["article_id", "published_at", "source", "headline", *facts, "url"]]
    )


def of_day(corpus: Slice, day: pd.Timestamp, zone: ZoneInfo) -> Slice:
    """Return the part of a slice that was published on a day of the newsroom."""
    on_day = day_of(corpus.articles["published_at"], zone).eq(day)
    return corpus.keeping(pd.Series(corpus.articles.index[on_day]))
