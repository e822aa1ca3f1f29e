"""How much is published about whom: the four counts, in all and by day and source."""

from collections.abc import Collection, Sequence
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.newsroom import day_of
from analysis.store.slices import Slice

ORDER = ["articles", "mentions", "entity_id"]


def by_entity(corpus: Slice, kinds: Collection[str]) -> pd.DataFrame:
    """Return one row an entity of these kinds that the selection's articles name, most covered first.

    articles: distinct articles that name it; mentions: namings in them; sources: distinct sources of them;
    in_headline: articles whose headline names it; newest: when the newest of them was published.
    """
    appearances = _of_kinds(corpus, kinds).merge(
        corpus.articles[["source", "published_at"]], left_on="article", right_index=True, validate="many_to_one"
    )
    return (
        appearances.groupby("entity_id", observed=True)
        .agg(
            articles=("article", "size"),
            mentions=("mentions", "sum"),
            sources=("source", "nunique"),
            in_headline=("in_headline", "sum"),
            newest=("published_at", "max"),
        )
        .reset_index()
        .astype({"entity_id": "str"})
        .merge(_names(corpus), on="entity_id", validate="one_to_one")
        .sort_values(ORDER, ascending=[False, False, True], ignore_index=True)
    )[["entity_id", "name", "kind", "note", "articles", "mentions", "sources", "in_headline", "newest"]]


def daily(corpus: Slice, base: Slice, entity_ids: Sequence[str], zone: ZoneInfo) -> pd.DataFrame:
    """Return a row an entity and day of the period: how many of the day's articles name it.

    `base` is the same selection whoever is named. A day on which its sources have no article at all is NaN: nothing was
    delivered, so nothing is known.
    """
    day = day_of(corpus.articles["published_at"], zone)
    named = (
        corpus.appearances[corpus.appearances["entity_id"].isin(entity_ids)]
        .assign(day=lambda row: day.reindex(row["article"]).array, entity_id=lambda row: row["entity_id"].astype("str"))
        .groupby(["entity_id", "day"], as_index=False)
        .agg(articles=("article", "size"))
    )
    every = pd.MultiIndex.from_product([entity_ids, _period(base, zone)], names=["entity_id", "day"])
    delivered = day_of(base.delivered, zone).dropna().unique()
    counted = named.set_index(["entity_id", "day"])["articles"].reindex(every, fill_value=0).reset_index()
    return counted.assign(articles=counted["articles"].where(counted["day"].isin(delivered)).astype("Int64")).merge(
        _names(corpus)[["entity_id", "name", "note"]], on="entity_id", validate="many_to_one"
    )


def daily_articles(corpus: Slice, base: Slice, zone: ZoneInfo) -> pd.DataFrame:
    """Return a row a day of the period: how many of the selection's articles were published; NaN as in `daily`."""
    counts = day_of(corpus.articles["published_at"], zone).value_counts()
    delivered = day_of(base.delivered, zone).dropna().unique()
    days = _period(base, zone)
    articles = counts.reindex(days, fill_value=0)
    return pd.DataFrame({"day": days, "articles": articles.where(days.isin(delivered)).astype("Int64").array})


def by_source(corpus: Slice, base: Slice) -> pd.DataFrame:
    """Return a row a source: its articles in the selection, all its articles in `base`, and the share of the two."""
    table = pd.DataFrame(
        {"articles": corpus.articles["source"].value_counts(), "published": base.articles["source"].value_counts()}
    )
    table = table[table["published"] > 0].rename_axis("source").reset_index().astype({"source": "str"})
    return table.assign(share=table["articles"] / table["published"]).sort_values(
        ["articles", "source"], ascending=[False, True], ignore_index=True
    )


def _of_kinds(corpus: Slice, kinds: Collection[str]) -> pd.DataFrame:
    wanted = corpus.entities.index[corpus.entities["kind"].isin(kinds)]
    return corpus.appearances[corpus.appearances["entity_id"].isin(wanted)]


def _names(corpus: Slice) -> pd.DataFrame:
    return corpus.entities[["entity_id", "name", "kind", "note"]].reset_index(drop=True)


def _period(base: Slice, zone: ZoneInfo) -> pd.DatetimeIndex:
    """Return the days of the selection, and where it is open those from the first article to the last."""
    days = day_of(base.delivered, zone).dropna()
    since, until = base.selection.since, base.selection.until
    if days.empty and (since is None or until is None):
        return pd.DatetimeIndex([], name="day")
    first = days.min() if since is None else _day(since, zone)
    last = days.max() if until is None else _day(until - pd.Timedelta(1, "us"), zone)
    return pd.date_range(first, last, freq="D", name="day")


def _day(when: pd.Timestamp, zone: ZoneInfo) -> pd.Timestamp:
    # Without its zone first: where clocks go forward at midnight that day has none.
    return when.tz_convert(zone).tz_localize(None).normalize()
