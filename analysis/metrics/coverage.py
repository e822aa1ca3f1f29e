"""How much is published about whom: the four counts, in all and by day and source."""

from collections.abc import Collection, Sequence
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.metrics.delivery import delivery, of_sources
from analysis.metrics.outages import gaps
from analysis.metrics.steps import Step, step_of
from analysis.newsroom import TICK, day_of
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

    `base` is the same selection whoever is named. articles is NaN on a day that is a gap: one on which the selected
    sources delivered nothing at all, or on which those that usually deliver a third or more of what they all do had an
    outage (see `delivery`). counted: the articles that are there all the same.
    """
    day = day_of(corpus.articles["published_at"], zone)
    named = (
        corpus.appearances[corpus.appearances["entity_id"].isin(entity_ids)]
        .assign(day=lambda row: day.reindex(row["article"]).array, entity_id=lambda row: row["entity_id"].astype("str"))
        .groupby(["entity_id", "day"], as_index=False)
        .agg(counted=("article", "size"))
    )
    every = pd.MultiIndex.from_product([entity_ids, _period(base, zone)], names=["entity_id", "day"])
    counted = named.set_index(["entity_id", "day"])["counted"].reindex(every, fill_value=0).reset_index()
    return _with_gaps(counted, base, zone).merge(
        _names(corpus)[["entity_id", "name", "note"]], on="entity_id", validate="many_to_one"
    )


def daily_articles(corpus: Slice, base: Slice, zone: ZoneInfo) -> pd.DataFrame:
    """Return a row a day of the period: how many of the selection's articles were published; gaps as in `daily`."""
    counts = day_of(corpus.articles["published_at"], zone).value_counts()
    days = _period(base, zone)
    counted = pd.DataFrame({"day": days, "counted": counts.reindex(days, fill_value=0).array})
    return _with_gaps(counted, base, zone)


def with_outages(base: Slice, zone: ZoneInfo) -> list[str]:
    """Return the sources of a selection that had an outage on a day of its period."""
    days = _period(base, zone)
    table = of_sources(delivery(base, zone), base.selection.sources)
    return sorted(set(table["source"][table["outage"] & table["day"].isin(days)].astype("str")))


def step(base: Slice, zone: ZoneInfo) -> Step:
    """Return whether the period of a selection is told in days, weeks or months."""
    return step_of(_period(base, zone))


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


def _with_gaps(counted: pd.DataFrame, base: Slice, zone: ZoneInfo) -> pd.DataFrame:
    """Return the table with `articles`: what was counted, and NaN where too little was delivered to tell."""
    came = day_of(base.delivered, zone).dropna().unique()
    unknown = gaps(of_sources(delivery(base, zone), base.selection.sources))
    is_told = counted["day"].isin(came) & ~counted["day"].isin(unknown)
    articles = counted["counted"].where(is_told).astype("Int64")
    columns = [*counted.columns.drop("counted"), "articles", "counted"]
    return counted.assign(articles=articles, counted=counted["counted"].astype("Int64"))[columns]


def _period(base: Slice, zone: ZoneInfo) -> pd.DatetimeIndex:
    """Return the days of the selection, no further than from the corpus's first article to its last.

    Where the selection is open, from its own first article or to its own last.
    """
    own, every = (
        day_of(pd.Series([moments.min(), moments.max()], dtype=moments.dtype), zone)
        for moments in (base.delivered, base.whole.articles["published_at"])
    )
    since, until = base.selection.since, base.selection.until
    first = own[0] if since is None else max(_day(since, zone), every[0])
    last = own[1] if until is None else min(_day(until - TICK, zone), every[1])
    # Nothing dated: NaT is no bound, and is not less than any.
    if pd.isna(first) or pd.isna(last) or first > last:
        return pd.DatetimeIndex([], name="day")
    return pd.date_range(first, last, freq="D", name="day")


def _day(when: pd.Timestamp, zone: ZoneInfo) -> pd.Timestamp:
    # Without its zone first: where clocks go forward at midnight that day has none.
    return when.tz_convert(zone).tz_localize(None).normalize()
