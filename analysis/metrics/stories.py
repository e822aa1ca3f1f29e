"""Stories: who tells each, who had it first, how fast it spread, and what it is about.

The slices asked here are made with copies: an outlet that runs a wire's text tells the story too.
"""

import re
from collections.abc import Collection
from typing import Final

import numpy as np
import pandas as pd

from analysis.store.slices import Slice
from analysis.store.snapshot import NO_COPY, Snapshot

SECONDS: Final = 3600  # of an hour
COUNTED: Final = (
    *("story_id", "articles", "copies", "sources"),
    *("first_at", "latest_at", "first_source", "spread"),
)
"""The columns of `by_story`."""
_ORDER: Final = ["sources", "articles", "latest_at", "story_id"]
_CENTRAL: Final = 3  # names that a story is about
_NAMED: Final = 5
_FEW: Final = 8  # words: a headline of fewer is not taken for being short
_WORD: Final = re.compile(r"\w{3,}")
_COMMON: Final = frozenset(
    {
        "about",
        "after",
        "all",
        "and",
        "are",
        "before",
        "but",
        "did",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "her",
        "his",
        "how",
        "into",
        "its",
        "just",
        "more",
        "new",
        "not",
        "now",
        "off",
        "one",
        "our",
        "out",
        "over",
        "say",
        "says",
        "she",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "who",
        "why",
        "was",
        "were",
        "what",
        "when",
        "will",
        "with",
        "you",
        "your",
    }
)
_NEAR: Final = pd.Timedelta(days=3)


def by_story(corpus: Slice) -> pd.DataFrame:
    """Return a row a story that the selection's articles tell, of most sources first.

    articles: distinct texts; copies: articles beyond these; sources: distinct sources of all; first_at and latest_at:
    when the first and the newest of them was published; first_source: who had it first, which of a text that is a
    wire's is the wire; spread: hours from the first until half of the other sources had it, NaN where there is none.
    """
    rows = reports(corpus.articles)
    table = (
        rows.groupby("story_id", observed=True, sort=False)
        .agg(
            articles=("text", "nunique"),
            size=("text", "size"),
            sources=("source", "nunique"),
            first_at=("published_at", "min"),
            latest_at=("published_at", "max"),
        )
        .reset_index()
        .astype({"story_id": "str"})
    )
    first = first_sources(rows, corpus.whole)
    return (
        table.assign(
            copies=table["size"] - table["articles"],
            first_source=table["story_id"].map(first).astype("str"),
            spread=table["story_id"].map(_spread(rows)).astype("float64"),
        ).sort_values(_ORDER, ascending=[False, False, False, True], na_position="last", ignore_index=True)
    )[list(COUNTED)]


