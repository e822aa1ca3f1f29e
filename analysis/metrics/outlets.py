"""Outlets: what each published, which stories it has alone, how often it is first and how far behind else.

The slices asked here are made with copies: an outlet that runs a wire's text has the story too. Who has a story, and
who had it first, is told of all outlets of the corpus up to the end of the selection's period, whatever else it asks.
"""

from collections.abc import Collection
from typing import Final, NamedTuple

import pandas as pd

from analysis.metrics.coverage import by_entity
from analysis.metrics.stories import SECONDS, by_story, first_sources, of_stories, reports, since_first
from analysis.store.slices import Slice
from analysis.store.snapshot import NO_COPY

OUTLETS: Final = (
    *("source", "articles", "copies", "stories", "alone", "shared"),
    *("ahead", "behind", "lag", "lag_low", "lag_high"),
)
"""The columns of `by_outlet`."""


class Tally(NamedTuple):
    """What two outlets' stories come to."""

    both: int
    one_first: int
    other_first: int
    only_one: int
    only_other: int
    lead: float
    """Hours by which the one is before the other, in the median; less than 0 where it is behind, NaN where none is."""


_QUARTILES: Final = (0.25, 0.5, 0.75)


def by_outlet(corpus: Slice) -> pd.DataFrame:
    """Return a row an outlet of the selection, most articles first.

    articles: all its articles; copies: those of them that are copies of another's text; stories: distinct stories;
    alone: stories that no other outlet has; shared: the others; ahead: shared stories that it had first; behind: shared
    stories in which both it and the first are dated and it was not the first; lag, lag_low, lag_high: hours behind the
    first in these, the median and the quartiles, NaN where there are none.
    """
    every = _carriers(corpus)
    own = corpus.articles
    published = own.assign(is_copy=_is_copy(corpus)).groupby("source", observed=True)
    counts = published.agg(articles=("article_id", "size"), copies=("is_copy", "sum"), stories=("story", "nunique"))
    told = own[["source", "story"]].drop_duplicates().rename(columns={"story": "story_id"})
    # A source of the selection has the story by then, in the selection or before it.
    rows = told.merge(every, on=["source", "story_id"], validate="one_to_one")
    is_shared = rows["outlets"].gt(1)
    is_first = rows["source"].astype("str").eq(rows["first_source"])
    marks = rows.assign(
        alone=~is_shared,
        shared=is_shared,
        ahead=is_shared & is_first,
        lag=rows["lag"].where(is_shared & ~is_first),
    )
    by = marks.groupby("source", observed=True)
    stories = by.agg(alone=("alone", "sum"), shared=("shared", "sum"), ahead=("ahead", "sum"), behind=("lag", "count"))
    low, middle, high = (by["lag"].quantile(share) for share in _QUARTILES)
    return (
        counts.join(stories)
        .assign(lag=middle, lag_low=low, lag_high=high)
        .rename_axis("source")
        .reset_index()
        .astype({"source": "str"})
        .sort_values(["articles", "source"], ascending=[False, True], ignore_index=True)
    )[list(OUTLETS)]


def not_ours(corpus: Slice, ours: Collection[str], rivals: Collection[str] = ()) -> pd.DataFrame:
    """Return the stories of the selection that none of our outlets has: as `by_story`, with `rivals`.

    rivals: how many of the rivals have it. Of most rivals first, then as `by_story`.
    """
    every = _carriers(corpus)
    had = _stories_of(every, ours)
    table = by_story(corpus)
    told = every[every["source"].isin(list(rivals))].groupby("story_id", observed=True).size()
    told.index = told.index.astype("str")
    missing = table[~table["story_id"].isin(had)]
    counted = missing.assign(rivals=missing["story_id"].map(told).fillna(0).astype("int64"))
    return counted.sort_values("rivals", ascending=False, kind="stable", ignore_index=True)


def only_ours(corpus: Slice, ours: Collection[str]) -> pd.DataFrame:
    """Return the stories of the selection that only our outlets have, as `by_story`, the newest first."""
    every = _carriers(corpus)
    others = set(every["story_id"][~every["source"].isin(list(ours))].astype("str"))
    had = _stories_of(every, ours)
    table = by_story(corpus)
    kept = table[table["story_id"].isin(had) & ~table["story_id"].isin(others)]
    return kept.sort_values(["latest_at", "story_id"], ascending=[False, True], ignore_index=True)


def behind(corpus: Slice, ours: Collection[str]) -> pd.DataFrame:
    """Return the stories of the selection that both we and others have, the farthest behind first.

    story_id, outlets, first_source, first_at, own_source and own_at: which of ours had it first, and when; lag: hours
    that is behind the first of all, 0 where it is the first, NaN where one of the two is undated.
    """
    every = _carriers(corpus)
    is_own = every["source"].isin(list(ours))
    own = every[is_own].drop_duplicates("story_id").rename(columns={"source": "own_source", "at": "own_at"})
    shared = own[own["story_id"].isin(every["story_id"][~is_own])]
    is_first = shared["own_source"].astype("str").eq(shared["first_source"])
    return (
        shared.assign(lag=shared["lag"].mask(is_first & shared["lag"].notna(), 0.0))
        .astype({"story_id": "str", "own_source": "str"})
        .sort_values(["lag", "outlets", "story_id"], ascending=[False, False, True], ignore_index=True)
    )[["story_id", "outlets", "first_source", "first_at", "own_source", "own_at", "lag"]]


