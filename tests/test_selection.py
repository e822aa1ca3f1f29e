"""Periods: days cut in the newsroom's zone, windows that end with now, and the period before."""

from dataclasses import FrozenInstanceError
from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import SelectionError
from analysis.newsroom import day_of
from analysis.selection import Selection, before, days, window

UTC = ZoneInfo("UTC")
LONDON = ZoneInfo("Europe/London")
TICK = pd.Timedelta(1, "us")


def moment(text: str, zone: str = "UTC") -> pd.Timestamp:
    return pd.Timestamp(text, tz=zone)


def test_a_selection_cannot_be_edited() -> None:
    with pytest.raises(FrozenInstanceError):
        Selection().query = "else"  # type: ignore[misc]  # what must fail


def test_equal_selections_are_one_key() -> None:
    assert {Selection(people=frozenset({"a", "b"})): 1}[Selection(people=frozenset({"b", "a"}))] == 1
    assert Selection(people=frozenset()) != Selection()


@pytest.mark.parametrize(("since", "until"), [("2024-10-17", "2024-10-17"), ("2024-10-17", "2024-10-16 23:30")])
def test_a_period_that_ends_before_it_begins_is_refused(since: str, until: str) -> None:
    with pytest.raises(SelectionError) as refused:
        Selection(since=moment(since), until=moment(until))
    told = f"{moment(until):%Y-%m-%d %H:%M}"
    assert str(refused.value) == f"the period ends ({told}) before it begins (2024-10-17 00:00)"


@pytest.mark.parametrize("end", ["since", "until"])
def test_a_time_without_a_zone_is_refused(end: str) -> None:
    with pytest.raises(SelectionError, match=r"^2024-10-17 00:00:00: a period needs times with a zone$"):
        Selection(**{end: pd.Timestamp("2024-10-17")})  # type: ignore[arg-type]  # what must fail


def test_a_selection_is_dated_with_either_end() -> None:
    assert not Selection(query="x").is_dated
    assert Selection(since=moment("2024-10-17")).is_dated
    assert Selection(until=moment("2024-10-17")).is_dated


def test_entities_are_people_and_shows_together() -> None:
    asked = Selection(people=frozenset({"p1"}), shows=frozenset({"w1"}), query="x")
    assert asked.entities == {"p1", "w1"}
    assert Selection().entities == frozenset()
    assert asked.without_entities() == Selection(query="x")


def test_days_are_both_included() -> None:
    assert days(date(2024, 10, 17), date(2024, 10, 18), UTC) == (moment("2024-10-17"), moment("2024-10-19"))
    assert days(None, None, UTC) == (None, None)
    assert days(date(2024, 10, 17), None, UTC) == (moment("2024-10-17"), None)


@pytest.mark.parametrize(
    ("zone", "day", "first", "hours"),
    [
        ("Europe/London", date(2024, 10, 27), "2024-10-26 23:00", 25),
        ("Europe/London", date(2024, 3, 31), "2024-03-31 00:00", 23),
        ("America/Santiago", date(2024, 9, 8), "2024-09-08 04:00", 23),  # no midnight: the day begins at one
        ("America/Havana", date(2024, 11, 3), "2024-11-03 04:00", 25),  # two midnights: it begins at the first
        ("Asia/Kathmandu", date(2024, 10, 17), "2024-10-16 18:15", 24),
    ],
)
def test_a_day_is_as_long_as_its_zone_makes_it(zone: str, day: date, first: str, hours: int) -> None:
    since, until = days(day, day, ZoneInfo(zone))
    assert since is not None
    assert until is not None
    assert since.tz_convert("UTC") == moment(first)
    assert until - since == pd.Timedelta(hours=hours)


def test_a_window_of_hours_ends_with_now_and_holds_it() -> None:
    since, until = window(moment("2024-10-17 15:00"), pd.Timedelta(hours=24), UTC)
    assert (since, until) == (moment("2024-10-16 15:00:00.000001"), moment("2024-10-17 15:00:00.000001"))


def test_a_window_of_days_begins_at_midnight_of_the_zone() -> None:
    since, until = window(moment("2024-10-30 15:00"), pd.Timedelta(days=7), LONDON)
    assert since == moment("2024-10-24 00:00", "Europe/London")
    assert since == moment("2024-10-23 23:00")
    assert until == moment("2024-10-30 15:00") + TICK


def test_the_period_before_is_as_long_and_ends_where_this_begins() -> None:
    asked = Selection(since=moment("2024-10-17"), until=moment("2024-10-19"), query="x")
    assert before(asked) == Selection(since=moment("2024-10-15"), until=moment("2024-10-17"), query="x")


def test_the_days_before_begin_at_midnight_on_both_sides_of_a_change_of_clocks() -> None:
    new_york = ZoneInfo("America/New_York")
    since, until = window(pd.Timestamp("2024-11-05 17:30", tz="UTC"), pd.Timedelta(days=7), new_york)
    earlier = before(Selection(since=since, until=until))
    assert earlier.since == pd.Timestamp("2024-10-23", tz=new_york)
    assert earlier.until == pd.Timestamp("2024-10-29 12:30:00.000001", tz=new_york)


def test_the_hours_before_are_just_before() -> None:
    asked = Selection(since=moment("2024-10-17 08:30"), until=moment("2024-10-17 20:30"))
    assert before(asked) == Selection(since=moment("2024-10-16 20:30"), until=moment("2024-10-17 08:30"))


@pytest.mark.parametrize("asked", [Selection(), Selection(since=moment("2024-10-17"))])
def test_an_open_period_has_none_before_it(asked: Selection) -> None:
    with pytest.raises(SelectionError, match=r"^only a period with a beginning and an end has a period before it$"):
        before(asked)


ZONES = st.sampled_from([LONDON, UTC, *map(ZoneInfo, ("America/Santiago", "America/Havana", "Pacific/Apia"))])
DATES = st.dates(date(2010, 1, 1), date(2030, 1, 1))


@given(DATES, st.integers(0, 40), ZONES)
def test_days_one_after_the_other_leave_no_moment_out_and_share_none(first: date, more: int, zone: ZoneInfo) -> None:
    every = [day.date() for day in pd.date_range(first, periods=more + 1)]
    ends = [days(day, day, zone) for day in every]
    assert all(earlier[1] == later[0] for earlier, later in pairwise(ends))
    assert days(every[0], every[-1], zone) == (ends[0][0], ends[-1][1])


@given(st.datetimes(pd.Timestamp("2010-01-01").to_pydatetime(), pd.Timestamp("2030-01-01").to_pydatetime()), ZONES)
def test_every_moment_lies_in_the_day_that_it_is_counted_for(when: object, zone: ZoneInfo) -> None:
    instant = pd.Timestamp(str(when), tz="UTC")
    day = day_of(pd.Series([instant], dtype="datetime64[us, UTC]"), zone).iloc[0]
    since, until = days(day.date(), day.date(), zone)
    assert since is not None
    assert until is not None
    assert since <= instant < until