def reports(articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row an article, earliest first, undated last: story_id, source, published_at, and text.

    text: the key of the article whose text it is: its own, or that of the first of its copies.
    """
    keys = articles.index.to_numpy()
    copy_of = articles["copy_of"].to_numpy()
    rows = pd.DataFrame(
        {
            "story_id": articles["story"],
            "source": articles["source"],
            "published_at": articles["published_at"],
            "text": np.where(copy_of == NO_COPY, keys, copy_of),
        }
    )
    # Articles are held newest first, by id among equals: a stable sort keeps that.
    return rows.sort_values("published_at", kind="stable", na_position="last")


def since_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a row a story and source of some `reports`: at, when the source had it first, and lag.

    lag: hours behind the first of all sources in `rows`; NaN where it is undated. Earliest first within a story.
    """
    firsts = (
        rows.drop_duplicates(["story_id", "source"])[["story_id", "source", "published_at"]]
        .rename(columns={"published_at": "at"})
        .reset_index(drop=True)
    )
    first = firsts.groupby("story_id", observed=True)["at"].transform("min")
    return firsts.assign(lag=(firsts["at"] - first).dt.total_seconds() / SECONDS)


def first_sources(rows: pd.DataFrame, whole: Snapshot) -> pd.Series:
    """Return, by story_id, the source of the text that was published first."""
    first = rows.drop_duplicates("story_id")
    sources = whole.articles["source"].astype("str").reindex(first["text"]).to_numpy()
    return pd.Series(sources, index=first["story_id"].astype("str"), dtype="str")


def of_stories(corpus: Slice, until: pd.Timestamp | None = None) -> pd.DataFrame:
    """Return the articles of the whole corpus that tell a story of the selection, published before `until`."""
    articles = corpus.whole.articles
    told = np.zeros(len(articles["story"].cat.categories), dtype=bool)
    told[corpus.articles["story"].cat.codes] = True
    is_told = told[articles["story"].cat.codes]
    if until is not None:
        is_told &= ~articles["published_at"].ge(until).to_numpy()
    return articles[is_told]


def members(snapshot: Snapshot, story_ids: Collection[str]) -> pd.DataFrame:
    """Return the articles of the whole corpus that tell these stories, as the snapshot has them."""
    return snapshot.articles[snapshot.articles["story"].isin(list(story_ids))]


def named(snapshot: Snapshot, story_ids: Collection[str], kinds: Collection[str]) -> pd.DataFrame:
    """Return whom the articles of these stories name: story_id, entity_id, name, kind, articles and in_headline.

    Of each story the names in most articles come first. Copies count once for their text.
    """
    rows = _appearances(snapshot, members(snapshot, story_ids))
    wanted = snapshot.entities.index[snapshot.entities["kind"].isin(list(kinds))]
    return (
        rows[rows["entity_id"].isin(wanted)]
        .groupby(["story_id", "entity_id"], as_index=False, observed=True)
        .agg(articles=("text", "nunique"), in_headline=("in_headline", "sum"))
        .astype({"entity_id": "str", "story_id": "str"})
        .merge(
            snapshot.entities[["entity_id", "name", "kind", "note"]].reset_index(drop=True),
            on="entity_id",
            validate="many_to_one",
        )
        .sort_values(
            ["story_id", "articles", "in_headline", "entity_id"],
            ascending=[True, False, False, True],
            ignore_index=True,
        )
    )[["story_id", "entity_id", "name", "kind", "note", "articles", "in_headline"]]


def titles(snapshot: Snapshot, story_ids: Collection[str], headlines: pd.Series) -> pd.Series:
    """Return the headline, by story_id, that is the story's title; "" where it has none.

    `headlines`: by article_id. Of all the story's headlines the one whose words most of the others have too, a long one
    needing more of them; of equals the first. Never a copy's.
    """
    rows = reports(members(snapshot, story_ids))
    rows = rows[rows["text"].eq(rows.index.to_series())]
    texts = snapshot.articles["article_id"].reindex(rows.index).map(headlines).astype("str").fillna("")
    rows = rows.assign(headline=texts, score=_shared(texts, rows["story_id"]))
    best = rows.sort_values("score", ascending=False, kind="stable").drop_duplicates("story_id")
    ids = pd.Index(best["story_id"].astype("str"), name="story_id")
    return pd.Series(best["headline"].to_numpy(), index=ids, dtype="str").sort_index()


def _shared(texts: pd.Series, story_ids: pd.Series) -> pd.Series:
    """Return how many of its story's other headlines share the words of each, less the longer it is."""
    words = texts.str.casefold().map(_words).explode().dropna()
    table = pd.DataFrame({"word": words.astype("str"), "story": story_ids.astype("str").reindex(words.index)})
    times = table.groupby(["story", "word"])["word"].transform("size") - 1
    by = times.groupby(level=0)
    return (by.sum() / (by.size() + _FEW) ** 0.5).reindex(texts.index).fillna(-1.0)


def _words(text: str) -> list[str]:
    return sorted(set(_WORD.findall(text)) - _COMMON)


def near(snapshot: Snapshot, story_id: str, most: int) -> list[str]:
    """Return the other stories of the same days whose articles name whom this one names most, those with most first.

    Of an undated story, the undated ones.
    """
    own = members(snapshot, [story_id])
    about = set(_about(_appearances(snapshot, own))["entity_id"].astype("str"))
    published = snapshot.articles["published_at"]
    first, last = own["published_at"].min(), own["published_at"].max()
    is_near = published.isna() if pd.isna(first) else published.between(first - _NEAR, last + _NEAR)
    others = snapshot.articles[is_near & snapshot.articles["story"].ne(story_id)]
    rows = _appearances(snapshot, others)
    shared = rows[rows["entity_id"].isin(about)].groupby("story_id", observed=True)["text"].nunique()
    table = shared.rename_axis("story_id").reset_index(name="texts").astype({"story_id": "str"})
    return list(table.sort_values(["texts", "story_id"], ascending=[False, True])["story_id"].head(most))


def told(
    table: pd.DataFrame, snapshot: Snapshot, headlines: pd.Series, people: Collection[str], shows: Collection[str]
) -> pd.DataFrame:
    """Return the stories of a table with title, people and shows after their id; for a list, so of few.

    `headlines`: by article_id; `people`, `shows`: kinds. people and shows: the names in most of a story's articles.
    """
    ids = list(table["story_id"])
    words = {
        "title": titles(snapshot, ids, headlines),
        "people": _first_names(named(snapshot, ids, people)),
        "shows": _first_names(named(snapshot, ids, shows)),
    }
    columns = {name: table["story_id"].map(said).astype("str").fillna("") for name, said in words.items()}
    return table.assign(**columns)[["story_id", *columns, *table.columns.drop("story_id")]]


def _first_names(names: pd.DataFrame) -> pd.Series:
    return names.groupby("story_id").head(_NAMED).groupby("story_id")["name"].agg(", ".join)


def _appearances(snapshot: Snapshot, articles: pd.DataFrame) -> pd.DataFrame:
    """Return the appearances in some articles, with story_id and text."""
    is_in = np.zeros(len(snapshot.articles), dtype=bool)
    is_in[articles.index] = True
    rows = snapshot.appearances
    rows = rows[is_in[rows["article"].to_numpy()]]
    found: pd.DataFrame = rows.merge(reports(articles)[["story_id", "text"]], left_on="article", right_index=True)
    return found


def _about(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the few whom each story's texts name most: story_id, entity_id and weight, the number of texts."""
    return (
        rows.groupby(["story_id", "entity_id"], as_index=False, observed=True)
        .agg(weight=("text", "nunique"))
        .sort_values(["story_id", "weight", "entity_id"], ascending=[True, False, True])
        .groupby("story_id", observed=True)
        .head(_CENTRAL)
    )


def _spread(rows: pd.DataFrame) -> pd.Series:
    """Return, by story_id, after how many hours half of the other sources had it."""
    lags = since_first(rows[rows["published_at"].notna()])
    by = lags.groupby("story_id", observed=True)
    others = by["source"].transform("size") - 1
    half = lags[by.cumcount().eq((others + 1) // 2) & others.gt(0)]
    return pd.Series(half["lag"].to_numpy(), index=half["story_id"].astype("str"))
