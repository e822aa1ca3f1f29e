"""Days are cut in the newsroom's zone, whatever its clocks do."""

from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.newsroom import day_of


def test_the_day_of_an_instant_is_that_of_the_zone() -> None:
    instants = pd.Series(["2024-10-17 02:00", None, "2024-10-17 05:00"], dtype="datetime64[us, UTC]")
    found = day_of(instants, ZoneInfo("America/New_York"))
    assert found.to_list() == [pd.Timestamp("2024-10-16"), pd.NaT, pd.Timestamp("2024-10-17")]
    assert found.dt.tz is None


@pytest.mark.parametrize(
    ("zone", "instant", "day"),
    [
        ("Europe/London", "2024-10-27 00:30", "2024-10-27"),  # the hour that comes twice
        ("Europe/London", "2024-10-27 01:30", "2024-10-27"),
        ("America/Havana", "2024-11-03 04:30", "2024-11-03"),  # midnight comes twice
        ("America/Havana", "2024-11-03 05:30", "2024-11-03"),
        ("America/Santiago", "2024-09-08 03:59", "2024-09-07"),  # midnight never comes
        ("America/Santiago", "2024-09-08 04:00", "2024-09-08"),
        ("Pacific/Apia", "2011-12-30 09:59", "2011-12-29"),  # the next day never comes
        ("Pacific/Apia", "2011-12-30 10:00", "2011-12-31"),
    ],
)
def test_a_day_is_told_where_clocks_change(zone: str, instant: str, day: str) -> None:
    instants = pd.Series([instant], dtype="datetime64[us, UTC]")
    assert day_of(instants, ZoneInfo(zone)).to_list() == [pd.Timestamp(day)]


def test_no_instants_have_no_days() -> None:
    assert day_of(pd.Series([], dtype="datetime64[us, UTC]"), ZoneInfo("UTC")).empty
