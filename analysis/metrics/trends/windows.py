"""Which articles are now and which are the past they are measured against: day for day, at the same hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import selection
from analysis.metrics.delivery import delivered
from analysis.metrics.outages import gaps
from analysis.newsroom import DAY, TICK, day_of, local
from analysis.store.snapshot import NO_COPY

Numbers: TypeAlias = NDArray[np.float64]
Whole: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

BASELINE: Final = 28  # delivered days
ENOUGH: Final = 7  # of them; fewer tell no usual
LONGEST: Final = pd.Timedelta(days=7)
"""A longer window is no news: it has a change, and no state."""
_REACH: Final = 2 * BASELINE  # days back that the delivered ones are looked for
_FEW: Final = 20  # articles: in fewer, hardly anything can be told from chance
_MOST: Final = 200  # sources that have a rate of their own; those smaller are taken together


@dataclass(frozen=True, slots=True, eq=False)
class Period:
    """The window, and the days before it that are its baseline."""

    since: pd.Timestamp
    until: pd.Timestamp
    window_days: int
    baseline: Whole
    """The delivered days, -1 for the 24 hours before the window, -2 for those before them."""

    @property
    def is_enough(self) -> bool:
        """Whether there is a usual to measure against."""
        return len(self.baseline) >= ENOUGH

    @property
    def days(self) -> Whole:
        """The days of the baseline, latest first, and then those of the window, from 0."""
        return np.concatenate([self.baseline, np.arange(self.window_days)])


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """The dated articles that count: their keys, their source and their day."""

    period: Period
    rows: Whole
    source: Whole
    day: Whole
    """A place in `period.days`."""
    sources: int
    is_text: Flags
    """Not so: a copy."""
    is_short: Flags
    """Whether its source had an outage on its day."""
    is_before: Flags
    """Whether the article of a key was published before the window, of all keys."""


def texts(articles: pd.DataFrame, as_of: pd.Timestamp, length: pd.Timedelta, zone: ZoneInfo) -> Texts:
    """Return the articles of the window that ends at `as_of` and of its baseline.

    The baseline is the 28 delivered days before the window, of the last 56; for a window under a day, the same hours
    of each. Left out of it are days on which too much was missing, and what a source delivered while it had an outage.
    A source that is new to the corpus is left out until it has a week of its own: it has no usual yet.
    """
    since, until = selection.window(as_of, length, zone)
    table = articles[articles["published_at"].le(as_of)]
    keys = table.index.to_numpy().astype(np.int64)
    source = _largest(table["source"].cat.codes.to_numpy().astype(np.int64))
    is_text = table["copy_of"].eq(NO_COPY).to_numpy(dtype=np.bool_)
    after = local(table["published_at"], zone) - since.tz_convert(zone).tz_localize(None)
    day = np.asarray(after // DAY, dtype=np.int64)
    is_short, broken = _missing(table, zone, as_of)
    past = is_text & (day < 0) & (day >= -_REACH) & ~is_short
    baseline = _delivered(day[past], since.tz_convert(zone).tz_localize(None), broken)
    # The last instant belongs to the window, and at a midnight it is a day of its own.
    period = Period(since, until, int((until - since - TICK) // DAY) + 1, baseline)
    same_hours = (after - day * DAY).lt(until - since).to_numpy() | (length >= DAY)
    at = _places(period, np.where((past | (day >= 0)) & same_hours, day, -_REACH - 1))
    kept = (at >= 0) & ~_is_new(source, day)[source]
    is_before = np.zeros(int(articles.index.max()) + 1 if len(articles) else 0, dtype=np.bool_)
    is_before[keys[day < 0]] = True
    sources = int(source.max(initial=-1)) + 1
    return Texts(period, keys[kept], source[kept], at[kept], sources, is_text[kept], is_short[kept], is_before)


def fitting(published_at: pd.Series, as_of: pd.Timestamp, lengths: Sequence[pd.Timedelta]) -> tuple[int, float]:
    """Return the place of the first length in which enough articles usually come, else of the last, and those of a day.

    By the days of the baseline's length up to `as_of`: what came today does not choose how it is looked at.
    """
    before = published_at[published_at.le(as_of)]
    days = min(max((as_of - before.min()) / DAY, 1.0), BASELINE) if len(before) else 1.0
    pace = float(before.gt(as_of - BASELINE * DAY).sum() / days)
    return next((place for place, one in enumerate(lengths) if pace * (one / DAY) >= _FEW), len(lengths) - 1), pace


def _places(period: Period, days: Whole) -> Whole:
    """Return where the days stand in `period.days`, -1 where they do not."""
    place = np.full(_REACH + 1 + period.window_days, -1, dtype=np.int64)
    place[period.days + _REACH + 1] = np.arange(len(period.days))
    found: Whole = place[days + _REACH + 1]
    return found


def _largest(codes: Whole) -> Whole:
    """Return the sources numbered by size, those beyond the largest as one."""
    sizes = np.bincount(codes) if len(codes) else np.empty(0, dtype=np.int64)
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[np.lexsort((np.arange(len(sizes)), -sizes))] = np.arange(len(sizes))
    return np.minimum(rank, _MOST)[codes]


def _missing(table: pd.DataFrame, zone: ZoneInfo, as_of: pd.Timestamp) -> tuple[Flags, pd.DatetimeIndex]:
    """Return which articles came from a source that had an outage, and the days of which too much is missing."""
    days = delivered(table, zone, as_of)
    out = days[days["outage"]]
    if out.empty:
        return np.zeros(len(table), dtype=np.bool_), gaps(days)
    is_out = _cell(table["source"], day_of(table["published_at"], zone))
    return np.isin(is_out, _cell(out["source"], out["day"])), gaps(days)


def _cell(source: pd.Series, day: pd.Series) -> Whole:
    """Return a number for each source and day; the categories of all sources given are the same."""
    days: Whole = day.to_numpy().astype("datetime64[D]").astype(np.int64)
    return days * len(source.cat.categories) + source.cat.codes.to_numpy()


def _delivered(days: Whole, start: pd.Timestamp, broken: pd.DatetimeIndex) -> Whole:
    present = np.unique(days)[::-1]
    middle = pd.DatetimeIndex(start + present * DAY + DAY / 2).normalize()
    return present[~np.asarray(middle.isin(broken))][:BASELINE]


def _is_new(source: Whole, day: Whole) -> Flags:
    """Return, a source, whether it came later than the corpus and has no week before the window."""
    first = np.full(int(source.max(initial=-1)) + 1, np.iinfo(np.int64).max)
    np.minimum.at(first, source, day)
    return first > max(-ENOUGH, int(day.min(initial=0)) + 1)
