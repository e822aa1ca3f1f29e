"""The newsroom's day: instants are UTC inside, days are cut in the newsroom's zone."""

from zoneinfo import ZoneInfo

import pandas as pd


def day_of(published_at: pd.Series, zone: ZoneInfo) -> pd.Series:
    """Return the day of each instant in the zone, as midnight without a zone; NaT where it is undated."""
    # Without its zone first: where clocks go forward at midnight that day has none.
    days: pd.Series = published_at.dt.tz_convert(zone).dt.tz_localize(None).dt.normalize()
    return days
