"""What each source delivered, day by day: its usual, the days on which the delivery broke, and who is late."""

from collections.abc import Collection
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.newsroom import day_of, local
from analysis.store.slices import Slice
from analysis.store.snapshot import Snapshot

HISTORY: Final = 28  # days of a source's own past that its usual is made of
FEWEST_DAYS: Final = 7  # since its first article: before that, nothing is usual yet
SHORT: Final = 3  # an outage is under one third of the usual
FEWEST: Final = 3.0  # articles a day: of a source that usually has fewer, only `late` speaks
CHANCE: Final = 1 / 200  # that as few come of the usual by luck (Poisson): what is likelier is no outage
_LARGE: Final = 30.0  # articles: a third of more than these is never luck

# The snapshot on screen and the one a link asks for.
_HELD: Final = 2
_NEVER: Final = np.iinfo(np.int32).max

Numbers = NDArray[np.float64]
Counts = NDArray[np.int32]
Days = NDArray[np.int64]  # days since 1970
Flags = NDArray[np.bool_]


def delivery(corpus: Slice, zone: ZoneInfo) -> pd.DataFrame:
    """Return `delivered` of the whole corpus that a slice is a part of; made once a commit and zone."""
    return _delivery(corpus.whole, zone)


@lru_cache(maxsize=_HELD)
def _delivery(snapshot: Snapshot, zone: ZoneInfo) -> pd.DataFrame:
    return delivered(snapshot.articles, zone, snapshot.newest)


def of_sources(table: pd.DataFrame, sources: Collection[str] | None) -> pd.DataFrame:
    """Return the rows of a `delivered` that are of these sources; None means all."""
    return table if sources is None else table[table["source"].isin(sources)]


def delivered(articles: pd.DataFrame, zone: ZoneInfo, as_of: pd.Timestamp | None) -> pd.DataFrame:
    """Return a row a source and day on which it published or usually does: articles, usual and outage.

    usual: the lower of two medians of its own 28 days before, of all of them and of the same weekday; NaN until a week
    after its first article. A change that lasts becomes the usual in two weeks by itself. On the day of `as_of`, which
    is not over, it is what the source usually has by that hour.
    outage: under a third of the usual; on one day, or on several in a row together, so little that it is luck once in
    200 times at most. A source that usually has fewer than three articles a day is not judged.
    Ordered by source and day; what was published after `as_of` is left out.
    """
    if as_of is None or not articles["published_at"].le(as_of).any():
        return _table(articles["source"], np.empty((4, 0)))
    known = articles.loc[articles["published_at"].le(as_of), ["source", "published_at"]]
    codes = known["source"].cat.codes.to_numpy().astype(np.int64)
    days = _numbered(day_of(known["published_at"], zone))
    last = int(_numbered(day_of(pd.Series([as_of]), zone))[0])
    cells = _counted(codes, days)
    rows = _usual(cells, last)
    rows[3] *= _part_of_day(known, codes, days, zone, as_of)[rows[0].astype(np.int64)] ** (rows[1] == last)
    return _table(articles["source"], rows)


def _table(source: pd.Series, rows: Numbers) -> pd.DataFrame:
    """Return the rows (source, day, articles, usual) as a table, with the outages found."""
    rows = rows[:, np.lexsort((rows[1], rows[0]))]
    days = pd.to_datetime(rows[1].astype(np.int64), unit="D").as_unit("us")
    return pd.DataFrame(
        {
            "source": source.cat.categories.astype("str")[rows[0].astype(np.int64)].astype(source.dtype),
            "day": days,
            "articles": rows[2].astype(np.int64),
            "usual": rows[3],
            "outage": _outages(*rows),
        }
    )


def _outages(source: Numbers, day: Numbers, articles: Numbers, usual: Numbers) -> Flags:
    """Return which rows belong to a run of short days that together are no chance."""
    short = _is_short(articles, usual)
    follows = np.zeros(len(day), dtype=bool)
    follows[1:] = (np.diff(source) == 0) & (np.diff(day) == 1) & short[:-1] & short[1:]
    run = np.cumsum(~follows) - 1
    came, expected = (
        np.bincount(run, weights=np.where(short, value, 0.0)).astype(np.float64) for value in (articles, usual)
    )
    found: Flags = short & (_luck(came, expected) < CHANCE)[run]
    return found


