"""The newsroom's day: instants are UTC inside, days are cut in the newsroom's zone."""

from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

DAY: Final = pd.Timedelta(days=1)
TICK: Final = pd.Timedelta(1, "us")
"""Times are kept in microseconds: one of them makes an open end closed."""


def local(instants: pd.Series, zone: ZoneInfo) -> pd.Series:
    """Return the time on the newsroom's clocks of each instant, without a zone; NaT where there is none."""
    times: pd.Series = instants.dt.tz_convert(zone).dt.tz_localize(None)
    return times


def day_of(published_at: pd.Series, zone: ZoneInfo) -> pd.Series:
    """Return the day of each instant in the zone, as midnight without a zone; NaT where it is undated."""
    # Without its zone first: where clocks go forward at midnight that day has none.
    days: pd.Series = local(published_at, zone).dt.normalize()
    return days