def duel(corpus: Slice, one: str, other: str) -> pd.DataFrame:
    """Return the stories that one or the other of two outlets tells in the selection, those of both first.

    Who told one before the period has it too. story_id, one_at, other_at, has_one, has_other; lead: hours by which the
    first outlet had it before the second, less than 0 where it had it later, NaN where one of them lacks it or is
    undated. The longest lead of either first.
    """
    told = corpus.articles["story"][corpus.articles["source"].isin([one, other])].astype("str")
    every = _carriers(corpus).astype({"story_id": "str"})
    every = every[every["story_id"].isin(set(told))]
    left, right = (
        every[every["source"].eq(source)][["story_id", "at"]].assign(has=True).rename(columns=_named(name))
        for name, source in (("one", one), ("other", other))
    )
    table = left.merge(right, on="story_id", how="outer", validate="one_to_one")
    has = {name: table[name].notna() for name in ("has_one", "has_other")}
    lead = (table["other_at"] - table["one_at"]).dt.total_seconds() / SECONDS
    return (
        table.assign(**has, lead=lead, length=lead.abs(), both=has["has_one"] & has["has_other"])
        .sort_values(["both", "length", "story_id"], ascending=[False, False, True], ignore_index=True)
        .drop(columns=["both", "length"])
    )[["story_id", "one_at", "other_at", "has_one", "has_other", "lead"]]


def tally(duel: pd.DataFrame) -> Tally:
    """Return what a `duel` comes to."""
    both = duel["has_one"] & duel["has_other"]
    lead = duel["lead"].dropna()
    return Tally(
        both=int(both.sum()),
        one_first=int(lead.gt(0).sum()),
        other_first=int(lead.lt(0).sum()),
        only_one=int((duel["has_one"] & ~both).sum()),
        only_other=int((duel["has_other"] & ~both).sum()),
        lead=float(lead.median()) if len(lead) else float("nan"),
    )


def beside(corpus: Slice, one: str, other: str, kinds: Collection[str]) -> pd.DataFrame:
    """Return whom two outlets name: entity_id, name, note, articles of the one and `other_articles` of the other.

    Of most articles of both first.
    """
    left, right = (by_entity(_of_outlet(corpus, source), kinds) for source in (one, other))
    names = pd.concat([left, right])[["entity_id", "name", "kind", "note"]].drop_duplicates("entity_id")
    counts = left[["entity_id", "articles"]].merge(
        right[["entity_id", "articles"]].rename(columns={"articles": "other_articles"}),
        on="entity_id",
        how="outer",
        validate="one_to_one",
    )
    both = ["articles", "other_articles"]
    filled = counts.fillna(dict.fromkeys(both, 0)).astype(dict.fromkeys(both, "int64"))
    return (
        filled.merge(names, on="entity_id", validate="one_to_one")
        .assign(of_both=filled[both].sum(axis=1))
        .sort_values(["of_both", "entity_id"], ascending=[False, True], ignore_index=True)
    )[["entity_id", "name", "kind", "note", *both]]


def _of_outlet(corpus: Slice, source: str) -> Slice:
    return corpus.where(corpus.articles["source"].eq(source))


def _carriers(corpus: Slice) -> pd.DataFrame:
    """Return a row a story of the selection and outlet of the corpus that has it, earliest first within a story.

    As `since_first`, with outlets (how many have it), first_source and first_at.
    """
    rows = reports(of_stories(corpus, corpus.selection.until))
    firsts = since_first(rows)
    by = firsts.groupby("story_id", observed=True)
    first = first_sources(rows, corpus.whole)
    return firsts.assign(
        outlets=by["source"].transform("size"),
        first_source=firsts["story_id"].astype("str").map(first).astype("str"),
        first_at=by["at"].transform("min"),
    )


def _stories_of(every: pd.DataFrame, sources: Collection[str]) -> set[str]:
    return set(every["story_id"][every["source"].isin(list(sources))].astype("str"))


def _is_copy(corpus: Slice) -> pd.Series:
    """Return whether each article has another outlet's text."""
    articles, whole = corpus.articles, corpus.whole.articles["source"].astype("str")
    first = articles["copy_of"].where(articles["copy_of"].ne(NO_COPY), articles.index)
    return pd.Series(whole.reindex(first).to_numpy() != articles["source"].astype("str").to_numpy(), articles.index)


def _named(side: str) -> dict[str, str]:
    return {"at": f"{side}_at", "has": f"has_{side}"}
