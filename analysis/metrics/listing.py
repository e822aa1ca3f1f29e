"""The articles behind a number."""

from zoneinfo import ZoneInfo

import pandas as pd

from analysis.newsroom import day_of
from analysis.store.slices import Slice


def listing(corpus: Slice, headlines: pd.DataFrame, rows: slice = slice(None)) -> pd.DataFrame:
    """Return the selection's articles, newest first, with headline and address.

    story_id: the story it tells; copy_of: the article that it is a copy of, null where it is none; copies: how many the
    corpus has of it. `headlines`: headline and url by article_id. `rows`: which of them, by position; all by default.
    """
    facts = ["section", "language", "extent", "words", "polarity", "subjectivity"]
    table = corpus.articles.iloc[rows]
    whole = corpus.whole.articles
    grouped = {
        "story_id": table["story"].astype("str"),
        "copy_of": whole["article_id"].reindex(table["copy_of"]).set_axis(table.index),
        "copies": whole["copy_of"].value_counts().reindex(table.index, fill_value=0),
    }
    return (
        table.assign(**grouped)
        .astype(dict.fromkeys(("source", "section", "language", "extent"), "str"))
        .join(headlines, on="article_id")
        .reset_index(drop=True)[["article_id", "published_at", "source", "headline", *facts, *grouped, "url"]]
    )


def of_day(corpus: Slice, day: pd.Timestamp, zone: ZoneInfo) -> Slice:
    """Return the part of a slice that was published on a day of the newsroom."""
    on_day = day_of(corpus.articles["published_at"], zone).eq(day)
    return corpus.where(on_day)
