"""Weeks of made-up press: every outlet as many articles a day, and a rule for whom they name."""

from collections.abc import Callable, Iterable
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.metrics.trends import base, trends
from analysis.selection import Selection
from analysis.store.slices import Slice, slice_of
from tests.tiny import Row, named, tiny

UTC: Final = ZoneInfo("UTC")
FIRST: Final = pd.Timestamp("2024-09-02", tz="UTC")  # a Monday
LAST: Final = 34  # the day that is judged: a Sunday, after 34 days
OUTLETS: Final = "ABCD"
EACH: Final = 10  # articles a day of an outlet
DAY: Final = pd.Timedelta(days=1)

Names = Callable[[int, str, int], str]
"""Whom an article names, by its day, its outlet and its number."""


def rows(
    names: Names, days: Iterable[int] = range(LAST + 1), outlets: str = OUTLETS, each: int = EACH
) -> tuple[Row, ...]:
    """Return the articles, spread over each day from morning to night."""
    return tuple(
        named(names(day, outlet, number), _at(day, number * 24 / each + 0.5), outlet)
        for day in days
        for outlet in outlets
        for number in range(each)
    )


def _at(day: int, hour: float) -> str:
    return f"{FIRST + pd.Timedelta(days=day, hours=hour):%Y-%m-%d %H:%M}"


def press(*articles: Row) -> Slice:
    """Return articles as trends are asked for."""
    return slice_of(tiny(*articles), base(Selection()))


def at_end(day: int = LAST) -> pd.Timestamp:
    """Return the last moment of a day."""
    return FIRST + (day + 1) * DAY - pd.Timedelta(1, "us")


def judged(corpus: Slice, day: int = LAST, length: pd.Timedelta = DAY) -> pd.DataFrame:
    """Return the trend table at the end of a day, by entity."""
    return trends(corpus, at_end(day), length, UTC).set_index("entity_id", drop=False)


def state(corpus: Slice, entity: str = "p1", day: int = LAST) -> str:
    """Return one state at the end of a day."""
    return str(judged(corpus, day)["state"][entity])
