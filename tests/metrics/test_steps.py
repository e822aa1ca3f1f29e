"""Long periods in weeks and months: what is added up, and what is a gap."""

from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.metrics.steps import bounds, in_steps, of_step, step_of
from analysis.selection import Selection
from analysis.store.slices import slice_of
from tests.tiny import named, tiny

UTC = ZoneInfo("UTC")
MONDAY = pd.Timestamp("2024-01-01")


def daily(first: pd.Timestamp, articles: list[int | None]) -> pd.DataFrame:
    """Return a table of days, None being a gap on which seven came all the same."""
    days = pd.date_range(first, periods=len(articles), freq="D", unit="us")
    told = pd.Series(articles, dtype="Int64")
    return pd.DataFrame({"day": days, "articles": told, "counted": told.fillna(7)})


@pytest.mark.parametrize(
    ("days", "step"), [(0, "day"), (1, "day"), (400, "day"), (401, "week"), (1830, "week"), (1831, "month")]
)
def test_a_longer_period_is_told_in_longer_steps(days: int, step: str) -> None:
    assert step_of(pd.date_range(MONDAY, periods=days, freq="D")) == step


def test_a_short_period_stays_as_it_is() -> None:
    table = daily(MONDAY, [1, None, 3])
    assert in_steps(table)[0] is table
    assert in_steps(table)[1] == "day"


def test_a_week_has_all_articles_of_its_days() -> None:
    table, step = in_steps(daily(MONDAY, [1] * 420))
    assert step == "week"
    assert table["day"].iloc[:2].to_list() == [MONDAY, MONDAY + pd.Timedelta(days=7)]
    assert table["articles"].to_list() == [7] * 60


def test_a_week_is_a_gap_from_three_gaps_on() -> None:
    table, _ = in_steps(daily(MONDAY, [None, None, 1, 1, 1, 1, 1, None, None, None, 1, 1, 1, 1, *[1] * 406]))
    assert table["articles"].iloc[:3].to_list() == [19, pd.NA, 7]
    assert table["counted"].iloc[:2].to_list() == [19, 25]


def test_a_part_of_a_week_is_a_gap_and_no_fall() -> None:
    table, _ = in_steps(daily(MONDAY + pd.Timedelta(days=3), [1] * 420))
    assert table["articles"].isna().to_list() == [True, *[False] * 59, True]


def test_a_month_has_its_own_length() -> None:
    table, step = in_steps(daily(MONDAY, [1] * 1850))
    assert step == "month"
    assert table["articles"].iloc[:4].to_list() == [31, 29, 31, 30]
    assert table["day"].iloc[1] == pd.Timestamp("2024-02-01")


def test_each_name_has_its_own_weeks() -> None:
    one = daily(MONDAY, [1] * 420).assign(entity_id="p1", name="A", note=None)
    other = daily(MONDAY, [2] * 420).assign(entity_id="p2", name="B", note="actor")
    table, _ = in_steps(pd.concat([one, other], ignore_index=True))
    assert table.groupby("entity_id")["articles"].sum().to_dict() == {"p1": 420, "p2": 840}
    assert table.columns.to_list() == ["day", "articles", "counted", "entity_id", "name", "note"]
    assert len(table) == 120


def test_the_articles_of_a_step_are_those_of_its_days() -> None:
    held = tiny(*[named("", f"2024-10-{day:02} 12:00") for day in (13, 14, 20, 21)], named("", None))
    told = slice_of(held, Selection())
    monday = pd.Timestamp("2024-10-14")
    assert [len(of_step(told, monday, step, UTC).articles) for step in ("day", "week", "month")] == [1, 2, 4]


@settings(max_examples=20)
@given(st.integers(0, 6), st.lists(st.integers(0, 9) | st.none(), min_size=401, max_size=450))
def test_steps_hold_what_their_days_hold(offset: int, articles: list[int | None]) -> None:
    days = daily(MONDAY + pd.Timedelta(days=offset), articles)
    table, step = in_steps(days)
    assert table["counted"].sum() == days["counted"].sum()
    first, last = bounds(days["day"], step)
    assert (first <= days["day"]).all()
    assert (days["day"] <= last).all()
    known = table["articles"].notna()
    assert (table["articles"][known] == table["counted"][known]).all()
