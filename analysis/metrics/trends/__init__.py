"""What is rising: coverage now against what was to be expected, of everybody at once."""

from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from analysis.entities.gazetteer import WORKS
from analysis.metrics.trends.counts import Counts, counts
from analysis.metrics.trends.expected import expected
from analysis.metrics.trends.score import scores
from analysis.metrics.trends.states import FALLING, STEADY, STILL_HIGH, states
from analysis.metrics.trends.windows import LONGEST, Period, texts
from analysis.selection import Selection
from analysis.store.slices import Slice

KINDS: Final = ("person", "group", *WORKS)
"""Who may rise. A character does with the show."""
_COLUMNS: Final = [
    *("entity_id", "name", "kind", "note", "state", "articles", "copies", "sources", "expected", "usual_week"),
    *("score", "low", "high", "p_value", "q_value"),
]
# What comes after all that may be rising.
_LAST: Final = {STILL_HIGH: 1, STEADY: 2, FALLING: 3}


def base(selection: Selection) -> Selection:
    """Return the selection that `trends` wants: the same sources, sections and query, at all times, whoever is named.

    Copies count among what supports a rise.
    """
    return replace(selection.without_entities(), since=None, until=None)


def trends(corpus: Slice, as_of: pd.Timestamp, length: pd.Timedelta, zone: ZoneInfo) -> pd.DataFrame:
    """Return a row for everybody named in the window that ends at `as_of` or in its baseline, best evidence first.

    state: one of `states.STATES`, null for a window over seven days; articles: distinct texts; copies: further articles
    that repeat one; sources: those of both; expected: texts, by the baseline; usual_week: texts in a window of the last
    seven days, on average; score: log2 of articles over expected, drawn to 0 the less there is; low and high: its 95 %
    interval; p_value: how likely as many are by chance; q_value: the same, corrected for everybody scanned.
    """
    chosen = texts(corpus.articles, as_of, length, zone)
    kinds = corpus.entities["kind"]
    scanned = corpus.appearances[corpus.appearances["entity_id"].isin(kinds.index[kinds.isin(KINDS)])]
    counted = counts(chosen, scanned)
    table = _scored(counted, chosen.period, kinds).merge(
        corpus.entities[["entity_id", "name", "kind", "note"]].reset_index(drop=True),
        on="entity_id",
        validate="one_to_one",
    )
    table["is_known"] = table["entity_id"].isin(_named_before(corpus, scanned, chosen.period.since))
    table["state"] = states(table, is_enough=chosen.period.is_enough)
    if length > LONGEST:
        table["state"] = pd.Series(np.nan, index=table.index, dtype="str")
    return ranked(table)[_COLUMNS]


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
    days = min(period.window_days, max(len(period.baseline), 1))
    found = scores(counted.observed, usual.window, counted.of_day, usual.days, days)
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
            "spread": found.spread,
        }
    )


def _named_before(corpus: Slice, scanned: pd.DataFrame, since: pd.Timestamp) -> pd.Index:
    """Return whom a dated article named before the window."""
    earlier = corpus.articles.index[corpus.articles["published_at"].lt(since)]
    return pd.Index(scanned["entity_id"][scanned["article"].isin(earlier)].astype("str").unique())
