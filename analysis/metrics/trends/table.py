"""The trend table: a row for everybody who was scanned, best evidence first."""

from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from analysis.entities.gazetteer import WORKS
from analysis.metrics.trends.counts import Counts, counts
from analysis.metrics.trends.expected import expected
from analysis.metrics.trends.score import scores
from analysis.metrics.trends.states import ARTICLES, FALLING, NEW, NO_HISTORY, STATES, STEADY, STILL_HIGH, states
from analysis.metrics.trends.windows import LONGEST, Period, texts
from analysis.selection import Selection
from analysis.store.slices import Slice

KINDS: Final = ("person", "group", *WORKS)
"""Who may rise. A character does with the show."""
STORY: Final = "story"
_COLUMNS: Final = [
    *("entity_id", "name", "kind", "note", "state", "articles", "copies", "sources", "expected", "usual_week"),
    *("score", "low", "high", "p_value", "q_value"),
]
_FEWEST_UNITS: Final = 4  # of the baseline, to see how much windows differ
# What comes after all that may be rising.
_LAST: Final = {STILL_HIGH: 1, STEADY: 2, FALLING: 3}


def base(selection: Selection) -> Selection:
    """Return the selection that `trends` wants: the same sources, sections and query, at all times, whoever is named.

    With copies: they are among what supports a rise.
    """
    return replace(selection.without_entities(), since=None, until=None, copies=True)


def trends(corpus: Slice, as_of: pd.Timestamp, length: pd.Timedelta, zone: ZoneInfo) -> pd.DataFrame:
    """Return a row for everybody named in the window that ends at `as_of` or in its baseline, best evidence first.

    state: one of `STATES`, null for a window over seven days; articles: distinct texts; copies: further articles
    that repeat one; sources: those of both; expected: texts, by the baseline; usual_week: texts in a window of the last
    seven days, on average; score: log2 of articles over expected, drawn to 0 the less there is; low and high: its 95 %
    interval; p_value: how likely as many are by chance; q_value: the same, corrected for everybody scanned.
    """
    kinds = corpus.entities["kind"]
    scanned = corpus.appearances["entity_id"].isin(kinds.index[kinds.isin(KINDS)])
    named = corpus.appearances.loc[scanned, ["article", "entity_id"]].astype({"entity_id": "category"})
    return _table(corpus, named, corpus.entities, (as_of, length), zone)


def stories(corpus: Slice, as_of: pd.Timestamp, length: pd.Timedelta, zone: ZoneInfo) -> pd.DataFrame:
    """Return the same of the stories that three articles tell. entity_id is the story's; name and note are null.

    They are corrected apart from the names: every fresh story is far above its own past, and so many sure ones would
    make any name look surer.
    """
    told = corpus.articles["story"].astype("str")
    told = told[told.map(told.value_counts()).ge(ARTICLES)]
    named = pd.DataFrame({"article": told.index, "entity_id": told.astype("category").array})
    nothing = pd.Series(np.nan, index=named["entity_id"].cat.categories, dtype="str")
    facts = pd.DataFrame({"name": nothing, "kind": STORY, "note": nothing})
    return _table(corpus, named, facts, (as_of, length), zone)


def _table(
    corpus: Slice, named: pd.DataFrame, facts: pd.DataFrame, window: tuple[pd.Timestamp, pd.Timedelta], zone: ZoneInfo
) -> pd.DataFrame:
    chosen = texts(corpus.articles, *window, zone)
    counted = counts(chosen, named)
    scored = _scored(counted, chosen.period, facts["kind"])
    state = states(scored.assign(is_known=counted.is_known), is_enough=chosen.period.is_enough)
    _, length = window
    told = facts[["name", "kind", "note"]].reindex(counted.entities).reset_index(drop=True)
    table = pd.concat([scored, told], axis=1).assign(state=state.mask(np.full(len(state), length > LONGEST)))
    return ranked(table)[_COLUMNS]


def listed(table: pd.DataFrame) -> pd.Series:
    """Return which rows are worth a reader's look: not steady, not falling, and not new with less than three articles.

    Where there is no state, those clearly above what was expected.
    """
    many = (table["articles"] + table["copies"]).ge(ARTICLES)
    has_state = table["state"].isin(STATES) & table["state"].ne(NO_HISTORY)
    is_told = ~table["state"].isin([STEADY, FALLING]) & (table["state"].ne(NEW) | many)
    return is_told.where(has_state, table["low"].gt(0))


def ranked(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows by evidence: what may be rising, what was already high, what is as usual, what has fallen."""
    return (
        table.assign(last=table["state"].map(_LAST).fillna(0))
        .sort_values(["last", "p_value", "low", "entity_id"], ascending=[True, True, False, True], ignore_index=True)
        .drop(columns="last")
    )


def _scored(counted: Counts, period: Period, kinds: pd.Series) -> pd.DataFrame:
    codes = pd.factorize(kinds.reindex(counted.entities))[0].astype(np.int64)
    usual = expected(counted, period.baseline, codes)
    unit = max(min(period.window_days, len(period.baseline) // _FEWEST_UNITS), 1)
    found = scores(counted.observed, counted.of_day, usual, unit)
    return pd.DataFrame(
        {
            "entity_id": counted.entities.astype("str"),
            "articles": counted.observed,
            "copies": counted.articles - counted.observed,
            "sources": counted.sources,
            "expected": usual.window,
            "usual_week": usual.last_week,
            "score": found.score,
            "low": found.low,
            "high": found.high,
            "p_value": found.p_value,
            "q_value": found.q_value,
            "fewer": found.fewer,
        }
    )
