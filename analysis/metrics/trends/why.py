"""Why somebody rises: the story that explains it, who carries it, and who was first."""

from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from analysis.metrics.trends.states import ARTICLES, EARLY, LIKELY, NEW, NO_HISTORY, ONE_OUTLET, RISING
from analysis.metrics.trends.windows import Texts, texts
from analysis.store.slices import Slice
from analysis.store.snapshot import NO_COPY

UP: Final = (RISING, NEW, ONE_OUTLET, LIKELY, EARLY, NO_HISTORY)
_COLUMNS: Final = ["entity_id", "story_id", "told", "carriers", "first_source", "first_at", "within"]


def why(corpus: Slice, table: pd.DataFrame, as_of: pd.Timestamp, length: pd.Timedelta, zone: ZoneInfo) -> pd.DataFrame:
    """Return, of the rows of a `trends` table that may be rising, the story that most of their articles tell.

    told: how many of its texts in the window are of that story; carriers: the sources that have them, most first;
    first_source and first_at: who had the story first, whenever that was; within: the entity under which it folds,
    because it is named more there, or as often and is surer, and the rest would be no rise; null where it rises by
    itself. An entity of whose texts no two tell the same story is left out: nothing explains it.
    """
    rows = table[table["state"].isin(UP)]
    named = _named(corpus, rows, texts(corpus.articles, as_of, length, zone))
    counts = (
        named[named["is_text"]]
        .groupby(["entity_id", "story"], as_index=False)
        .agg(told=("article", "size"))
        .sort_values(["entity_id", "told", "story"], ascending=[True, False, True])
    )
    main = counts.drop_duplicates("entity_id")
    main = main[main["told"].ge(2)].rename(columns={"story": "story_id"})
    carried = named.merge(main, left_on=["entity_id", "story"], right_on=["entity_id", "story_id"])
    return (
        main.assign(
            carriers=main["entity_id"].map(_carriers(carried)),
            within=main["entity_id"].map(_within(main, counts, rows)).astype("str"),
        )
        .merge(_firsts(corpus, main["story_id"]), on="story_id", how="left", validate="many_to_one")
        .assign(place=lambda found: found["entity_id"].map(pd.Series(range(len(rows)), index=rows["entity_id"])))
        .sort_values("place", ignore_index=True)
    )[_COLUMNS]


def _named(corpus: Slice, rows: pd.DataFrame, chosen: Texts) -> pd.DataFrame:
    """Return entity_id, article, story, source and is_text of the window's articles that name any of the rows."""
    # Of the very articles that the table counts: a source that is new to the corpus is not among them.
    articles = corpus.articles.loc[chosen.rows[chosen.day >= len(chosen.period.baseline)]]
    facts = pd.DataFrame(
        {
            "story": articles["story"].astype("str"),
            "source": articles["source"].astype("str"),
            "is_text": articles["copy_of"].eq(NO_COPY),
        }
    )
    wanted = corpus.appearances["entity_id"].isin(rows["entity_id"])
    appearances = corpus.appearances.loc[wanted, ["article", "entity_id"]].astype({"entity_id": "str"})
    return appearances.merge(facts, left_on="article", right_index=True, validate="many_to_one")


def _carriers(carried: pd.DataFrame) -> pd.Series:
    """Return, an entity, the sources that name it in its story, those with most articles first."""
    counts = carried.groupby(["entity_id", "source"], as_index=False).agg(size=("article", "size"))
    ordered = counts.sort_values(["entity_id", "size", "source"], ascending=[True, False, True])
    return ordered.groupby("entity_id")["source"].agg(tuple)


def _within(main: pd.DataFrame, counts: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    """Return, an entity that rises only inside a story, the one that is named most in it."""
    ranks = pd.Series(np.arange(len(rows)), index=rows["entity_id"])
    led = (
        counts.assign(rank=counts["entity_id"].map(ranks))
        .sort_values(["story", "told", "rank"], ascending=[True, False, True])
        .drop_duplicates("story")
        .set_index("story")
    )
    facts = rows.set_index("entity_id").loc[main["entity_id"]]
    outside = facts["articles"].to_numpy() - main["told"].to_numpy()
    is_inside = (outside < ARTICLES) | (outside <= facts["expected"].to_numpy())
    leader = led["entity_id"].reindex(main["story_id"])
    is_led = is_inside & (leader.to_numpy() != main["entity_id"].to_numpy())
    found = pd.Series(leader.to_numpy()[is_led], index=main["entity_id"][is_led], dtype="str")
    # Who leads may fold under another; that one is named more often in its story, or is surer, so this ends.
    while (further := found.map(found)).notna().any():
        found = further.where(further.notna(), found)
    return found


def _firsts(corpus: Slice, story_ids: pd.Series) -> pd.DataFrame:
    """Return story_id, first_source and first_at of some stories."""
    articles = corpus.articles[corpus.articles["story"].isin(story_ids) & corpus.articles["published_at"].notna()]
    # Newest first is how articles are held.
    first = articles.iloc[::-1].drop_duplicates("story")
    return pd.DataFrame(
        {
            "story_id": first["story"].astype("str"),
            "first_source": first["source"].astype("str"),
            "first_at": first["published_at"],
        }
    )
