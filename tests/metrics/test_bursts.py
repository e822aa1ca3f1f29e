"""Days of a coverage on which somebody rose: those that the trends of that day's end call rising."""

from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.figures import coverage as figures
from analysis.figures.figure import Provenance
from analysis.metrics import trends
from analysis.metrics.bursts import bursts
from analysis.metrics.coverage import daily
from analysis.selection import Selection, days
from analysis.store.slices import Slice, slice_of
from tests.tiny import Row, named, tiny

UTC = ZoneInfo("UTC")
SOURCES = ("The Daily", "Variety", "Le Monde", "bbc.example")
BURST = pd.Timestamp("2024-10-28")


@pytest.fixture(scope="module")
def base() -> Slice:
    """Return forty days of four outlets, each with ten articles a day, and a burst of p1 on one of them."""
    rows = [
        _article(day, source, number)
        for day in pd.date_range("2024-09-21", "2024-10-30")
        for source in SOURCES
        for number in range(10)
    ]
    return slice_of(tiny(*rows), _period())


def _article(day: pd.Timestamp, source: str, number: int) -> Row:
    is_usual = number == 0 and source == "The Daily"
    is_burst = day == BURST and number < 6
    return named("p1" if is_usual or is_burst else "p2", f"{day:%Y-%m-%d} {number + 8:02}:00", source)


def _period() -> Selection:
    since, until = days(date(2024, 10, 3), date(2024, 10, 30), UTC)
    return Selection(since=since, until=until)


def test_the_day_of_a_burst_is_marked_and_no_other(base: Slice) -> None:
    found = bursts(daily(base, base, ["p1", "p2"], UTC), base, UTC)
    assert list(found.itertuples(index=False, name=None)) == [("p1", BURST)]


def test_the_mark_is_what_the_trends_of_the_days_end_say(base: Slice) -> None:
    whole = slice_of(base.whole, trends.base(base.selection))
    end = pd.Timestamp("2024-10-29", tz="UTC") - pd.Timedelta(1, "us")
    table = trends.trends(whole, end, pd.Timedelta(hours=24), UTC).set_index("entity_id")
    assert table["state"]["p1"] == "rising"


def test_who_is_not_asked_for_is_not_told(base: Slice) -> None:
    found = bursts(daily(base, base, ["p2"], UTC), base, UTC)
    assert found.empty
    assert list(found.columns) == ["entity_id", "day"]


def test_a_figure_marks_the_days_and_says_what_a_mark_is(base: Slice) -> None:
    table = daily(base, base, ["p1"], UTC)
    figure = figures.days(table, Provenance("", 1, 0, "UTC", "ours", 7), bursts(table, base, UTC))
    assert list(figure.table["day"][figure.table["rising"]]) == [BURST]
    assert figure.note.endswith(figures.RISING)
    plain = figures.days(table, Provenance("", 1, 0, "UTC", "ours", 7))
    assert (plain.mark, "rising" in plain.table) == ("", False)


def test_a_long_period_told_by_weeks_has_no_marks(base: Slice) -> None:
    table = daily(base, base, ["p1"], UTC)
    long = pd.concat([table, table.assign(day=table["day"] - pd.Timedelta(days=500))], ignore_index=True)
    figure = figures.days(long, Provenance("", 1, 0, "UTC", "ours", 7), bursts(table, base, UTC))
    assert (figure.step, figure.mark) == ("week", "")
