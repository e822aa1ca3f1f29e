"""What was delivered, worked out day by day in plain Python: what the vectorised way is compared with."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import exp, factorial
from statistics import median
from zoneinfo import ZoneInfo

Item = tuple[str, datetime]
"""An article: from whom, and when, with a zone."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a source: what came, what usually does (None: not known), and whether it is an outage."""

    articles: int
    usual: float | None
    outage: bool = False


def days_of(items: Sequence[Item], zone: ZoneInfo) -> dict[tuple[str, date], Day]:
    """Return every day of every source on which something came or usually does."""
    as_of = max((when for _, when in items), default=None)
    found: dict[tuple[str, date], Day] = {}
    for source in {source for source, _ in items}:
        moments = [when.astimezone(zone) for one, when in items if one == source]
        assert as_of is not None
        for day, told in _judged(moments, as_of.astimezone(zone)).items():
            if told.articles or told.usual:
                found[source, day] = told
    return found


def gaps_of(days: dict[tuple[str, date], Day], sources: Iterable[str]) -> set[date]:
    """Return the days on which a third or more of what the sources usually deliver was out."""
    chosen = set(sources)
    found = set()
    for day in {day for _, day in days}:
        of_day = [told for (source, when), told in days.items() if when == day and source in chosen]
        out = sum(told.usual or 0 for told in of_day if told.outage)
        if out > 0 and 3 * out >= sum(told.usual or 0 for told in of_day):
            found.add(day)
    return found


def _judged(moments: Sequence[datetime], as_of: datetime) -> dict[date, Day]:
    counts = Counter(when.date() for when in moments)
    first, last = min(counts), as_of.date()
    told: dict[date, Day] = {}
    left_out: set[date] = set()
    for day in (first + timedelta(days=number) for number in range((last - first).days + 1)):
        before = [day - timedelta(days=number) for number in range(1, 29)]
        usual, adopted = _usual(before, first, counts, left_out)
        if adopted:
            left_out.clear()
        if usual is not None and usual >= 3 and counts[day] < usual / 3:
            left_out.add(day)
        told[day] = Day(counts[day], usual)
    today = told[last]
    if today.usual:
        told[last] = Day(today.articles, today.usual * _part(moments, as_of))
    return _with_outages(told)


def _usual(before: list[date], first: date, counts: Counter[date], left_out: set[date]) -> tuple[float | None, bool]:
    own = [day for day in before if day >= first]
    if (before[0] - first).days + 1 < 7:
        return None, False
    kept = [day for day in own if day not in left_out]
    adopted = len(kept) < 7
    kept = own if adopted else kept
    weekdays = [counts[day] for day in kept if (before[0] - day).days % 7 == 6]
    every = median(counts[day] for day in kept)
    return (min(every, median(weekdays)) if weekdays else every), adopted


def _part(moments: Sequence[datetime], as_of: datetime) -> float:
    recent = [when for when in moments if timedelta(0) < as_of.date() - when.date() <= timedelta(days=28)]
    by_then = [when for when in recent if when.time() <= as_of.time()]
    return len(by_then) / max(len(recent), 1)


def _with_outages(told: dict[date, Day]) -> dict[date, Day]:
    """Return the days with the runs of short ones marked that chance hardly explains."""
    runs: list[list[date]] = [[]]
    for day, one in told.items():
        if one.usual is not None and one.usual >= 3 and one.articles < one.usual / 3:
            runs[-1].append(day)
        else:
            runs.append([])
    out: set[date] = set()
    for run in runs:
        came, usual = (sum(getattr(told[day], name) for day in run) for name in ("articles", "usual"))
        luck = sum(exp(-usual) * usual**number / factorial(number) for number in range(came + 1))
        if run and (usual >= 30 or luck < 1 / 200):
            out.update(run)
    return {day: Day(one.articles, one.usual, day in out) for day, one in told.items()}
