"""What the reader asked: a frozen value that every page, export and command shares."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.errors import SelectionError
from analysis.newsroom import DAY, TICK

_LENGTH: Final = re.compile(r"0*([1-9][0-9]{0,4})([hd])")


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles asked for: those in the period, from the sources, that name the people and the shows.

    `None` means all, an empty set means none. An article qualifies if it names any of the people and, where shows are
    asked for too, any of the shows.
    """

    since: pd.Timestamp | None = None
    """First instant, included."""
    until: pd.Timestamp | None = None
    """First instant no longer included."""
    sources: frozenset[str] | None = None
    sections: frozenset[str] | None = None
    people: frozenset[str] | None = None
    shows: frozenset[str] | None = None
    query: str = ""
    copies: bool = False
    """Whether copies count too, articles of nearly the same text as another one."""

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins, or whose ends have no zone."""
        for end in (self.since, self.until):
            if end is not None and end.tzinfo is None:
                msg = f"{end}: a period needs times with a zone"
                raise SelectionError(msg)
        if self.since is not None and self.until is not None and self.until <= self.since:
            msg = f"the period ends ({self.until:%Y-%m-%d %H:%M}) before it begins ({self.since:%Y-%m-%d %H:%M})"
            raise SelectionError(msg)

    @property
    def is_dated(self) -> bool:
        """Whether undated articles are left out."""
        return self.since is not None or self.until is not None

    @property
    def entities(self) -> frozenset[str]:
        """All entities asked for."""
        return (self.people or frozenset()) | (self.shows or frozenset())

    def without_entities(self) -> "Selection":
        """Return the same period, sources, sections and query, whoever is named: the base of a share."""
        return replace(self, people=None, shows=None)


def days(first: date | None, last: date | None, zone: ZoneInfo) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    """Return since and until for a range of days, both included, in the newsroom's zone."""
    since = pd.Timestamp(first, tz=zone) if first else None
    until = pd.Timestamp(last + timedelta(days=1), tz=zone) if last else None
    return since, until


def window(as_of: pd.Timestamp, length: pd.Timedelta, zone: ZoneInfo) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return since and until for the window of this length that ends with `as_of`, its end included.

    A window of several days begins at a midnight of the zone: seven days are the day of `as_of` and the six before.
    """
    if length > DAY and length % DAY == pd.Timedelta(0):
        first = as_of.tz_convert(zone).date() - timedelta(days=length // DAY - 1)
        return pd.Timestamp(first, tz=zone), as_of + TICK
    return as_of - length + TICK, as_of + TICK


def length(text: str) -> pd.Timedelta | None:
    """Return the length of time that a text like 24h or 7d means; None where it means none."""
    if (found := _LENGTH.fullmatch(text)) is None:
        return None
    count = int(found[1])
    return pd.Timedelta(timedelta(hours=count) if found[2] == "h" else timedelta(days=count))


def before(selection: Selection) -> Selection:
    """Return the same selection over the period before: as many days earlier by the calendar as it has days.

    A period that begins within a day has one of the same length just before it. Days are those of the zone that the
    period's beginning is in. Raises SelectionError where the period has no beginning or no end.
    """
    if selection.since is None or selection.until is None:
        msg = "only a period with a beginning and an end has a period before it"
        raise SelectionError(msg)
    since, until = selection.since, selection.until
    if since != since.normalize():
        return replace(selection, since=since - (until - since), until=since)
    until = until.tz_convert(since.tz)
    length = pd.Timedelta(days=((until - TICK).date() - since.date()).days + 1)
    return replace(selection, since=_earlier(since, length), until=_earlier(until, length))


def _earlier(when: pd.Timestamp, length: pd.Timedelta) -> pd.Timestamp:
    """Return the same hour so many days before, whatever the clocks did since."""
    local = when.tz_localize(None) - length
    return local.tz_localize(when.tz, ambiguous=True, nonexistent="shift_forward")
