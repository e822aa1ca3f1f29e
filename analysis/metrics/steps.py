"""Days, weeks or months: in which steps a period is told, so that a long one stays readable."""

from typing import Final, Literal, TypeAlias
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.newsroom import day_of
from analysis.store.slices import Slice

Step: TypeAlias = Literal["day", "week", "month"]

WEEKS_OVER: Final = 400  # days: more points than a screen tells apart
MONTHS_OVER: Final = 5 * 366
_GAP: Final = 3  # a week or month is a gap where a third or more of its days are
_PERIOD: Final = {"week": "W-SUN", "month": "M"}


def step_of(days: pd.DatetimeIndex) -> Step:
    """Return the step in which a period of these days is told: weeks over 400 days, months over five years."""
    length = (days.max() - days.min()).days + 1 if len(days) else 0
    if length > MONTHS_OVER:
        return "month"
    return "week" if length > WEEKS_OVER else "day"


def in_steps(daily: pd.DataFrame) -> tuple[pd.DataFrame, Step]:
    """Return the daily table (`coverage.daily`, `coverage.daily_articles`) in the steps of its period, and the step.

    `day` is the first of a week (a Monday) or month, and articles all that its days have. It is NaN where a third or
    more of its days are gaps, and where the period holds only a part of it: a part is not less.
    A table without `counted` has none on its gaps.
    """
    step = step_of(pd.DatetimeIndex(daily["day"]))
    if step == "day":
        return daily, step
    first, last = bounds(daily["day"], step)
    counted = daily["counted"] if "counted" in daily else daily["articles"].fillna(0)
    keys = [name for name in daily.columns if name not in {"day", "articles", "counted"}]
    told = (
        daily.assign(day=first, counted=counted, length=(last - first).dt.days + 1, is_gap=daily["articles"].isna())
        .groupby([*keys, "day"], as_index=False, sort=False, dropna=False)
        .agg(counted=("counted", "sum"), days=("counted", "size"), gaps=("is_gap", "sum"), length=("length", "first"))
    )
    is_told = told["days"].eq(told["length"]) & (told["gaps"] * _GAP).lt(told["length"])
    return told.assign(articles=told["counted"].where(is_told))[daily.columns.to_list()], step


def bounds(days: pd.Series, step: Step) -> tuple[pd.Series, pd.Series]:
    """Return the first and the last day of the steps in which days lie."""
    if step == "day":
        return days, days
    periods = days.dt.to_period(_PERIOD[step])
    return periods.dt.start_time.astype(days.dtype), periods.dt.end_time.dt.normalize().astype(days.dtype)


def of_step(corpus: Slice, day: pd.Timestamp, step: Step, zone: ZoneInfo) -> Slice:
    """Return the part of a slice that was published in the day, week or month of a day of the newsroom."""
    (first,), (last,) = bounds(pd.Series([day]), step)
    within = day_of(corpus.articles["published_at"], zone).between(first, last)
    return corpus.where(within)
