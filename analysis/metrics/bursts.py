"""The days on which somebody was rising, by the same score as the trends of 24 hours."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.metrics import trends
from analysis.metrics.trends.states import RISING
from analysis.newsroom import DAY, TICK
from analysis.selection import Selection
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import Snapshot

MOST: Final = 31  # days looked at: each is a scan of everybody
_HELD: Final = 200
_BEFORE: Final = 7


def bursts(daily: pd.DataFrame, base: Slice, zone: ZoneInfo) -> pd.DataFrame:
    """Return the rows of a `coverage.daily` on whose day the entity was rising: entity_id and day.

    `base`: the slice whose days these are, whoever is named. A day is scored with its last 24 hours, the newest one as
    far as it has come. Looked at are the newest days on which it could have been: three articles, and more than a week
    had on average.
    """
    days = sorted(set(_candidates(daily)["day"]))[-MOST:]
    rows = list(_rising(days, base, zone, frozenset(daily["entity_id"])))
    found = pd.DataFrame(rows, columns=["entity_id", "day"])
    return found.astype({"entity_id": "str", "day": daily["day"].dtype})


def _candidates(daily: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that may be a rise: the others need no scan of everybody."""
    counted = daily["counted"].astype("float64")
    week = counted.groupby(daily["entity_id"]).transform(lambda one: one.shift().rolling(_BEFORE, min_periods=1).mean())
    # Copies support a rise, and may be left out of what was counted.
    return daily[counted.ge(1) & counted.gt(week.fillna(0))]


def _rising(
    days: Collection[pd.Timestamp], base: Slice, zone: ZoneInfo, entities: frozenset[str]
) -> Iterator[tuple[str, pd.Timestamp]]:
    newest = base.whole.newest
    for day in days:
        end = (day + DAY).tz_localize(zone, ambiguous=True, nonexistent="shift_forward") - TICK
        if newest is not None:
            risen = _risen(base.whole, trends.base(base.selection), min(end, newest), zone)
            yield from ((entity, day) for entity in sorted(risen & entities))


@lru_cache(maxsize=_HELD)
def _risen(snapshot: Snapshot, selection: Selection, as_of: pd.Timestamp, zone: ZoneInfo) -> frozenset[str]:
    table = trends.trends(slice_of(snapshot, selection), as_of, DAY, zone)
    return frozenset(table["entity_id"][table["state"].eq(RISING)])