def _luck(came: Numbers, expected: Numbers) -> Numbers:
    """Return how likely as few come where so many are expected, if they come one by one; 0 where many are."""
    few = np.where(expected < _LARGE, expected, 0.0)
    term = np.exp(-few)
    total = term.copy()
    for number in range(1, int(_LARGE / SHORT) + 1):
        term = term * few / number
        total += np.where(number <= came, term, 0.0)
    return np.where(expected < _LARGE, total, 0.0)


def _numbered(days: pd.Series) -> Days:
    return days.to_numpy().astype("datetime64[D]").astype(np.int64)


def _counted(codes: Days, days: Days) -> Days:
    """Return source, day and articles of every source and day that has any, by day."""
    sources = int(codes.max()) + 1
    cells, counts = np.unique(days * sources + codes, return_counts=True)
    return np.stack([cells % sources, cells // sources, counts])


def _usual(cells: Days, last: int) -> Numbers:
    """Return source, day, articles and usual of every day that has articles in it or in the 28 days before."""
    source, day, number = cells
    first = np.full(int(source.max()) + 1, _NEVER, dtype=np.int64)
    np.minimum.at(first, source, day)
    past = np.zeros((len(first), HISTORY), dtype=np.int32)
    is_short = np.zeros((len(first), HISTORY), dtype=bool)
    found = []
    today, place = int(day[0]), 0
    while today <= last:
        end = int(np.searchsorted(day, today, side="right"))
        articles = np.zeros(len(first), dtype=np.int32)
        articles[source[place:end]] = number[place:end]
        usual, adopts = _usual_of_a_day(past, is_short, today - first)
        found.append(_rows(today, articles, usual, first))
        is_short[adopts] = False
        past = np.column_stack([past[:, 1:], articles])
        is_short = np.column_stack([is_short[:, 1:], _is_short(articles, usual)])
        # Where nothing came for a whole history, on to the next article: a stray date of 1970 costs no time.
        today, place = today + 1, end
        if not past.any():
            today = int(day[place]) if place < len(day) else last + 1
    return np.concatenate(found, axis=1)


def _usual_of_a_day(past: Counts, is_short: Flags, age: Days) -> tuple[Numbers, Flags]:
    """Return each source's usual, and which of them take what they were short of for the usual from now on."""
    is_known = np.arange(HISTORY, 0, -1) <= age[:, None]
    is_delivered = is_known & ~is_short
    adopts = (is_delivered.sum(axis=1) < FEWEST_DAYS) & (age >= FEWEST_DAYS)
    counts = np.where(np.where(adopts[:, None], is_known, is_delivered), past, _NEVER)
    every, same_weekday = _median(counts), _median(counts[:, ::7])
    return np.where(age >= FEWEST_DAYS, np.fmin(every, same_weekday), np.nan), adopts


def _median(counts: Counts) -> Numbers:
    """Return the median of each row, of what is known in it; NaN where nothing is."""
    ordered = np.sort(counts, axis=1)
    known = (counts != _NEVER).sum(axis=1)
    rows = np.arange(len(counts))
    middle = (ordered[rows, (known - 1).clip(0) // 2].astype(np.float64) + ordered[rows, known // 2 - (known == 0)]) / 2
    return np.where(known > 0, middle, np.nan)


def _is_short(articles: Numbers | Counts, usual: Numbers) -> Flags:
    short: Flags = (articles < usual / SHORT) & (usual >= FEWEST)
    return short


def _rows(day: int, articles: Counts, usual: Numbers, first: Days) -> Numbers:
    # A usual of nothing on a day of nothing tells nothing.
    told = np.flatnonzero((first <= day) & ((articles > 0) | (usual > 0)))
    return np.stack([told, np.full(len(told), day), articles[told], usual[told]]).astype(np.float64)


def _part_of_day(known: pd.DataFrame, codes: Days, days: Days, zone: ZoneInfo, as_of: pd.Timestamp) -> Numbers:
    """Return, a source, how much of its day it usually has by the hour of `as_of`, 0 to 1."""
    last = _numbered(day_of(pd.Series([as_of]), zone))[0]
    recent = (days < last) & (days >= last - HISTORY)
    hours = local(known["published_at"][recent], zone)
    until = as_of.tz_convert(zone).tz_localize(None)
    early = (hours - hours.dt.normalize()).le(until - until.normalize()).to_numpy()
    sources = int(codes.max()) + 1
    by_then, in_all = (
        np.bincount(codes[recent], weights=weights, minlength=sources) for weights in (early, np.ones(len(early)))
    )
    # Of a source without any in that time the usual is nought anyway.
    part: Numbers = by_then / np.maximum(in_all, 1)
    return part
